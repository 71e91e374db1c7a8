package io.tocsin.detection;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What people say of one component, against what they usually say. Not thread-safe. */
final class ComponentCrowd {

  private static final int[] SHORT_WINDOWS = {5, 15};
  private static final int LATELY = 30;

  /** A quarter of an hour that is this surprising still holds an alarm that probes would end. */
  private static final double HOLDING = 3;

  /** So many people at least must come from outside the network with most reports. */
  private static final int OUTSIDE_LARGEST_NETWORK = 2;

  private static final int EASED_AT_LEAST = 3;

  private final Minutes minutes;
  private final Hours hours;
  private final Usual usual;
  private final CrowdAlarm alarm;
  private final Calls calls = new Calls();
  private long now;
  private @Nullable Instant last;

  ComponentCrowd(Instant born) {
    this.now = Time.minute(born);
    this.minutes = new Minutes();
    this.hours = new Hours(now);
    this.usual = new Usual(now);
    this.alarm = new CrowdAlarm();
  }

  private ComponentCrowd(StateIn in) {
    this.now = in.number();
    this.last = in.optionalTime();
    this.minutes = Minutes.restore(in);
    this.hours = Hours.restore(in);
    this.usual = Usual.restore(in);
    this.alarm = CrowdAlarm.restore(in);
  }

  void hear(Voice voice, Instant at) {
    Instant before = last;
    last = before == null || at.isAfter(before) ? at : before;
    Minute minute = minutes.at(voice.minute(), now);
    if (minute == null) {
      return;
    }
    switch (voice.said()) {
      case FAILS -> fails(minute, voice, 1);
      case WORKS -> minute.working++;
      case BACK -> minute.back++;
      case PARTLY -> minute.partly++;
      case STILL_BROKEN -> minute.still++;
    }
  }

  /** Forgets what was said, as far as it is still being counted. */
  void takeBack(Voice voice) {
    Minute minute = voice.heard() ? minutes.at(voice.minute(), now) : null;
    if (minute == null) {
      return;
    }
    switch (voice.said()) {
      case FAILS -> fails(minute, voice, -1);
      case WORKS -> minute.working = Math.max(0, minute.working - 1);
      case BACK -> minute.back = Math.max(0, minute.back - 1);
      case PARTLY -> minute.partly = Math.max(0, minute.partly - 1);
      case STILL_BROKEN -> minute.still = Math.max(0, minute.still - 1);
    }
  }

  private void fails(Minute minute, Voice voice, int sign) {
    minute.failure(voice, sign);
    hours.count(voice.minute(), sign * voice.weight(), sign);
  }

  /** Moves the clock on; an hour that ends is learned, clipped when it was disturbed. */
  void roll(Instant at, boolean disturbed) {
    long minute = Time.minute(at);
    now = Math.max(now, minute);
    if (hours.isOver(now)) {
      Hours.Ended ended = hours.turn(now);
      double expected = usual.learn(ended, minutes, now - alarm.openedAt());
      hours.keep(ended, expected);
    }
    hours.watch(now);
    calls.roll(now);
    if (disturbed || alarm.disturbs(now)) {
      hours.disturb();
    }
  }

  /** Opens or ends the alarm. */
  void judge() {
    if (alarm.isOpen()) {
      alarm.watch(now, lately());
      return;
    }
    Score score = strongest();
    if (score.alarms() && comesFromSeveralNetworks(score.minutes())) {
      alarm.open(now, onset(), standingOutCohort(score.minutes()), expected(60));
    }
  }

  void settle() {
    alarm.end(now);
  }

  private CrowdAlarm.Lately lately() {
    long first = now - LATELY + 1;
    double good = minutes.sum(first, now, minute -> minute.back + minute.working);
    double still = minutes.sum(first, now, minute -> minute.still + minute.partly);
    double bad =
        minutes.sum(now - 14, now, minute -> minute.failing + minute.still + minute.partly);
    return new CrowdAlarm.Lately(weight(15), expected(15), good, bad, still);
  }

  CrowdTally read() {
    boolean open = alarm.isOpen();
    return new CrowdTally(
        open,
        open && Surprise.of(weight(15), expected(15)) >= HOLDING,
        open && eased(),
        alarm.onset(),
        alarm.ended(),
        alarm.cohort());
  }

  private boolean eased() {
    long first = now - LATELY + 1;
    double better = minutes.sum(first, now, minute -> minute.back + minute.partly);
    double worse = minutes.sum(first, now, minute -> minute.failing + minute.still);
    return better >= EASED_AT_LEAST && better > worse;
  }

  /** The most telling window; the last hour when none tells anything. */
  Score strongest() {
    Score strongest = score(60);
    for (int window : SHORT_WINDOWS) {
      Score score = score(window);
      if (score.surprise() > strongest.surprise()) {
        strongest = score;
      }
    }
    return strongest;
  }

  private Score score(int window) {
    Expectation expected = expected(window);
    double weight = weight(window);
    return new Score(
        window,
        (int) minutes.sum(now - window + 1, now, minute -> minute.failing),
        calls.desks(window),
        weight,
        expected.mean(),
        Surprise.of(weight, expected));
  }

  /** Calls to those who answer them, counted apart. */
  Calls calls() {
    return calls;
  }

  /**
   * Failures by weight; each two who say that it works take one off, down to half. A desk that
   * tallies calls weighs as one person, however many calls it has.
   */
  private double weight(int window) {
    long first = now - window + 1;
    double failing = minutes.sum(first, now, minute -> minute.weight) + calls.desks(window);
    double working = minutes.sum(first, now, minute -> minute.working);
    return failing - Math.min(working, failing) / 2;
  }

  private Expectation expected(int window) {
    Expectation expected =
        alarm.isOpen() && !usual.knows(now)
            ? alarm.usualPerHour().times(window / 60.0)
            : usual.expected(now, window, minutes);
    return expected.plus(alarm.tail(now, window));
  }

  /** The start that makes the reports since then most surprising. */
  private Instant onset() {
    int best = 1;
    double most = -1;
    for (int window = 1; window <= 60; window++) {
      double surprise = Surprise.of(weight(window), expected(window));
      if (surprise > most) {
        most = surprise;
        best = window;
      }
    }
    return Time.startOf(now - best + 1);
  }

  private boolean comesFromSeveralNetworks(int window) {
    Map<String, Integer> networks = minutes.tally(now - window + 1, now, minute -> minute.networks);
    int all = networks.values().stream().mapToInt(Integer::intValue).sum();
    int largest = networks.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return all - largest + calls.desks(window) >= OUTSIDE_LARGEST_NETWORK;
  }

  private String standingOutCohort(int window) {
    long first = now - window + 1;
    SortedMap<String, Integer> named = minutes.tally(first, now, minute -> minute.cohorts);
    int people = (int) minutes.sum(first, now, minute -> minute.failing);
    return usual.standingOutCohort(named, people);
  }

  /** Where the evidence was seen. */
  Set<String> areas(int window) {
    long first = now - window + 1;
    return usual.standingOutAreas(
        minutes.tally(first, now, minute -> minute.areas), expected(window).mean());
  }

  /** The last hour in figures, and the last day hour by hour. */
  Evidence.People evidence() {
    long first = now - 59;
    SortedMap<String, Integer> areas = minutes.tally(first, now, minute -> minute.areas);
    return new Evidence.People(
        (int) minutes.sum(first, now, minute -> minute.failing),
        (int) minutes.sum(first, now, minute -> minute.working + minute.back),
        expected(60).mean(),
        last,
        minutes.tally(first, now, minute -> minute.symptoms),
        areas,
        hours.full());
  }

  /** Every cohort that a verdict of the crowd may be about. */
  Set<String> scopes() {
    Set<String> scopes = new TreeSet<>();
    if (alarm.isOpen() && !alarm.cohort().isEmpty()) {
      scopes.add(alarm.cohort());
    }
    return scopes;
  }

  void save(StateOut out) {
    out.number(now);
    out.time(last);
    minutes.save(out);
    hours.save(out);
    usual.save(out);
    alarm.save(out);
  }

  static ComponentCrowd restore(StateIn in) {
    return new ComponentCrowd(in);
  }
}
