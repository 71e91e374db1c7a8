package io.tocsin.console;

/**
 * A place that a caller named during this shift: {@code 59000 Nord}. Immutable.
 *
 * @param current whether the next tap counts there
 */
public record CallPlace(String postcode, String area, boolean current) {}
