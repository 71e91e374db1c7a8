package io.tocsin.clocks;

/** What the house observes by itself and that may start a clock. */
public enum Seen {
  /** The fact sheet says that data of some day is lost. */
  DATA_LOST,
  /** A function is confirmed to be out. */
  FUNCTION_OUT,
  /** The disturbance lasts longer than a day. */
  OPEN_OVER_A_DAY
}
