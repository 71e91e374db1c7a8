package io.tocsin.detection;

import io.tocsin.detection.VantageSight.Health;
import io.tocsin.detection.VantageSight.Opinion;
import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import io.tocsin.signals.CatalogChanged.VantagePoint;
import io.tocsin.signals.Finding;
import io.tocsin.signals.ProbeResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The places that probes ask from, over all services. Confined to one thread.
 *
 * <p>A place for which nearly every service fails in the same minutes is ill itself, unless other
 * places see the same: until half of the services answer it again, what it sees fail says nothing.
 * A place on a line of an operator says nothing of other services while that operator's own service
 * fails.
 */
final class Vantages {

  private static final int MOST_PLACES = 64;

  /** So many services at least, to tell an illness where others look as well. */
  private static final int FEWEST = 3;

  /** So many where nobody else looks: fewer may well fail together. */
  private static final int FEWEST_ALONE = 5;

  private final SortedMap<String, VantageSight> places = new TreeMap<>();
  private final SortedMap<String, String> lines = new TreeMap<>();
  private final SortedMap<String, String> areas = new TreeMap<>();

  /**
   * What a place saw fail since a moment is to be taken back.
   *
   * @param line the service of which it is still believed; empty for none
   */
  record Relapse(String vantage, Instant since, String line) {}

  /** Learns on which lines the places stand, and which services there are. */
  void watch(List<VantagePoint> points, Set<String> services) {
    lines.clear();
    areas.clear();
    for (VantagePoint point : points) {
      String line = point.line();
      if (line != null) {
        lines.put(point.vantage(), line);
      }
      String area = point.area();
      if (area != null) {
        areas.put(point.vantage(), area);
      }
    }
    places.values().forEach(place -> place.keep(services));
  }

  /** The places on a line of this service. */
  List<String> on(String service) {
    return lines.entrySet().stream()
        .filter(line -> line.getValue().equals(service))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Whether a place stands among those who could be hit: in one of the areas, and for an operator
   * of lines on one of its own.
   *
   * @param inside the areas, or null for everywhere
   * @param line id of the service if it carries its customers' lines, else empty
   */
  boolean standsAmong(String vantage, @Nullable Set<String> inside, String line) {
    return (inside == null || inside.contains(areas.getOrDefault(vantage, "")))
        && (line.isEmpty() || line.equals(lines.get(vantage)));
  }

  /** Whether a place asks over a line of that service. */
  boolean isOn(String vantage, String service) {
    return service.equals(lines.get(vantage));
  }

  /** The service over whose line a place asks, unless it is asked about that very service. */
  Optional<String> lineOf(ProbeResult result) {
    String line = lines.get(result.vantage());
    return line == null || line.equals(result.service()) ? Optional.empty() : Optional.of(line);
  }

  /**
   * Takes note of an answer, before it is believed.
   *
   * @return what is to be taken back, if the place is found to be ill by it
   */
  Optional<Relapse> hear(ProbeResult result, Duration interval) {
    if (result.finding() == Finding.INCONCLUSIVE) {
      return Optional.empty();
    }
    VantageSight place = place(result.vantage());
    place.note(result, interval);
    if (result.finding() == Finding.WORKS) {
      if (place.isIll() && answersAgain(place, result.at())) {
        place.become(Health.WELL);
      }
      return Optional.empty();
    }
    Optional<Relapse> lost =
        place.isIll() ? Optional.empty() : fallsIll(result.vantage(), place, result.at());
    boolean ownLine = result.service().equals(lines.get(result.vantage()));
    return lost.isEmpty() && ownLine
        ? Optional.of(
            new Relapse(result.vantage(), sameMinutes(result, interval), result.service()))
        : lost;
  }

  private static Instant sameMinutes(ProbeResult result, Duration interval) {
    return result.at().minus(interval.multipliedBy(2));
  }

  private VantageSight place(String vantage) {
    VantageSight known = places.get(vantage);
    if (known == null) {
      if (places.size() >= MOST_PLACES) {
        places.remove(places.firstKey());
      }
      known = new VantageSight();
      places.put(vantage, known);
    }
    return known;
  }

  /** What a place sees, and what others see of the same services at the same time. */
  private static final class Round {
    int asked;
    int lost;
    int contradicted;
    int agreed;
    boolean alone = true;
    Instant since = Instant.MAX;

    boolean isNearlyAll() {
      return 4 * lost >= 3 * asked;
    }
  }

  private Optional<Relapse> fallsIll(String vantage, VantageSight place, Instant now) {
    Round round = new Round();
    for (String service : place.services()) {
      Optional<Opinion> opinion = place.of(service, now);
      if (opinion.isPresent() && opinion.get().fails() == opinion.get().newly()) {
        round.asked++;
        if (opinion.get().fails()) {
          lose(round, vantage, service, opinion.get(), now);
        }
      }
    }
    Health health = judge(round);
    place.become(health);
    return health == Health.WELL
        ? Optional.empty()
        : Optional.of(new Relapse(vantage, round.since, ""));
  }

  private void lose(Round round, String vantage, String service, Opinion lost, Instant now) {
    round.lost++;
    round.since = lost.since().isBefore(round.since) ? lost.since() : round.since;
    places.forEach((name, other) -> {
      Optional<Opinion> theirs =
          name.equals(vantage) || other.isIll() ? Optional.empty() : other.of(service, now);
      round.alone &= theirs.isEmpty();
      if (theirs.isPresent() && theirs.get().fails()) {
        round.agreed++;
      } else if (theirs.isPresent() && theirs.get().at().isAfter(lost.since())) {
        round.contradicted++;
      }
    });
  }

  private static Health judge(Round round) {
    if (!round.isNearlyAll() || round.lost < FEWEST || round.agreed > round.contradicted) {
      return Health.WELL;
    }
    if (round.contradicted > 0) {
      return Health.ILL;
    }
    return round.alone && round.lost >= FEWEST_ALONE ? Health.ILL_AND_ALONE : Health.WELL;
  }

  private static boolean answersAgain(VantageSight place, Instant now) {
    int asked = 0;
    int lost = 0;
    for (String service : place.services()) {
      Optional<Opinion> opinion = place.of(service, now);
      asked += opinion.isPresent() ? 1 : 0;
      lost += opinion.isPresent() && opinion.get().fails() ? 1 : 0;
    }
    return 2 * lost <= asked;
  }

  /** How the place is that gave this answer. */
  Health health(ProbeResult result) {
    VantageSight place = places.get(result.vantage());
    return place == null ? Health.WELL : place.health();
  }

  /** Whether a place sees the service fail over whose line it asks. */
  boolean losesLine(ProbeResult result, String line) {
    VantageSight place = places.get(result.vantage());
    return place != null && place.of(line, result.at()).filter(Opinion::fails).isPresent();
  }

  void save(StateOut out) {
    out.map(places, place -> place.save(out));
    out.map(lines, out::text);
    out.map(areas, out::text);
  }

  static Vantages restore(StateIn in) {
    Vantages vantages = new Vantages();
    in.map(vantages.places, () -> VantageSight.restore(in));
    in.map(vantages.lines, in::text);
    in.map(vantages.areas, in::text);
    return vantages;
  }
}
