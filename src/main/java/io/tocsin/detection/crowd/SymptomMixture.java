package io.tocsin.detection.crowd;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * How much the mixture of symptoms speaks for an outage, whatever the number of reports: what is
 * broken is described otherwise than what people complain of every day.
 *
 * <p>The logarithm of a Bayes factor of two Dirichlet-multinomial distributions: of a mixture about
 * which nothing is known (Jeffreys' prior) against the usual one, which is itself known only as
 * well as it was learned. For Poisson counts the total and the mixture are independent, so that
 * this is added to what the total says. Confined to one thread; used again after {@link #begin}.
 */
final class SymptomMixture {

  /** Jeffreys' prior of a symptom's part in an outage. */
  private static final double ANY = 0.5;

  /** A usual mixture that was never seen rests on so many reports. */
  private static final double PRIOR = 2;

  /** The usual mixture varies by itself, as a relative variance. */
  private final double unrest;

  private double usually;
  private double counted;
  private double any;
  private double outage;
  private double usual;

  SymptomMixture(double unrest) {
    this.unrest = unrest;
  }

  /**
   * Begins a new mixture.
   *
   * @param restsOn reports from which the usual one was learned
   */
  void begin(double restsOn) {
    usually = 1 / (unrest + 1 / (restsOn + PRIOR));
    counted = 0;
    any = 0;
    outage = 0;
    usual = 0;
  }

  /**
   * Takes in the reports of a symptom.
   *
   * @param part of the usual reports that name it, more than zero
   */
  void add(double count, double part) {
    any += ANY;
    if (count > 0) {
      counted += count;
      outage += LogGamma.value(ANY + count) - LogGamma.value(ANY);
      usual += LogGamma.value(usually * part + count) - LogGamma.value(usually * part);
    }
  }

  /** Nats for an outage; zero where the mixture is the usual one. */
  double nats() {
    if (counted <= 0) {
      return 0;
    }
    double unknown = outage + LogGamma.value(any) - LogGamma.value(any + counted);
    double known = usual + LogGamma.value(usually) - LogGamma.value(usually + counted);
    return Math.max(0, unknown - known);
  }
}
