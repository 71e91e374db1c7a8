package io.tocsin.detection;

import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import io.tocsin.detection.state.Time;
import io.tocsin.signals.CallTally;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The calls about one component that desks tallied in the last hour. Not thread-safe.
 *
 * <p>They are told apart from reports, and learn nothing and teach nothing: what is usual is
 * counted in reports alone. In the question whether more people report than usual, a desk with at
 * least one call in the window is one person of full weight and of a network of its own, so that
 * one desk, whatever it taps, is far from the six sources an alarm needs.
 */
final class Calls {

  private static final int KEPT = 60;

  /** More different words than this in one minute are not kept apart. */
  private static final int MOST_KEYS = 256;

  private final SortedMap<Long, Minute> minutes = new TreeMap<>();
  private long now = Long.MIN_VALUE / 2;
  private @Nullable Instant last;

  /** One minute. */
  private static final class Minute {
    final SortedMap<String, Integer> desks = new TreeMap<>();
    final SortedMap<String, Integer> areas = new TreeMap<>();
    final SortedMap<String, Integer> symptoms = new TreeMap<>();

    List<SortedMap<String, Integer>> maps() {
      return List.of(desks, areas, symptoms);
    }

    void count(CallTally tally, int sign) {
      add(desks, tally.desk(), sign * tally.calls());
      add(areas, tally.area(), sign * tally.calls());
      add(symptoms, tally.symptom(), sign * tally.calls());
    }

    private static void add(Map<String, Integer> counts, @Nullable String key, int by) {
      if (key == null || (counts.size() >= MOST_KEYS && !counts.containsKey(key))) {
        return;
      }
      if (counts.merge(key, by, Calls::plus) <= 0) {
        counts.remove(key);
      }
    }
  }

  void roll(long minute) {
    now = Math.max(now, minute);
    if (!minutes.isEmpty()) {
      minutes.headMap(now - KEPT + 1).clear();
    }
  }

  void add(CallTally tally) {
    long minute = Time.minute(tally.at());
    if (minute <= now - KEPT || minute > now) {
      return;
    }
    minutes.computeIfAbsent(minute, index -> new Minute()).count(tally, 1);
    Instant before = last;
    last = before == null || tally.at().isAfter(before) ? tally.at() : before;
  }

  /** Forgets a tally, as far as it is still being counted. */
  void takeBack(CallTally tally) {
    Minute minute = minutes.get(Time.minute(tally.at()));
    if (minute != null) {
      minute.count(tally, -1);
    }
  }

  /** How many desks tallied a call in a window that ends now. */
  int desks(int window) {
    return minutes.isEmpty() ? 0 : sum(window, minute -> minute.desks).size();
  }

  private SortedMap<String, Integer> sum(
      int window, Function<Minute, SortedMap<String, Integer>> what) {
    SortedMap<String, Integer> sum = new TreeMap<>();
    for (Minute minute : minutes.tailMap(now - window + 1).values()) {
      what.apply(minute).forEach((key, count) -> sum.merge(key, count, Calls::plus));
    }
    return sum;
  }

  private static int plus(int one, int other) {
    return (int) Math.min(Integer.MAX_VALUE, (long) one + other);
  }

  Evidence.Calls evidence() {
    SortedMap<String, Integer> desks = sum(KEPT, minute -> minute.desks);
    return desks.isEmpty()
        ? Evidence.Calls.NONE
        : new Evidence.Calls(
            desks.values().stream().reduce(0, Calls::plus),
            desks.size(),
            last,
            sum(KEPT, minute -> minute.symptoms),
            sum(KEPT, minute -> minute.areas));
  }

  void save(StateOut out) {
    out.number(now);
    out.time(last);
    out.entries(
        minutes,
        (index, minute) -> {
          out.number(index);
          minute.maps().forEach(counts -> out.map(counts, count -> out.number(count)));
        });
  }

  void restore(StateIn in) {
    now = in.number();
    last = in.optionalTime();
    int size = in.count();
    for (int i = 0; i < size; i++) {
      Minute minute = new Minute();
      minutes.put(in.number(), minute);
      minute.maps().forEach(counts -> in.map(counts, in::count));
    }
  }
}
