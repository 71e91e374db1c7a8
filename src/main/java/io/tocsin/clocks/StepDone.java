package io.tocsin.clocks;

import io.tocsin.incidents.Actor;
import java.time.Instant;

/**
 * A step was taken: somebody was told. Immutable.
 *
 * @param number from 1; a rhythm is kept by several
 * @param doneAt when they were told
 * @param reference the number of the file, or empty
 */
public record StepDone(
    String incident,
    String clock,
    String step,
    int number,
    Instant doneAt,
    String reference,
    Instant at,
    Actor by) {}
