package io.tocsin.detection.where;

/**
 * How loud it is, in reports of the whole ground since the onset.
 *
 * @param outside what would be heard if no place were down: what is usual, give or take a common
 *     factor, and the reports that name a wrong place or only echo
 * @param inside what would be heard on top of it if every place were down as those inside are
 */
record Levels(double outside, double inside) {}
