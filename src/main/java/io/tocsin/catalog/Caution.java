package io.tocsin.catalog;

import java.util.Locale;

/**
 * How much it takes before people's reports are called a disturbance: the detector's one setting.
 *
 * <p>The figures are nats, natural logarithms of how much likelier the reports are in an outage
 * than in ordinary times; a step of four is a factor of about fifty.
 */
public enum Caution {
  /** Sooner, and wrong more often. */
  EAGER(10),
  USUAL(14),
  /** Later, and hardly ever wrong. */
  CAUTIOUS(20);

  private final double nats;

  Caution(double nats) {
    this.nats = nats;
  }

  public double nats() {
    return nats;
  }

  /** Returns the word in the owner's file. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
