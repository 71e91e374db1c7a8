package io.tocsin.operators;

/** What a look for a proof found. */
public enum Sight {
  /** It stands there. */
  THERE,
  /** Whoever was asked answered, and it does not stand there. */
  NOT_THERE,
  /** Nobody answered, or not in time: this says nothing. */
  NOT_REACHED
}
