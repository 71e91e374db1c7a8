package io.tocsin.detection.course;

/**
 * What a recovery watch says after a minute. Immutable.
 *
 * @param phase broken, partly back or over
 * @param over probability that it is over
 * @param dropped probability that it is over or clearly partly back
 * @param sinceMinute minutes from the onset to the change that led to this phase; 0 while broken
 * @param remaining expected part of the worst level that is still broken, 0 to 1
 */
public record Reading(Phase phase, double over, double dropped, int sinceMinute, double remaining) {

  Reading as(Phase other) {
    return new Reading(other, over, dropped, sinceMinute, remaining);
  }
}
