package io.tocsin.detection.course;

/** How far a disturbance has come back. */
public enum Phase {
  BROKEN,
  PARTLY_BACK,
  OVER
}
