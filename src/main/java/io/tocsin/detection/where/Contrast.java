package io.tocsin.detection.where;

/**
 * How much better each place's reports fit with being down than with being spared.
 *
 * <p>Counts are negative binomial: Poisson with a rate that varies from place to place by a quarter
 * (affected fraction, market share, inclination to report). Up to a constant the logarithm is
 * {@code r log m - (r + k) log(k + m)}; the constant is the same inside and outside and falls out.
 */
final class Contrast {

  /**
   * Prior: how much rates vary from place to place; the shape of the gamma is its inverse square.
   */
  private static final double VARIATION = 0.25;

  private static final double SHAPE = 1 / (VARIATION * VARIATION);

  /** Prior: this part of the reports of an outage names a wrong place. */
  private static final double MISPLACED = 0.03;

  /**
   * Prior: the outside level is known as if so many reports had been counted. Weak: echoes come.
   */
  private static final double TRUST = 2;

  private static final double LEAST = 1e-9;
  private static final double QUIET = 0.05;
  private static final double LEAST_INSIDE = 0.5;

  private final Ground ground;
  private final double[] reports;
  private final double[] expected;
  private final double usual;
  private final double all;
  private final double presumed;

  /** For one outside level: how well it fits alone, and of each place what it would bring. */
  private double outside = Double.NaN;

  private double fit;
  private final double[] spared;
  private final double[] logSpared;
  private final double[] logSparedTotal;

  Contrast(Ground ground, Tally tally) {
    this.ground = ground;
    this.reports = tally.reports();
    this.expected = tally.expected();
    this.usual = tally.usual();
    this.all = tally.placed();
    this.spared = new double[reports.length];
    this.logSpared = new double[reports.length];
    this.logSparedTotal = new double[reports.length];
    this.presumed = usual + MISPLACED * Math.max(0, all - usual) + QUIET;
  }

  int size() {
    return reports.length;
  }

  double all() {
    return all;
  }

  double excess() {
    return all - usual;
  }

  /** The outside level one would presume without looking at where the reports come from. */
  double presumed() {
    return presumed;
  }

  /** Reports to be heard from a place that is spared. */
  private double spared(int place, double outside) {
    double heard =
        outside >= usual
            ? expected[place] + (outside - usual) * ground.share(place)
            : expected[place] * outside / usual;
    return Math.max(LEAST, heard);
  }

  /** Fills in the log odds of every place and returns how well nothing being down fits. */
  double odds(Levels levels, double[] odds) {
    if (levels.outside() != outside) {
      spare(levels.outside());
    }
    for (int place = 0; place < odds.length; place++) {
      double down = spared[place] + levels.inside() * ground.share(place);
      double heard = reports[place] > 0 ? reports[place] * (Math.log(down) - logSpared[place]) : 0;
      odds[place] =
          heard - (reports[place] + SHAPE) * (Math.log(SHAPE + down) - logSparedTotal[place]);
    }
    return fit;
  }

  private void spare(double level) {
    outside = level;
    fit = (TRUST - 1) * Math.log(level) - TRUST * level / presumed;
    for (int place = 0; place < spared.length; place++) {
      spared[place] = spared(place, level);
      logSpared[place] = reports[place] > 0 ? Math.log(spared[place]) : 0;
      logSparedTotal[place] = Math.log(SHAPE + spared[place]);
      fit += reports[place] * logSpared[place] - (reports[place] + SHAPE) * logSparedTotal[place];
    }
  }

  /** The levels that fit best if the places are inside with these probabilities. */
  Levels refined(Levels levels, double[] inside) {
    double heard = TRUST;
    double due = TRUST / presumed;
    for (int place = 0; place < inside.length; place++) {
      heard += (1 - inside[place]) * reports[place];
      due += (1 - inside[place]) * spared(place, levels.outside()) / levels.outside();
    }
    double outside = heard / due;
    double more = 0;
    double weight = 0;
    for (int place = 0; place < inside.length; place++) {
      double spared = spared(place, outside);
      double down = spared + levels.inside() * ground.share(place);
      double worth = inside[place] / (1 + down / SHAPE);
      more += worth * (reports[place] - spared);
      weight += worth * ground.share(place);
    }
    return new Levels(
        outside, Math.max(LEAST_INSIDE, weight > 0 ? more / weight : levels.inside()));
  }
}
