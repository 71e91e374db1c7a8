package io.tocsin.detection.series;

/**
 * One way of asking "have we seen this before?".
 *
 * <p>What is now is laid over every moment of the past that is remembered; what counts is how far
 * the most similar one is away.
 */
enum Look {
  /** The reading alone: a value that never was. */
  VALUE,
  /** The last few readings, one by one: a jump, a spike, a stop that never was. */
  STEP,
  /** The last few dozen, one by one: a shape that never was. */
  SHAPE,
  /** The mean of the last few: a level that never was. */
  LEVEL,
  /** The last few at this time of day: usual by night, unheard of at noon. */
  HOUR
}
