package io.tocsin.detection;

/** How a component is, for everybody or for one cohort; {@code UNKNOWN} is drawn grey. */
public enum ComponentState {
  WORKS,
  DEGRADED,
  OUT,
  UNKNOWN
}
