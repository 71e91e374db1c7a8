package io.tocsin.detection;

import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import io.tocsin.detection.state.Time;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * What people usually say of one component: how many, from where, of which group.
 *
 * <p>Before an hour of the day has been seen once, the minutes before the window stand for it.
 */
final class Usual {

  /** Beyond so many deviations an hour is taken for an outage nobody noticed. */
  private static final double CLIP_DEVIATIONS = 3;

  /** After a day of alarm the new rate begins to be believed. */
  private static final long BELIEVED_AFTER_MINUTES = Time.MINUTES_A_DAY;

  private static final double BELIEVED_GROWTH = 1.5;

  /** Belief before anything was seen, in reports and minutes; and how fast ordinary days rise. */
  private static final double PRIOR_REPORTS = 0.5;

  private static final double PRIOR_MINUTES = 2;
  private static final double ORDINARY_RISE = 2;
  private static final double UNREST = 1.0 / 8;

  private static final double AREA_PRIOR = 0.2;
  private static final double AREAS_PRIOR = 20;
  private static final int COHORT_PEOPLE = 5;
  private static final double COHORT_NEARLY_ALL = 0.8;
  private static final double COHORT_USUAL_MOST = 0.6;

  private final Baseline baseline;
  private final Shares areas;
  private final Shares cohorts;
  private final long watchedSince;

  Usual(long born) {
    this(born, new Baseline(), new Shares(), new Shares());
  }

  private Usual(long born, Baseline baseline, Shares areas, Shares cohorts) {
    this.watchedSince = born;
    this.baseline = baseline;
    this.areas = areas;
    this.cohorts = cohorts;
  }

  boolean knows(long minute) {
    return baseline.knows(Math.floorDiv(minute, 60L));
  }

  /** Takes in an hour that ended and returns what had been expected of it. */
  double learn(Hours.Ended ended, Minutes minutes, long minutesOfAlarm) {
    Expectation hour = baseline.perHour(ended.hour() * 60 + 30).times(ended.exposure());
    boolean known = baseline.knows(ended.hour());
    if (ended.disturbed()) {
      if (known) {
        double growth = minutesOfAlarm > BELIEVED_AFTER_MINUTES ? BELIEVED_GROWTH : 1;
        learn(ended, Math.min(ended.weight(), growth * hour.mean()));
      }
      return hour.mean();
    }
    double most = known ? hour.mean() + CLIP_DEVIATIONS * hour.deviation() : Double.MAX_VALUE;
    learn(ended, Math.min(ended.weight(), Math.max(1, most)));
    long first = ended.hour() * 60;
    areas.learn(minutes.tally(first, first + 59, minute -> minute.areas));
    cohorts.learn(minutes.tally(first, first + 59, minute -> minute.cohorts));
    return hour.mean();
  }

  private void learn(Hours.Ended ended, double weight) {
    baseline.learn(ended.hour(), weight, ended.exposure());
  }

  /** What is usual in a window that ends now. */
  Expectation expected(long now, int window, Minutes minutes) {
    long middle = now - window / 2;
    Expectation learned = baseline.perHour(middle).times(window / 60.0);
    if (knows(now)) {
      return learned;
    }
    Expectation recent = recently(now, window, minutes);
    return recent.mean() > learned.mean() ? recent : learned;
  }

  private Expectation recently(long now, int window, Minutes minutes) {
    long until = now - window;
    long from = Math.max(watchedSince, until - 59);
    double reports = from > until ? 0 : minutes.sum(from, until, minute -> minute.weight);
    double watched = Math.max(0, until - from + 1);
    double perMinute = (reports + PRIOR_REPORTS) / (watched + PRIOR_MINUTES);
    return new Expectation(
        ORDINARY_RISE * perMinute * window, 1 / (UNREST + 1 / (reports + PRIOR_REPORTS)));
  }

  /** The areas with more than twice their usual part; all that were named when none stands out. */
  Set<String> standingOutAreas(SortedMap<String, Integer> named, double expected) {
    double all = areas.total("") + AREAS_PRIOR;
    Set<String> standingOut = new TreeSet<>();
    for (Map.Entry<String, Integer> area : named.entrySet()) {
      double part = (areas.of(area.getKey()) + AREA_PRIOR) / all;
      if (area.getValue() >= 2 && area.getValue() > 2 * part * expected + 1) {
        standingOut.add(area.getKey());
      }
    }
    return standingOut.isEmpty() ? named.keySet() : standingOut;
  }

  /**
   * The cohort nearly all people name though it is not nearly everybody; empty if there is none.
   */
  String standingOutCohort(SortedMap<String, Integer> named, int people) {
    for (Map.Entry<String, Integer> cohort : named.entrySet()) {
      String dimension = cohort.getKey().substring(0, cohort.getKey().indexOf(':') + 1);
      double usualPart = (cohorts.of(cohort.getKey()) + 1) / (cohorts.total(dimension) + 2);
      if (cohort.getValue() >= COHORT_PEOPLE
          && cohort.getValue() >= COHORT_NEARLY_ALL * people
          && usualPart < COHORT_USUAL_MOST) {
        return cohort.getKey();
      }
    }
    return "";
  }

  void save(StateOut out) {
    out.number(watchedSince);
    baseline.save(out);
    areas.save(out);
    cohorts.save(out);
  }

  static Usual restore(StateIn in) {
    return new Usual(in.number(), Baseline.restore(in), Shares.restore(in), Shares.restore(in));
  }
}
