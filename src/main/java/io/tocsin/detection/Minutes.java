package io.tocsin.detection;

import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The last two hours of one component, minute by minute. Not thread-safe. */
final class Minutes {

  static final int KEPT = 128;

  private final @Nullable Minute[] ring = new @Nullable Minute[KEPT];

  /** The last minute in which somebody may have said that it works. */
  private long works = Long.MIN_VALUE;

  /** The minute to count into; null when it is longer ago than is kept. */
  @Nullable Minute at(long index, long now) {
    if (index <= now - KEPT || index > now) {
      return null;
    }
    int slot = (int) (index & (KEPT - 1));
    Minute minute = ring[slot];
    if (minute == null || minute.index != index) {
      minute = new Minute(index);
      ring[slot] = minute;
    }
    return minute;
  }

  /** Adds up the minutes from the first to the last, both included. */
  double sum(long first, long last, ToDoubleFunction<Minute> what) {
    double sum = 0;
    for (long index = Math.max(first, last - KEPT + 1); index <= last; index++) {
      Minute minute = ring[(int) (index & (KEPT - 1))];
      if (minute != null && minute.index == index) {
        sum += what.applyAsDouble(minute);
      }
    }
    return sum;
  }

  /** People who say it fails, in the minutes from the first to the last, both included. */
  int failing(long first, long last) {
    int sum = 0;
    for (long index = Math.max(first, last - KEPT + 1); index <= last; index++) {
      Minute minute = ring[(int) (index & (KEPT - 1))];
      sum += minute != null && minute.index == index ? minute.failing : 0;
    }
    return sum;
  }

  /** One more word is counted in a minute, or taken away again. */
  void count(Minute minute, Voice voice, int sign) {
    minute.count(voice, sign);
    works = minute.working > 0 ? Math.max(works, minute.index) : works;
  }

  /** People for whom it works; mostly nobody says that. */
  double working(long first, long last) {
    return works < first ? 0 : sum(first, last, minute -> minute.working);
  }

  SortedMap<String, Integer> tally(
      long first, long last, Function<Minute, SortedMap<String, Integer>> what) {
    SortedMap<String, Integer> tally = new TreeMap<>();
    for (long index = Math.max(first, last - KEPT + 1); index <= last; index++) {
      Minute minute = ring[(int) (index & (KEPT - 1))];
      if (minute != null && minute.index == index) {
        what.apply(minute).forEach((key, count) -> tally.merge(key, count, Integer::sum));
      }
    }
    return tally;
  }

  private List<Minute> held() {
    List<Minute> held = new ArrayList<>();
    for (Minute minute : ring) {
      if (minute != null) {
        held.add(minute);
      }
    }
    return held;
  }

  void save(StateOut out) {
    out.list(held(), minute -> minute.save(out));
  }

  static Minutes restore(StateIn in) {
    Minutes minutes = new Minutes();
    for (Minute minute : in.list(() -> Minute.restore(in))) {
      minutes.ring[(int) (minute.index & (KEPT - 1))] = minute;
      minutes.works = minute.working > 0 ? Math.max(minutes.works, minute.index) : minutes.works;
    }
    return minutes;
  }
}
