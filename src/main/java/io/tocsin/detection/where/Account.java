package io.tocsin.detection.where;

/**
 * The best account one form gives of a tally.
 *
 * @param weight log of the probability of the tally and the form together, up to a constant that is
 *     the same for all forms over the same tally
 * @param inside probability of each place under this form
 */
record Account(Shape shape, double weight, double[] inside) {}
