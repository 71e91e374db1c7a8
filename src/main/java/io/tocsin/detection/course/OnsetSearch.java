package io.tocsin.detection.course;

import java.util.Arrays;
import org.apache.commons.numbers.gamma.LogGamma;

/** The posterior over onset minutes and shapes of one series. Confined to one call. */
final class OnsetSearch {

  /** Lengths of the rise that are tried, in minutes; the first is a sharp one. */
  private static final int[] RISES = {1, 20, 30, 40, 50, 60};

  private static final int TOLERATED = 5;
  private static final double LEVEL_SHAPE = 6;
  private static final int LEAST_QUIET = 10;
  private static final double[] HEIGHTS = {0.4, 0.55, 0.7, 0.85, 1, 1.18, 1.4, 1.8, 2.4};
  private static final double INTERVAL_TAIL = 0.05;

  /** An onset that is so much less likely (log) than another is not looked at closely. */
  private static final double HOPELESS = 20;

  private final MinuteSeries series;
  private final CoursePrior prior;

  /** The course of a rise beside the others, minute by minute since the onset. */
  private final double[] shapes;

  /** For one onset: what each rise would bring, in multiples of its first rate. */
  private final double[] forms = new double[RISES.length];

  private final int minutes;

  /** Sums of what came before each minute. */
  private final double[] counted;

  private final double[] expected;
  private final double[] logCounts;

  /** The minutes with reports, and for each minute how many of them came before it. */
  private final int[] heard;

  private final int[] heardBefore;

  /** For one onset: the likeliest height of each rise, and how well it fits. */
  private final double[] heights = new double[RISES.length];

  private final double[] likeliest = new double[RISES.length];

  /** For one onset, by rise or by height: the rate beside the usual, and that of one minute. */
  private final double[] besides = new double[HEIGHTS.length];

  private final double[] rates = new double[HEIGHTS.length];
  private final LogSums logs = new LogSums(HEIGHTS.length);

  OnsetSearch(MinuteSeries series, CoursePrior prior) {
    this.series = series;
    this.prior = prior;
    this.minutes = series.minutes();
    this.counted = new double[minutes + 1];
    this.expected = new double[minutes + 1];
    this.logCounts = new double[minutes + 1];
    this.heard = new int[minutes];
    this.heardBefore = new int[minutes + 1];
    for (int minute = 0; minute < minutes; minute++) {
      double count = series.count(minute);
      counted[minute + 1] = counted[minute] + count;
      expected[minute + 1] = expected[minute] + series.usual(minute);
      logCounts[minute + 1] =
          logCounts[minute] + (count > 0 ? count * Math.log(series.usual(minute)) : 0);
      heard[heardBefore[minute]] = minute;
      heardBefore[minute + 1] = heardBefore[minute] + (count > 0 ? 1 : 0);
    }
    this.shapes = new double[RISES.length * minutes];
    for (int t = 0; t < minutes; t++) {
      double broken = prior.stillBroken(t);
      for (int rise = 0; rise < RISES.length; rise++) {
        shapes[t * RISES.length + rise] = broken * Math.min(1, (t + 1.0) / RISES[rise]);
      }
    }
  }

  Onset find() {
    int first = Math.min(LEAST_QUIET, Math.max(0, minutes - 1));
    double[] sharp = new double[minutes];
    double[] ramp = new double[minutes];
    Arrays.fill(sharp, Double.NEGATIVE_INFINITY);
    Arrays.fill(ramp, Double.NEGATIVE_INFINITY);
    double best = Double.NEGATIVE_INFINITY;
    double sharpPrior = Math.log(1 - prior.rampShare());
    double rampPrior = Math.log(prior.rampShare() / (RISES.length - 1));
    for (int onset = minutes - 1; onset >= first; onset--) {
      double before = before(onset);
      form(onset);
      likeliest(onset);
      for (int rise = 0; rise < RISES.length; rise++) {
        double prior = rise == 0 ? sharpPrior : rampPrior;
        double after = after(onset, rise, best - before - prior);
        best = Math.max(best, before + after + prior);
        if (rise == 0) {
          sharp[onset] = before + after + prior;
        } else {
          ramp[onset] = LogSum.of(ramp[onset], before + after + prior);
        }
      }
    }
    return told(sharp, ramp);
  }

  private Onset told(double[] sharp, double[] ramp) {
    double[] posterior = new double[minutes];
    for (int minute = 0; minute < minutes; minute++) {
      posterior[minute] = LogSum.of(sharp[minute], ramp[minute]);
    }
    double all = Arrays.stream(posterior).reduce(Double.NEGATIVE_INFINITY, LogSum::of);
    double rampMass = 0;
    for (int minute = 0; minute < minutes; minute++) {
      posterior[minute] = Math.exp(posterior[minute] - all);
      rampMass += Math.exp(ramp[minute] - all);
    }
    int best = mostSurelyNear(posterior);
    int earliest = Math.min(best, quantile(posterior, INTERVAL_TAIL));
    int latest = Math.max(best, quantile(posterior, 1 - INTERVAL_TAIL));
    return new Onset(
        best, earliest, latest, rampMass > 0.5, Math.min(1, near(posterior, best)), level(best));
  }

  private int mostSurelyNear(double[] posterior) {
    int best = 0;
    double most = -1;
    for (int minute = 0; minute < minutes; minute++) {
      double mass = near(posterior, minute) + 0.1 * posterior[minute];
      if (mass > most) {
        most = mass;
        best = minute;
      }
    }
    return best;
  }

  private double near(double[] posterior, int minute) {
    double mass = 0;
    int to = Math.min(minutes - 1, minute + TOLERATED);
    for (int other = Math.max(0, minute - TOLERATED); other <= to; other++) {
      mass += posterior[other];
    }
    return mass;
  }

  private int quantile(double[] posterior, double part) {
    double mass = 0;
    for (int minute = 0; minute < minutes; minute++) {
      mass += posterior[minute];
      if (mass >= part) {
        return minute;
      }
    }
    return minutes - 1;
  }

  /** How today's ordinary level compares with the usual one. */
  private double level(int onset) {
    return (LEVEL_SHAPE + counted[onset]) / (LEVEL_SHAPE + expected[onset]);
  }

  /** Log likelihood of the quiet part, its level a gamma variable around the usual one. */
  private double before(int onset) {
    double shape = LEVEL_SHAPE + counted[onset];
    return logCounts[onset]
        + LogGamma.value(shape)
        - LogGamma.value(LEVEL_SHAPE)
        + LEVEL_SHAPE * Math.log(LEVEL_SHAPE)
        - shape * Math.log(LEVEL_SHAPE + expected[onset]);
  }

  /** All rises at once, so that no sum has to wait for the one before it. */
  private void form(int onset) {
    Arrays.fill(forms, 0);
    for (int minute = onset, at = 0; minute < minutes; minute++, at += RISES.length) {
      double usual = series.usual(minute);
      for (int rise = 0; rise < RISES.length; rise++) {
        forms[rise] += shapes[at + rise] * usual;
      }
    }
  }

  /** For each rise its likeliest height, and how well it fits: all at once, as above. */
  private void likeliest(int onset) {
    double level = level(onset);
    double usual = series.usual(onset);
    double ordinary = level * (expected[minutes] - expected[onset]);
    double excess = counted[minutes] - counted[onset] - ordinary;
    for (int rise = 0; rise < RISES.length; rise++) {
      heights[rise] = Math.max(0.5, excess) / Math.max(1e-9, forms[rise] / usual);
      besides[rise] = heights[rise] / usual;
    }
    logs.begin(RISES.length, logCounts[minutes] - logCounts[onset]);
    for (int one = heardBefore[onset]; one < heardBefore[minutes]; one++) {
      int at = (heard[one] - onset) * RISES.length;
      for (int rise = 0; rise < RISES.length; rise++) {
        rates[rise] = level + besides[rise] * shapes[at + rise];
      }
      logs.add(rates, series.count(heard[one]));
    }
    for (int rise = 0; rise < RISES.length; rise++) {
      double form = forms[rise] / usual;
      likeliest[rise] = logs.sum(rise) - ordinary - heights[rise] * form;
    }
  }

  /**
   * Log likelihood of what follows the onset, the height integrated out; where the likeliest height
   * leaves it far behind the best onset, for that height alone.
   */
  private double after(int onset, int rise, double best) {
    if (likeliest[rise] < best - HOPELESS) {
      return likeliest[rise];
    }
    double level = level(onset);
    double usual = series.usual(onset);
    double form = forms[rise] / usual;
    double ordinary = level * (expected[minutes] - expected[onset]);
    logsOfHeights(onset, level, rise);
    double sum = 0;
    for (int one = 0; one < HEIGHTS.length; one++) {
      double all = ordinary + heights[rise] * HEIGHTS[one] * form;
      sum += logs.product(one) * Math.exp(logs.sumBeside(one) - all - likeliest[rise]);
    }
    return likeliest[rise] + Math.log(sum);
  }

  /** The part of a Poisson log likelihood to which only minutes with reports contribute. */
  private void logsOfHeights(int onset, double level, int rise) {
    for (int one = 0; one < HEIGHTS.length; one++) {
      besides[one] = heights[rise] * HEIGHTS[one] / series.usual(onset);
    }
    logs.begin(HEIGHTS.length, logCounts[minutes] - logCounts[onset]);
    for (int one = heardBefore[onset]; one < heardBefore[minutes]; one++) {
      double shape = shapes[(heard[one] - onset) * RISES.length + rise];
      for (int height = 0; height < HEIGHTS.length; height++) {
        rates[height] = level + besides[height] * shape;
      }
      logs.add(rates, series.count(heard[one]));
    }
  }
}
