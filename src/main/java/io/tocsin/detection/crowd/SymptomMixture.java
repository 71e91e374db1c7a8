package io.tocsin.detection.crowd;

import java.util.Arrays;
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

  private static final double ROUNDING = 1e-6;

  /** The usual mixture varies by itself, as a relative variance. */
  private final double unrest;

  private double usually;
  private double all;
  private double[] counts = new double[8];
  private double[] parts = new double[8];
  private int symptoms;

  /** Parts of a mixture in which nothing is usual. */
  private double any;

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
    all = 0;
    any = 0;
    symptoms = 0;
  }

  /**
   * Takes in the reports of a symptom.
   *
   * @param part of the usual reports that name it, more than zero
   */
  void add(double count, double part) {
    any += ANY;
    if (count > 0) {
      if (symptoms == counts.length) {
        counts = Arrays.copyOf(counts, 2 * symptoms);
        parts = Arrays.copyOf(parts, 2 * symptoms);
      }
      counts[symptoms] = count;
      parts[symptoms] = part;
      symptoms++;
      all += count;
    }
  }

  /**
   * Nats that {@link #nats} does not exceed, at a tenth of its price: the likeliest mixture of all
   * against a usual one that learns nothing while it counts. For gamma functions {@code x^c} stands
   * below {@code G(x + c) / G(x)}, or {@code x (x + c)^(c - 1)} if c is less than one (Wendel
   * 1948).
   */
  double most() {
    double most = 0;
    for (int one = 0; one < symptoms; one++) {
      double count = counts[one];
      double usual = usually * parts[one];
      double likeliest = count / all * (usually + all);
      most +=
          count >= 1
              ? count * Math.log(likeliest / usual)
              : count * Math.log(likeliest)
                  - Math.log(usual)
                  - (count - 1) * Math.log(usual + count);
    }
    return Math.max(0, most) + ROUNDING;
  }

  /** Nats for an outage; zero where the mixture is the usual one. */
  double nats() {
    double outage = 0;
    double usual = 0;
    for (int one = 0; one < symptoms; one++) {
      double part = usually * parts[one];
      outage += LogGamma.value(ANY + counts[one]) - LogGamma.value(ANY);
      usual += LogGamma.value(part + counts[one]) - LogGamma.value(part);
    }
    if (all <= 0) {
      return 0;
    }
    double unknown = outage + LogGamma.value(any) - LogGamma.value(any + all);
    double known = usual + LogGamma.value(usually) - LogGamma.value(usually + all);
    return Math.max(0, unknown - known);
  }
}
