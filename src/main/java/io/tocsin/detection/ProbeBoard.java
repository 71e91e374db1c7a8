package io.tocsin.detection;

import io.tocsin.catalog.Cohort;
import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import io.tocsin.signals.CatalogChanged.WatchedProbe;
import io.tocsin.signals.ProbeResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All probes of one component. Not thread-safe. */
final class ProbeBoard {

  private final SortedMap<String, ProbeWatch> probes = new TreeMap<>();

  void watch(List<WatchedProbe> watched) {
    Set<String> names = watched.stream().map(WatchedProbe::probe).collect(Collectors.toSet());
    probes.keySet().retainAll(names);
    for (WatchedProbe spec : watched) {
      probes.computeIfAbsent(spec.probe(), name -> new ProbeWatch(spec)).respecify(spec);
    }
  }

  void fold(ProbeResult result, Instant now) {
    probes
        .computeIfAbsent(result.probe(), name -> ProbeWatch.unannounced(result))
        .fold(result, now);
  }

  /** Tells the probes whether people say the same. */
  void corroborate(boolean byPeople, Instant now) {
    for (ProbeWatch probe : probes.values()) {
      probe.corroborate(byPeople, now);
    }
  }

  /** What a vantage point alone saw fail since then is taken back: it was ill itself. */
  void discount(String vantage, Instant since) {
    for (ProbeWatch probe : probes.values()) {
      probe.discount(vantage, since);
    }
  }

  /** The time from one answer of a probe to the next. */
  Optional<Duration> interval(String probe) {
    return Optional.ofNullable(probes.get(probe)).map(ProbeWatch::interval);
  }

  /** The groups of customers that probes stand for, everybody left out. */
  SortedSet<String> scopes() {
    SortedSet<String> scopes = new TreeSet<>();
    for (ProbeWatch probe : probes.values()) {
      if (!probe.cohorts().isEmpty()) {
        scopes.add(Cohorts.key(probe.cohorts()));
      }
    }
    return scopes;
  }

  /** How many nats the last answers speak for a failure, of the probe that says so most. */
  double suspicion() {
    double most = 0;
    for (ProbeWatch probe : probes.values()) {
      most = Math.max(most, probe.suspicion());
    }
    return most;
  }

  boolean anyFailing() {
    for (ProbeWatch probe : probes.values()) {
      if (probe.failing()) {
        return true;
      }
    }
    return false;
  }

  /** What all probes say together. */
  ProbeTally read(Instant now) {
    return read(probes.values(), now);
  }

  /** What the probes say that stand for exactly these customers. */
  ProbeTally read(Set<Cohort> cohorts, Instant now) {
    return read(
        probes.values().stream().filter(probe -> probe.cohorts().equals(cohorts)).toList(), now);
  }

  private static ProbeTally read(Collection<ProbeWatch> probes, Instant now) {
    List<ProbeWatch> failing = probes.stream().filter(probe -> probe.failing()).toList();
    List<ProbeWatch> fresh = probes.stream().filter(probe -> probe.fresh(now)).toList();
    return new ProbeTally(
        fresh.size(),
        failing.stream().map(ProbeWatch::name).collect(Collectors.toCollection(TreeSet::new)),
        stateOf(fresh),
        probes.stream().anyMatch(ProbeWatch::hasSpoken),
        failing.stream().flatMap(p -> p.onset().stream()).min(Comparator.naturalOrder()),
        fresh.stream().flatMap(p -> p.worksSince().stream()).max(Comparator.naturalOrder()),
        failing.stream().mapToDouble(probe -> probe.doubt(now)).reduce(1, (a, b) -> a * b),
        fresh.stream().mapToInt(probe -> probe.successesInARow(now)).min().orElse(0));
  }

  private static ComponentState stateOf(List<ProbeWatch> fresh) {
    List<ProbeWatch> failing = fresh.stream().filter(probe -> probe.failing()).toList();
    if (fresh.isEmpty()) {
      return ComponentState.UNKNOWN;
    }
    if (failing.isEmpty()) {
      return fresh.stream().anyMatch(ProbeWatch::hasWorked)
          ? ComponentState.WORKS
          : ComponentState.UNKNOWN;
    }
    boolean all = failing.size() == fresh.size();
    return all && failing.stream().allMatch(probe -> probe.severe())
        ? ComponentState.OUT
        : ComponentState.DEGRADED;
  }

  List<Evidence.ProbeReading> readings(Instant now) {
    return probes.values().stream().flatMap(probe -> probe.reading(now).stream()).toList();
  }

  void save(StateOut out) {
    out.list(probes.values(), probe -> probe.save(out));
  }

  static ProbeBoard restore(StateIn in) {
    ProbeBoard board = new ProbeBoard();
    for (ProbeWatch probe : in.list(() -> ProbeWatch.restore(in))) {
      board.probes.put(probe.name(), probe);
    }
    return board;
  }
}
