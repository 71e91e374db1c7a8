package io.tocsin.detection;

import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import io.tocsin.detection.state.Time;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether people report more than usual, and the course of what they report. Not thread-safe. */
final class CrowdAlarm {

  private static final long NEVER = Long.MIN_VALUE / 2;

  private @Nullable CrowdCourse course;
  private String cohort = "";
  private long endedAt = NEVER;
  private Instant over = Instant.EPOCH;
  private VerdictReason ended = VerdictReason.REPORTS_BACK_TO_USUAL;

  void open(CrowdCourse begun, String group) {
    course = begun;
    cohort = group;
  }

  /** Ends the alarm. */
  void end(long now, long since, VerdictReason why) {
    if (course != null) {
      course = null;
      cohort = "";
      endedAt = now;
      over = Time.startOf(since);
      ended = why;
    }
  }

  boolean isOpen() {
    return course != null;
  }

  @Nullable CrowdCourse course() {
    return course;
  }

  /** When it began; when it is over, since when. */
  Instant onset() {
    CrowdCourse running = course;
    return running == null ? over : Time.startOf(running.onset());
  }

  long endedAt() {
    return endedAt;
  }

  VerdictReason ended() {
    return ended;
  }

  String cohort() {
    return cohort;
  }

  void save(StateOut out) {
    CrowdCourse running = course;
    out.flag(running != null);
    if (running != null) {
      running.save(out);
    }
    out.text(cohort);
    out.number(endedAt);
    out.time(over);
    out.text(ended.name());
  }

  static CrowdAlarm restore(StateIn in) {
    CrowdAlarm alarm = new CrowdAlarm();
    alarm.course = in.flag() ? CrowdCourse.restore(in) : null;
    alarm.cohort = in.text();
    alarm.endedAt = in.number();
    alarm.over = in.time();
    alarm.ended = in.word(VerdictReason.class);
    return alarm;
  }
}
