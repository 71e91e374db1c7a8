package io.tocsin.detection;

import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import io.tocsin.detection.state.Time;

import java.time.Instant;

/**
 * Whether people report more than usual: opened by a surprise, ended by calm or by their word.
 *
 * <p>Not thread-safe.
 */
final class CrowdAlarm {

  private static final long CALM_MINUTES = 30;
  private static final double CALM_PART_OF_PEAK = 0.25;
  private static final double BACK_AT_LEAST = 5;
  private static final double TAIL_MINUTES = 90;
  private static final double TAIL_PART_OF_PEAK = 0.5;
  private static final long TAIL_ENDS_MINUTES = 6 * 60;
  private static final long NEVER = Long.MIN_VALUE / 2;

  private boolean open;
  private long openedAt = NEVER;
  private Instant onset = Instant.EPOCH;
  private String cohort = "";
  private Expectation usualPerHour = new Expectation(1, 1);
  private double peak;
  private long calmSince = NEVER;
  private long endedAt = NEVER;
  private VerdictReason ended = VerdictReason.REPORTS_BACK_TO_USUAL;

  /** What people said in the last minutes, for the question whether it is over. */
  record Lately(double quarterHour, Expectation usual, double good, double bad, double still) {}

  void open(long now, Instant since, String group, Expectation perHour) {
    open = true;
    openedAt = now;
    onset = since;
    cohort = group;
    usualPerHour = perHour;
    peak = 0;
    calmSince = NEVER;
  }

  /** Ends the alarm when people have been calm for long enough, or say that it works again. */
  void watch(long now, Lately lately) {
    peak = Math.max(peak, lately.quarterHour());
    if (lately.good() >= BACK_AT_LEAST && lately.good() >= 2 * lately.bad()) {
      end(now, now, VerdictReason.PEOPLE_SAY_IT_WORKS_AGAIN);
      return;
    }
    if (!calm(lately)) {
      calmSince = NEVER;
    } else if (calmSince == NEVER) {
      calmSince = now;
    } else if (now - calmSince >= CALM_MINUTES) {
      end(now, calmSince, VerdictReason.REPORTS_BACK_TO_USUAL);
    }
  }

  private boolean calm(Lately lately) {
    Expectation usual = lately.usual();
    return lately.quarterHour() <= Math.max(1, usual.mean() + 2 * usual.deviation())
        && lately.quarterHour() <= Math.max(1, CALM_PART_OF_PEAK * peak)
        && lately.still() <= 2;
  }

  private void end(long now, long since, VerdictReason why) {
    open = false;
    onset = Time.startOf(since);
    ended = why;
    cohort = "";
    endedAt = now;
  }

  /** Ends the alarm because probes say that it is over. */
  void end(long now) {
    if (open) {
      end(now, now, VerdictReason.PROBES_WORK_AGAIN);
    }
  }

  /** Late reports to be expected after an alarm, in a window that ends now. */
  double tail(long now, int minutes) {
    return open || now - endedAt > TAIL_ENDS_MINUTES
        ? 0
        : TAIL_PART_OF_PEAK * peak * minutes / 15 * Math.exp(-(now - endedAt) / TAIL_MINUTES);
  }

  /** Whether the hour teaches nothing about ordinary times. */
  boolean disturbs(long now) {
    return open || now - endedAt <= TAIL_ENDS_MINUTES;
  }

  boolean isOpen() {
    return open;
  }

  long openedAt() {
    return openedAt;
  }

  Instant onset() {
    return onset;
  }

  VerdictReason ended() {
    return ended;
  }

  String cohort() {
    return cohort;
  }

  Expectation usualPerHour() {
    return usualPerHour;
  }

  void save(StateOut out) {
    out.flag(open);
    out.number(openedAt);
    out.time(onset);
    out.text(cohort);
    out.real(usualPerHour.mean());
    out.real(usualPerHour.shape());
    out.real(peak);
    out.number(calmSince);
    out.number(endedAt);
    out.text(ended.name());
  }

  static CrowdAlarm restore(StateIn in) {
    CrowdAlarm alarm = new CrowdAlarm();
    alarm.open = in.flag();
    alarm.openedAt = in.number();
    alarm.onset = in.time();
    alarm.cohort = in.text();
    alarm.usualPerHour = new Expectation(in.real(), in.real());
    alarm.peak = in.real();
    alarm.calmSince = in.number();
    alarm.endedAt = in.number();
    alarm.ended = in.word(VerdictReason.class);
    return alarm;
  }
}
