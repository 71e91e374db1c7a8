package io.tocsin.clocks;

/** What the house observes by itself and that may start a clock. */
public enum Seen {
  /** The fact sheet says that data of some day is lost. */
  DATA_LOST,
  /** A function is confirmed to be out. */
  FUNCTION_OUT,
  /** Every function of the service is out for everybody, for more than half an hour. */
  ALL_OUT_OVER_HALF_AN_HOUR,
  /** The disturbance lasts longer than a day. */
  OPEN_OVER_A_DAY
}
