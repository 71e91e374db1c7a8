package io.tocsin.app.detect;

import java.time.Instant;

/**
 * One line of a series: when, how much, and both as they were written.
 *
 * @param value NaN where the line has none
 */
record SeriesRow(String timestamp, String number, Instant at, double value) {}
