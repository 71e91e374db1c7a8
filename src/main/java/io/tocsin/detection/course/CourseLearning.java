package io.tocsin.detection.course;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Fits the usual course to resolved incidents. Confined to one call.
 *
 * <p>Method: penalised Poisson likelihood, each incident's own height given by its total; the
 * penalty is a log-normal belief around the earlier prior, and no incident counts for more than
 * {@value #MOST_REPORTS} reports, so that one great one does not speak for all.
 */
final class CourseLearning {

  static final double MOST_REPORTS = 150;

  private static final double BELIEF_DEVIATION = 0.5;
  private static final double PRIOR_ENDS = 10;
  private static final double[] FACTORS = {0.6, 0.75, 0.87, 0.95, 1, 1.05, 1.15, 1.33, 1.67};
  private static final int ROUNDS = 12;
  private static final int LEAST_MINUTES = 15;

  private final CoursePrior earlier;
  private final List<ResolvedCourse> resolved;

  CourseLearning(CoursePrior earlier, List<ResolvedCourse> resolved) {
    this.earlier = earlier;
    this.resolved = List.copyOf(resolved);
  }

  CoursePrior learn() {
    if (resolved.isEmpty()) {
      return earlier;
    }
    CoursePrior best = earlier;
    for (int round = 0; round < ROUNDS; round++) {
      CoursePrior now = best;
      best = better(best, factor -> fallen(now, factor, 1), this::novelty);
      CoursePrior next = best;
      best = better(best, factor -> fallen(next, 1, factor), this::novelty);
    }
    for (int round = 0; round < ROUNDS; round++) {
      CoursePrior now = best;
      best = better(best, factor -> late(now, factor, 1), this::tail);
      CoursePrior next = best;
      best = better(best, factor -> late(next, 1, factor), this::tail);
    }
    return best.withEndsPerMinute(endsPerMinute());
  }

  private interface Change {
    CoursePrior by(double factor);
  }

  private CoursePrior better(
      CoursePrior start, Change change, ToDoubleFunction<CoursePrior> worth) {
    CoursePrior best = start;
    double most = worth.applyAsDouble(start);
    for (double factor : FACTORS) {
      CoursePrior tried = change.by(factor);
      double value = worth.applyAsDouble(tried);
      if (value > most) {
        most = value;
        best = tried;
      }
    }
    return best;
  }

  private static CoursePrior fallen(CoursePrior from, double plateau, double minutes) {
    return from.withNovelty(Math.min(1, from.plateau() * plateau), from.noveltyMinutes() * minutes);
  }

  private static CoursePrior late(CoursePrior from, double share, double minutes) {
    return from.withLate(Math.min(1, from.lateShare() * share), from.lateMinutes() * minutes);
  }

  private double novelty(CoursePrior tried) {
    double sum =
        belief(tried.plateau(), earlier.plateau())
            + belief(tried.noveltyMinutes(), earlier.noveltyMinutes());
    for (ResolvedCourse course : resolved) {
      sum += course.ramp() ? 0 : novelty(tried, course);
    }
    return sum;
  }

  /** Where in time its reports fell, given how many they were before anything was mended. */
  private static double novelty(CoursePrior tried, ResolvedCourse course) {
    int until = course.mendedFrom();
    double height = height(tried, course);
    if (until < LEAST_MINUTES || height <= 0) {
      return 0;
    }
    double sum = 0;
    double reports = 0;
    for (int minute = 0; minute < until; minute++) {
      double rate =
          course.series().usual(minute)
              + height * tried.stillBroken(minute) * course.activity(minute);
      sum += fit(course.series().count(minute), rate);
      reports += course.series().count(minute);
    }
    return sum * Math.min(1, MOST_REPORTS / Math.max(1, reports));
  }

  private static double height(CoursePrior tried, ResolvedCourse course) {
    double excess = 0;
    double form = 0;
    for (int minute = 0; minute < course.mendedFrom(); minute++) {
      excess += course.series().count(minute) - course.series().usual(minute);
      form += tried.stillBroken(minute) * course.activity(minute);
    }
    return form > 0 ? excess / form : 0;
  }

  private double tail(CoursePrior tried) {
    double sum =
        belief(tried.lateShare(), earlier.lateShare())
            + belief(tried.lateMinutes(), earlier.lateMinutes());
    for (ResolvedCourse course : resolved) {
      // a staged recovery mixes tails of several ends
      if (course.mendedFrom() == course.end() && course.end() >= LEAST_MINUTES) {
        sum += tail(tried, course);
      }
    }
    return sum;
  }

  private static double tail(CoursePrior tried, ResolvedCourse course) {
    double ended = height(tried, course) * tried.stillBroken(course.end());
    double sum = 0;
    double reports = 0;
    for (int minute = course.end(); minute < course.series().minutes(); minute++) {
      double late = Math.max(0, ended) * tried.late(minute - course.end());
      double rate = course.series().usual(minute) + late * course.activity(minute);
      sum += fit(course.series().count(minute), rate);
      reports += course.series().count(minute);
    }
    return sum * Math.min(1, MOST_REPORTS / Math.max(1, reports));
  }

  private double endsPerMinute() {
    double ends = PRIOR_ENDS;
    double minutes = PRIOR_ENDS / earlier.endsPerMinute();
    for (ResolvedCourse course : resolved) {
      ends += course.mendedFrom() < course.end() ? 2 : 1;
      minutes += Math.max(1, course.end());
    }
    return Math.min(1, ends / minutes);
  }

  private static double belief(double tried, double earlier) {
    double off = Math.log(tried / earlier) / BELIEF_DEVIATION;
    return -off * off / 2;
  }

  private static double fit(double count, double rate) {
    return (count > 0 ? count * Math.log(rate) : 0) - rate;
  }
}
