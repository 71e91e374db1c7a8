package io.tocsin.detection.where;

/** The ways an outage may lie on the ground. */
public enum Shape {
  /** Every place. */
  NATIONAL,
  /** Whole regions. */
  REGIONAL,
  /** A few places that touch each other. */
  CLUSTER,
  /** Places here and there. */
  SCATTERED,
  /** One place. */
  SINGLE
}
