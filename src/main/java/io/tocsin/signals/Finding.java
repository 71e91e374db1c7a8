package io.tocsin.signals;

/** What a probe says, in three values: absence of data is never health. */
public enum Finding {
  WORKS,
  FAILS,
  INCONCLUSIVE
}
