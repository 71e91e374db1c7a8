package io.tocsin.detection;

import io.tocsin.detection.Evidence.People.Hour;
import io.tocsin.detection.crowd.Band;
import io.tocsin.detection.crowd.Usual;
import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import io.tocsin.detection.state.Time;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The day of one component, hour by hour, as far as somebody watched. Not thread-safe. */
final class Hours {

  private static final int KEPT = 24;

  private final Deque<Hour> full = new ArrayDeque<>();
  private long hour;
  private long watchedFrom;
  private long lastMinute;
  private double weight;
  private int people;
  private boolean disturbed;

  Hours(long minute) {
    begin(Math.floorDiv(minute, 60L), minute);
  }

  private void begin(long newHour, long from) {
    this.hour = newHour;
    this.watchedFrom = from;
    this.lastMinute = from;
    this.weight = 0;
    this.people = 0;
    this.disturbed = false;
  }

  /** An hour that ended: the part of it that was watched, and what it held. */
  record Ended(long hour, double exposure, double weight, int people, boolean disturbed) {}

  /** Says whether the clock has left the hour. */
  boolean isOver(long minute) {
    return Math.floorDiv(minute, 60L) > hour;
  }

  /** Ends the hour and begins the one the clock is in; hours nobody watched are left out. */
  Ended turn(long minute) {
    long next = Math.floorDiv(minute, 60L);
    long until = next == hour + 1 ? next * 60 : lastMinute + 1;
    Ended ended = new Ended(hour, (until - watchedFrom) / 60.0, weight, people, disturbed);
    begin(next, next == hour + 1 ? next * 60 : minute);
    return ended;
  }

  void keep(Ended ended, double expected) {
    full.addLast(new Hour(Time.startOf(ended.hour() * 60), ended.people(), expected));
    while (Math.floorDiv(full.getFirst().start().getEpochSecond(), 3600L) < hour - KEPT) {
      full.removeFirst();
    }
  }

  void watch(long minute) {
    lastMinute = Math.max(lastMinute, minute);
  }

  void count(long minute, double byWeight, int byPeople) {
    if (Math.floorDiv(minute, 60L) == hour) {
      weight = Math.max(0, weight + byWeight);
      people = Math.max(0, people + byPeople);
    }
  }

  void disturb() {
    disturbed = true;
  }

  List<Hour> full() {
    for (int left = full.size(); left > 0; left--) {
      full.addLast(banded(full.removeFirst()));
    }
    return List.copyOf(full);
  }

  /** The band follows from what was expected: it is worked out when somebody asks, and kept. */
  private static Hour banded(Hour one) {
    return one.usual() != null
        ? one
        : new Hour(
            one.start(),
            one.failing(),
            one.expected(),
            Band.of(one.expected(), Usual.SHAPE_OF_AN_HOUR));
  }

  void save(StateOut out) {
    out.number(hour);
    out.number(watchedFrom);
    out.number(lastMinute);
    out.real(weight);
    out.number(people);
    out.flag(disturbed);
    out.list(
        full,
        one -> {
          out.time(one.start());
          out.number(one.failing());
          out.real(one.expected());
        });
  }

  static Hours restore(StateIn in) {
    Hours hours = new Hours(0);
    hours.hour = in.number();
    hours.watchedFrom = in.number();
    hours.lastMinute = in.number();
    hours.weight = in.real();
    hours.people = in.count();
    hours.disturbed = in.flag();
    hours.full.addAll(in.list(() -> new Hour(in.time(), in.count(), in.real())));
    return hours;
  }
}
