package io.tocsin.site.form;

/**
 * One thing that can be chosen. Immutable.
 *
 * @param chosen whether it is chosen now
 */
public record Choice(String value, String words, boolean chosen) {}
