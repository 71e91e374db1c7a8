package io.tocsin.detection;

import io.tocsin.detection.course.Phase;
import io.tocsin.detection.crowd.Crowd;
import io.tocsin.detection.crowd.Excess;
import io.tocsin.detection.crowd.Search;
import io.tocsin.detection.crowd.Surroundings;
import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import io.tocsin.detection.state.Time;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people say of one component, against what they usually say. Not thread-safe. */
final class ComponentCrowd implements Crowd.Others {

  private static final int LATELY = 30;
  private static final double HOLDS_BELOW = 0.5;

  /** There are many zones: one of them has to be so many nats more surprising than the whole. */
  static final double HANDICAP_OF_ZONES = 4;

  /** Minutes without any signal, ticks among them, of which nothing is known. */
  static final long BLIND_AFTER = 5;

  /** A disturbance is not over before it has been watched for so many minutes. */
  private static final long WATCHED_AT_LEAST = 10;

  final Minutes minutes;
  private final Hours hours;
  private final Crowd crowd;
  private final Groups groups;
  private final CrowdAlarm alarm;
  private final Glances glances;
  private final Calls calls = new Calls();
  private final Answers answers = new Answers();
  long now;
  private @Nullable Instant last;
  Excess excess = Excess.NONE;

  ComponentCrowd(Instant born) {
    this.now = Time.minute(born);
    this.minutes = new Minutes();
    this.hours = new Hours(now);
    this.crowd = new Crowd(now);
    this.groups = new Groups();
    this.alarm = new CrowdAlarm();
    this.glances = new Glances();
  }

  private ComponentCrowd(StateIn in) {
    this.now = in.number();
    this.glances = Glances.restore(in);
    this.last = in.optionalTime();
    this.minutes = Minutes.restore(in);
    this.hours = Hours.restore(in);
    this.crowd = Crowd.restore(in);
    this.groups = Groups.restore(in);
    this.alarm = CrowdAlarm.restore(in);
    this.excess = Excess.restore(in);
    this.calls.restore(in);
    this.answers.restore(in);
  }

  void hear(Voice voice, Instant at) {
    last = last == null || at.isAfter(last) ? at : last;
    count(voice, 1);
  }

  /** Forgets what was said, as far as it is still being counted. */
  void takeBack(Voice voice) {
    if (voice.heard()) {
      count(voice, -1);
    }
  }

  private void count(Voice voice, int sign) {
    Minute minute = minutes.at(voice.minute(), now);
    if (minute == null) {
      return;
    }
    minutes.count(minute, voice, sign);
    if (voice.said() == Voice.Said.FAILS) {
      glances.more();
      double counts =
          crowd.count(
              voice.minute(),
              voice.area(),
              voice.symptom(),
              voice.line(),
              voice.weight(),
              sign,
              voice.referral());
      hours.count(voice.minute(), counts, sign);
    }
  }

  /** Moves the clock on; an hour that ends is learned, clipped when it was disturbed. */
  void roll(Instant at, boolean probesFail, Surroundings around) {
    long minute = Math.max(now, Time.minute(at));
    if (hours.isOver(minute)) {
      learn(hours.turn(minute), around);
    }
    if (minute - now > BLIND_AFTER) {
      wake(minute, around);
    }
    for (long next = now; next < minute; ) {
      next++;
      crowd.pass(next, around.calendar());
      follow(next, probesFail, around);
    }
    now = minute;
    hours.watch(now);
    calls.roll(now);
    if (probesFail || crowd.disturbed()) {
      hours.disturb();
    }
  }

  /** Nobody looked for a while: silence that nobody heard says neither that it works nor not. */
  private void wake(long minute, Surroundings around) {
    now = minute - 1;
    crowd.wake(now, around.calendar());
    CrowdCourse course = alarm.course();
    if (course != null) {
      course.wake(now);
    }
  }

  private void learn(Hours.Ended ended, Surroundings around) {
    double expected =
        crowd.learn(
            ended.hour(), ended.weight(), ended.exposure(), ended.disturbed(), around.calendar());
    hours.keep(ended, expected);
    if (!ended.disturbed()) {
      groups.learn(minutes, ended.hour() * 60);
    }
  }

  private void follow(long minute, boolean probesFail, Surroundings around) {
    CrowdCourse course = alarm.course();
    if (course == null) {
      answers.forget();
      return;
    }
    Witnesses seen = answers.end(minute - 1, minutes);
    course.follow(minute, seen, crowd, around);
    crowd.lasts((weight(15) - crowd.expected(15, around)) / 15);
    if (course.phase() == Phase.OVER && watched(minute, course) && !probesFail) {
      long full = minute - 1;
      boolean said = minutes.sum(full - LATELY, full, one -> one.back + one.working) > 0;
      end(
          minute,
          course.changedAt(),
          said ? VerdictReason.PEOPLE_SAY_IT_WORKS_AGAIN : VerdictReason.REPORTS_BACK_TO_USUAL);
    }
  }

  private static boolean watched(long minute, CrowdCourse course) {
    return minute - course.openedAt() >= WATCHED_AT_LEAST;
  }

  /** One probe answered with yes or no. */
  void probed(boolean fails) {
    answers.add(fails);
  }

  private void end(long minute, long since, VerdictReason why) {
    alarm.end(minute, since, why);
    crowd.close();
    excess = Excess.NONE;
  }

  /**
   * Looks whether people report more than usual.
   *
   * @param caution nats that it takes
   * @param suspicion nats that probes already have for it
   */
  void judge(Instant at, double caution, double suspicion, Search search, Surroundings around) {
    boolean looks = !alarm.isOpen() && isLookedAt(suspicion);
    if (!looks || !glances.due(at, suspicion > 0, glances.isSoon(at) ? people(LATELY) : 0)) {
      return;
    }
    double least = caution - suspicion;
    Excess found = crowd.search(search, around, this, HANDICAP_OF_ZONES, least);
    if (found.nats() >= least && !doubts().speakAgainst(found, least)) {
      excess = found;
      CrowdCourse course = new CrowdCourse(now, alarm.endedAt(), crowd, around);
      crowd.open(course.onset());
      alarm.open(course, groups.standingOutCohort(minutes, now, found.minutes()));
    }
  }

  /** Whether there is something new to be seen. */
  boolean isLookedAt(double suspicion) {
    return !glances.nothingNew(suspicion > 0);
  }

  /** The probes say that it is over. */
  void settle() {
    if (alarm.isOpen()) {
      end(now, now, VerdictReason.PROBES_WORK_AGAIN);
    }
  }

  Doubts doubts() {
    return new Doubts(minutes, groups, calls, now);
  }

  private int people(int window) {
    return doubts().people(window);
  }

  CrowdTally read() {
    CrowdCourse course = alarm.course();
    boolean eased = course != null && Relief.eased(minutes, now);
    boolean fewer = course != null && watched(now, course) && Relief.fewer(course, minutes, now);
    return new CrowdTally(
        course != null,
        course != null && course.over() < HOLDS_BELOW,
        fewer || eased,
        fewer && !eased,
        alarm.onset(),
        alarm.ended(),
        alarm.cohort());
  }

  /** The course of the disturbance, while there is one. */
  @Nullable CrowdCourse course() {
    return alarm.course();
  }

  /** The reports themselves. */
  Crowd reports() {
    return crowd;
  }

  /** How the window in which they stood out compares with what is usual; else the last hour. */
  Score score(Surroundings around) {
    int window = alarm.isOpen() ? excess.minutes() : 60;
    int people = minutes.failing(now - window + 1, now);
    return new Score(window, people, crowd.expected(window, around), excess.nats());
  }

  /** There is something new to look at. */
  void moreIsHeard() {
    glances.more();
  }

  /** Calls to those who answer them, counted apart. */
  Calls calls() {
    return calls;
  }

  /** A desk that tallies calls weighs as one person, however many calls it has. */
  @Override
  public double alike(int window) {
    return calls.desks(window);
  }

  @Override
  public double working(int window) {
    return minutes.working(now - window + 1, now);
  }

  private double weight(int window) {
    return minutes.sum(now - window + 1, now, minute -> minute.weight) + alike(window);
  }

  /** The last hour in figures, and the last day hour by hour. */
  Evidence.People evidence(Surroundings around) {
    boolean placed = alarm.isOpen() && !around.customers().terrain().lands().isEmpty();
    return LastHour.of(minutes, hours, now, crowd.expected(60, around), last, placed);
  }

  /** Every cohort that a verdict of the crowd may be about. */
  Set<String> scopes() {
    return alarm.isOpen() && !alarm.cohort().isEmpty() ? Set.of(alarm.cohort()) : Set.of();
  }

  void save(StateOut out) {
    out.number(now);
    glances.save(out);
    out.time(last);
    minutes.save(out);
    hours.save(out);
    crowd.save(out);
    groups.save(out);
    alarm.save(out);
    excess.save(out);
    calls.save(out);
    answers.save(out);
  }

  static ComponentCrowd restore(StateIn in) {
    return new ComponentCrowd(in);
  }
}
