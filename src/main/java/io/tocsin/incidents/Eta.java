package io.tocsin.incidents;

import java.time.Instant;

/** When it should work again, as said: a time, or honestly none yet. */
public sealed interface Eta {

  /** A time was given. */
  record At(Instant instant) implements Eta {}

  /** "We do not know yet", said as such. */
  record NoneYet() implements Eta {}
}
