package io.tocsin.detection;

import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import io.tocsin.signals.Finding;
import io.tocsin.signals.ProbeResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one place sees of all services, and whether it is ill itself. Confined to one thread. */
final class VantageSight {

  /** More probes than this are not kept for one place. */
  private static final int MOST_PROBES = 10_000;

  private final SortedMap<String, SortedMap<String, Word>> words = new TreeMap<>();
  private int probes;
  private Health health = Health.WELL;

  /** How a place is. */
  enum Health {
    WELL,
    /** Others see what it does not. */
    ILL,
    /** Nearly everything fails, and nobody else looks. */
    ILL_AND_ALONE
  }

  /**
   * The last answer of one probe; {@code since} is the first failure of its row. It is looked at
   * for two intervals, a failure is new for four.
   */
  private record Word(Instant at, Duration interval, boolean fails, Instant since) {
    boolean isFresh(Instant now) {
      return !at.plus(interval).plus(interval).isBefore(now);
    }

    boolean isNew(Instant now) {
      Duration fresh = interval.plus(interval);
      return !since.plus(fresh).plus(fresh).isBefore(now);
    }
  }

  /**
   * What a place says of one service.
   *
   * @param newly whether the failure began only lately
   */
  record Opinion(boolean fails, boolean newly, Instant at, Instant since) {}

  Health health() {
    return health;
  }

  void become(Health next) {
    health = next;
  }

  boolean isIll() {
    return health != Health.WELL;
  }

  void note(ProbeResult result, Duration interval) {
    SortedMap<String, Word> ofService =
        words.computeIfAbsent(result.service(), name -> new TreeMap<>());
    Word before = ofService.get(result.probe());
    if (before == null && ++probes > MOST_PROBES) {
      words.clear();
      probes = 0;
      return;
    }
    if (before != null && result.at().isBefore(before.at())) {
      return;
    }
    boolean fails = result.finding() == Finding.FAILS;
    Instant since = before != null && before.fails() && fails ? before.since() : result.at();
    ofService.put(result.probe(), new Word(result.at(), interval, fails, since));
  }

  /** What it says of a service, by more than half of its probes; empty when it has not lately. */
  Optional<Opinion> of(String service, Instant now) {
    SortedMap<String, Word> ofService = words.get(service);
    if (ofService == null) {
      return Optional.empty();
    }
    int fresh = 0;
    int failing = 0;
    boolean newly = true;
    Instant at = Instant.EPOCH;
    Instant since = now;
    for (Word word : ofService.values()) {
      if (!word.isFresh(now)) {
        continue;
      }
      fresh++;
      at = word.at().isAfter(at) ? word.at() : at;
      if (word.fails()) {
        failing++;
        newly &= word.isNew(now);
        since = word.since().isBefore(since) ? word.since() : since;
      }
    }
    boolean fails = 2 * failing > fresh;
    return fresh == 0
        ? Optional.empty()
        : Optional.of(new Opinion(fails, fails && newly, at, since));
  }

  /** The services it has been asked about. */
  Set<String> services() {
    return words.keySet();
  }

  /** Forgets the services that are watched no more. */
  void keep(Set<String> watched) {
    words.keySet().retainAll(watched);
    probes = words.values().stream().mapToInt(Map::size).sum();
  }

  void save(StateOut out) {
    out.text(health.name());
    out.map(
        words,
        ofService ->
            out.map(
                ofService,
                word -> {
                  out.time(word.at());
                  out.number(word.interval().toMillis());
                  out.flag(word.fails());
                  out.time(word.since());
                }));
  }

  static VantageSight restore(StateIn in) {
    VantageSight sight = new VantageSight();
    sight.health = in.word(Health.class);
    in.map(
        sight.words,
        () -> {
          SortedMap<String, Word> ofService = new TreeMap<>();
          in.map(
              ofService,
              () -> new Word(in.time(), Duration.ofMillis(in.number()), in.flag(), in.time()));
          return ofService;
        });
    sight.keep(Set.copyOf(sight.words.keySet()));
    return sight;
  }
}
