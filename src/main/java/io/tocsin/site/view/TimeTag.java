package io.tocsin.site.view;

/**
 * A time twice: for machines and scripts, absolute, and in words for people. Immutable.
 *
 * @param iso RFC 3339 in UTC
 */
public record TimeTag(String iso, String words) {}
