package io.tocsin.detection;

import io.tocsin.catalog.Cohort;
import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import io.tocsin.signals.CatalogChanged.WatchedProbe;
import io.tocsin.signals.ProbeResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All probes of one component. What they say together is kept until one of them hears something new
 * or an answer gets too old. Not thread-safe.
 */
final class ProbeBoard {

  private final SortedMap<String, ProbeWatch> probes = new TreeMap<>();
  private @Nullable ProbeTally known;
  private Instant knownUntil = Instant.MIN;
  private long version;
  private double suspicion;
  private boolean anyFailing;

  void watch(List<WatchedProbe> watched) {
    Set<String> names = watched.stream().map(WatchedProbe::probe).collect(Collectors.toSet());
    known = null;
    probes.keySet().retainAll(names);
    for (WatchedProbe spec : watched) {
      probes.computeIfAbsent(spec.probe(), name -> new ProbeWatch(spec)).respecify(spec);
    }
  }

  void fold(ProbeResult result, Instant now) {
    known = null;
    probes
        .computeIfAbsent(result.probe(), name -> ProbeWatch.unannounced(result))
        .fold(result, now);
  }

  /** Tells the probes whether people say the same. */
  void corroborate(boolean byPeople, Instant now) {
    for (ProbeWatch probe : probes.values()) {
      if (probe.corroborate(byPeople, now)) {
        known = null;
      }
    }
  }

  /** What a vantage point alone saw fail since then is taken back: it was ill itself. */
  void discount(String vantage, Instant since) {
    known = null;
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
    SortedSet<String> scopes = Collections.emptySortedSet();
    for (ProbeWatch probe : probes.values()) {
      if (!probe.cohorts().isEmpty()) {
        scopes = scopes.isEmpty() ? new TreeSet<>() : scopes;
        scopes.add(Cohorts.key(probe.cohorts()));
      }
    }
    return scopes;
  }

  /** How many nats the last answers speak for a failure, of the probe that says so most. */
  double suspicion(Instant now) {
    read(now);
    return suspicion;
  }

  boolean anyFailing(Instant now) {
    read(now);
    return anyFailing;
  }

  /** A number that grows when what all probes say together may have changed. */
  long version(Instant now) {
    read(now);
    return version;
  }

  /** What all probes say together. */
  ProbeTally read(Instant now) {
    if (probes.isEmpty()) {
      return ProbeTally.NONE;
    }
    ProbeTally tally = known;
    if (tally == null || now.isAfter(knownUntil)) {
      tally = read(probes.values(), now);
      known = tally;
      version++;
      know(now);
    }
    return tally;
  }

  /** Until when they say the same if nothing is heard. */
  Instant knownUntil() {
    return probes.isEmpty() ? Instant.MAX : knownUntil;
  }

  private void know(Instant now) {
    knownUntil = Instant.MAX;
    suspicion = 0;
    anyFailing = false;
    for (ProbeWatch probe : probes.values()) {
      Instant until = probe.staysUntil(now);
      knownUntil = until.isBefore(knownUntil) ? until : knownUntil;
      suspicion = Math.max(suspicion, probe.suspicion());
      anyFailing |= probe.failing();
    }
  }

  /** What the probes say that stand for exactly these customers. */
  ProbeTally read(Set<Cohort> cohorts, Instant now) {
    return read(
        probes.values().stream().filter(probe -> probe.cohorts().equals(cohorts)).toList(), now);
  }

  private static ProbeTally read(Collection<ProbeWatch> probes, Instant now) {
    List<ProbeWatch> fresh = new ArrayList<>(probes.size());
    List<ProbeWatch> failing = List.of();
    boolean spoken = false;
    for (ProbeWatch probe : probes) {
      spoken |= probe.hasSpoken();
      if (probe.fresh(now)) {
        fresh.add(probe);
      }
      if (probe.failing()) {
        failing = failing.isEmpty() ? new ArrayList<>() : failing;
        failing.add(probe);
      }
    }
    return new ProbeTally(
        fresh.size(),
        names(failing),
        stateOf(fresh),
        spoken,
        onset(failing),
        worksSince(fresh),
        doubt(failing, now),
        successesInARow(fresh, now));
  }

  private static SortedSet<String> names(List<ProbeWatch> failing) {
    return failing.isEmpty()
        ? Collections.emptySortedSet()
        : failing.stream().map(ProbeWatch::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Optional<Instant> onset(List<ProbeWatch> failing) {
    return failing.isEmpty()
        ? Optional.empty()
        : failing.stream().flatMap(p -> p.onset().stream()).min(Comparator.naturalOrder());
  }

  private static Optional<Instant> worksSince(List<ProbeWatch> fresh) {
    Optional<Instant> last = Optional.empty();
    for (ProbeWatch probe : fresh) {
      Optional<Instant> since = probe.worksSince();
      if (since.isPresent() && (last.isEmpty() || since.get().isAfter(last.get()))) {
        last = since;
      }
    }
    return last;
  }

  private static double doubt(List<ProbeWatch> failing, Instant now) {
    double doubt = 1;
    for (ProbeWatch probe : failing) {
      doubt *= probe.doubt(now);
    }
    return doubt;
  }

  private static int successesInARow(List<ProbeWatch> fresh, Instant now) {
    int fewest = fresh.isEmpty() ? 0 : Integer.MAX_VALUE;
    for (ProbeWatch probe : fresh) {
      fewest = Math.min(fewest, probe.successesInARow(now));
    }
    return fewest;
  }

  private static ComponentState stateOf(List<ProbeWatch> fresh) {
    int failing = 0;
    int severe = 0;
    boolean worked = false;
    for (ProbeWatch probe : fresh) {
      failing += probe.failing() ? 1 : 0;
      severe += probe.failing() && probe.severe() ? 1 : 0;
      worked |= probe.hasWorked();
    }
    if (failing == 0) {
      return worked ? ComponentState.WORKS : ComponentState.UNKNOWN;
    }
    return severe == fresh.size() ? ComponentState.OUT : ComponentState.DEGRADED;
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
