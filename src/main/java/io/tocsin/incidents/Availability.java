package io.tocsin.incidents;

import io.tocsin.detection.ComponentState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * For how long a component was in which state during a period; immutable. Time of which nothing is
 * known is in neither side of a share.
 *
 * @param measured all of the period, announced work included as it was measured
 * @param outsideMaintenance the period without announced work; an overrun is no announced work
 */
public record Availability(
    Map<ComponentState, Duration> measured, Map<ComponentState, Duration> outsideMaintenance) {

  /** One stretch of time; its end is not included. */
  private record Stretch(Instant from, Instant to) {
    @Nullable Stretch cut(Instant earliest, Instant latest) {
      Instant begin = from.isBefore(earliest) ? earliest : from;
      Instant end = to.isAfter(latest) ? latest : to;
      return begin.isBefore(end) ? new Stretch(begin, end) : null;
    }

    Duration length() {
      return Duration.between(from, to);
    }
  }

  public Availability {
    measured = Map.copyOf(measured);
    outsideMaintenance = Map.copyOf(outsideMaintenance);
  }

  /**
   * Adds up a period.
   *
   * @param spans the component's spans that touch the period; an open one lasts to its end
   * @param works all maintenances of the component that touch the period, cancelled ones too
   * @param to end of the period, not included; not in the future, or the open span is stretched
   *     into it
   */
  public static Availability of(
      Collection<Span> spans, Collection<Maintenance> works, Instant from, Instant to) {
    List<Stretch> announced = announced(works, from, to);
    Map<ComponentState, Duration> all = new EnumMap<>(ComponentState.class);
    Map<ComponentState, Duration> outside = new EnumMap<>(ComponentState.class);
    Duration unseen = Duration.between(from, to);
    Duration unseenOutside = unseen.minus(total(announced));
    for (Span span : spans) {
      Instant end = span.to();
      Stretch stretch = new Stretch(span.from(), end == null ? to : end).cut(from, to);
      if (stretch == null) {
        continue;
      }
      Duration rest = stretch.length().minus(shared(stretch, announced));
      all.merge(span.state(), stretch.length(), Duration::plus);
      outside.merge(span.state(), rest, Duration::plus);
      unseen = unseen.minus(stretch.length());
      unseenOutside = unseenOutside.minus(rest);
    }
    all.merge(ComponentState.UNKNOWN, unseen, Duration::plus);
    outside.merge(ComponentState.UNKNOWN, unseenOutside, Duration::plus);
    return new Availability(all, outside);
  }

  private static Duration shared(Stretch stretch, List<Stretch> announced) {
    Duration sum = Duration.ZERO;
    for (Stretch work : announced) {
      Stretch common = work.cut(stretch.from(), stretch.to());
      sum = common == null ? sum : sum.plus(common.length());
    }
    return sum;
  }

  private static Duration total(List<Stretch> stretches) {
    return stretches.stream().map(Stretch::length).reduce(Duration.ZERO, Duration::plus);
  }

  /** The announced times within the period, in order and joined where they overlap. */
  private static List<Stretch> announced(Collection<Maintenance> works, Instant from, Instant to) {
    List<Stretch> joined = new ArrayList<>();
    works.stream()
        .map(work -> window(work, from, to))
        .filter(Objects::nonNull)
        .sorted(Comparator.comparing(Stretch::from))
        .forEach(next -> join(joined, next));
    return joined;
  }

  private static void join(List<Stretch> joined, Stretch next) {
    Stretch last = joined.isEmpty() ? null : joined.getLast();
    if (last == null || next.from().isAfter(last.to())) {
      joined.add(next);
    } else if (next.to().isAfter(last.to())) {
      joined.set(joined.size() - 1, new Stretch(last.from(), next.to()));
    }
  }

  private static @Nullable Stretch window(Maintenance work, Instant from, Instant to) {
    if (work.status() == Maintenance.Status.CANCELLED) {
      return null;
    }
    Instant ended = work.endedAt();
    Instant end = ended != null && ended.isBefore(work.end()) ? ended : work.end();
    return work.start().isBefore(end) ? new Stretch(work.start(), end).cut(from, to) : null;
  }

  /**
   * Share of the known time it worked, announced maintenance counted as measured; empty without
   * data.
   */
  public OptionalDouble share() {
    return share(measured);
  }

  /** Share of the known time it worked, announced maintenance left out; empty without data. */
  public OptionalDouble shareOutsideMaintenance() {
    return share(outsideMaintenance);
  }

  /** For how long anything was known of it, announced maintenance included. */
  public Duration known() {
    return measured.entrySet().stream()
        .filter(entry -> entry.getKey() != ComponentState.UNKNOWN)
        .map(Map.Entry::getValue)
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static OptionalDouble share(Map<ComponentState, Duration> times) {
    double works = seconds(times, ComponentState.WORKS);
    double known =
        works + seconds(times, ComponentState.DEGRADED) + seconds(times, ComponentState.OUT);
    return known > 0 ? OptionalDouble.of(works / known) : OptionalDouble.empty();
  }

  private static double seconds(Map<ComponentState, Duration> times, ComponentState state) {
    return times.getOrDefault(state, Duration.ZERO).toMillis() / 1000.0;
  }
}
