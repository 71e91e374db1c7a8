package io.tocsin.site.view;

/**
 * A text that somebody may take away and use elsewhere. Immutable.
 *
 * @param name what it is for
 * @param path its address on this site
 */
public record TakeAway(String name, String path) {}
