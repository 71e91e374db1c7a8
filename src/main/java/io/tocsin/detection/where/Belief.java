package io.tocsin.detection.where;

/**
 * What one form makes of the odds.
 *
 * @param evidence log of the probability of the reports under this form, over that of nothing being
 *     down
 * @param inside probability of each place under this form
 */
record Belief(double evidence, double[] inside) {}
