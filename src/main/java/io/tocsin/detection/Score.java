package io.tocsin.detection;

/**
 * How one window of reports compares with what is usual.
 *
 * @param people distinct people who report a failure, as far as they count
 * @param expected reports usual for this hour and window
 * @param nats how surprising the most surprising of all windows was when the alarm was given
 */
record Score(int minutes, int people, double expected, double nats) {}
