package io.tocsin.detection;

import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;

import io.tocsin.catalog.Cohort;
import io.tocsin.signals.CatalogChanged.WatchedProbe;
import io.tocsin.signals.ProbeResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** One probe: what each of its vantage points says, and what they add up to. Not thread-safe. */
final class ProbeWatch {

  /** How a probe nobody announced is judged: three failures, five successes, every minute. */
  private static final Duration USUAL_INTERVAL = Duration.ofMinutes(1);

  private static final int USUAL_CONFIRM = 3;
  private static final int USUAL_RECOVER = 5;

  /** After so many intervals without a word we do not know. */
  private static final int STALE_AFTER_INTERVALS = 3;

  private static final int MOST_VANTAGES = 32;

  private final SortedMap<String, VantageRun> runs = new TreeMap<>();
  private WatchedProbe spec;

  ProbeWatch(WatchedProbe spec) {
    this.spec = spec;
  }

  static ProbeWatch unannounced(ProbeResult first) {
    return new ProbeWatch(
        new WatchedProbe(
            first.probe(), first.cohorts(), USUAL_INTERVAL, USUAL_CONFIRM, USUAL_RECOVER));
  }

  void respecify(WatchedProbe spec) {
    this.spec = spec;
  }

  void fold(ProbeResult result) {
    VantageRun run = runs.get(result.vantage());
    if (run == null) {
      if (runs.size() >= MOST_VANTAGES) {
        runs.remove(longestSilent());
      }
      run = new VantageRun(result);
      runs.put(result.vantage(), run);
    }
    run.fold(result, spec.confirmAfterFailures(), spec.recoverAfterSuccesses());
  }

  private String longestSilent() {
    return runs.entrySet().stream()
        .min(Comparator.comparing((Map.Entry<String, VantageRun> run) -> run.getValue().lastAt()))
        .orElseThrow()
        .getKey();
  }

  /** People say the same: one failure fewer is enough, but never a single one. */
  void corroborate() {
    int enough = spec.confirmAfterFailures();
    int fewer = Math.min(enough, Math.max(2, enough - 1));
    runs.values().forEach(run -> run.confirm(fewer));
  }

  /** Whether it has said yes or no within three intervals. */
  boolean fresh(Instant now) {
    return runs.values().stream().anyMatch(run -> concludedLately(run, now));
  }

  /** Whether it has ever said yes or no. */
  boolean hasSpoken() {
    return runs.values().stream().anyMatch(run -> run.conclusiveAt() != null);
  }

  /**
   * Whether it fails confirmedly, as seen from more than half of the vantage points that see
   * anything; a silent probe is believed as it last was.
   */
  boolean failing(Instant now) {
    List<VantageRun> seeing = seeing(now);
    return 2 * seeing.stream().filter(VantageRun::failing).count() > seeing.size();
  }

  boolean severe(Instant now) {
    return seeing(now).stream().anyMatch(VantageRun::severe);
  }

  private List<VantageRun> seeing(Instant now) {
    List<VantageRun> fresh =
        runs.values().stream().filter(run -> concludedLately(run, now)).toList();
    return fresh.isEmpty() ? List.copyOf(runs.values()) : fresh;
  }

  private boolean concludedLately(VantageRun run, Instant now) {
    Instant concluded = run.conclusiveAt();
    return concluded != null && !concluded.isBefore(oldest(now));
  }

  private Instant oldest(Instant now) {
    return now.minus(spec.interval().multipliedBy(STALE_AFTER_INTERVALS));
  }

  /** The first failure of the run that is believed. */
  Optional<Instant> onset() {
    return runs.values().stream()
        .filter(VantageRun::failing)
        .map(VantageRun::onset)
        .min(Comparator.naturalOrder());
  }

  /** The first success of the latest run of successes. */
  Optional<Instant> worksSince() {
    return runs.values().stream()
        .filter(run -> run.successes() > 0)
        .map(VantageRun::firstSuccess)
        .max(Comparator.naturalOrder());
  }

  /** Whether any vantage point has ever seen it work: before that, nobody knows. */
  boolean hasWorked() {
    return runs.values().stream().anyMatch(VantageRun::worked);
  }

  int failuresInARow() {
    return runs.values().stream().mapToInt(VantageRun::failures).max().orElse(0);
  }

  int successesInARow() {
    return runs.values().stream().mapToInt(VantageRun::successes).max().orElse(0);
  }

  String name() {
    return spec.probe();
  }

  Set<Cohort> cohorts() {
    return spec.cohorts();
  }

  /** The last word of any vantage point; empty before the first. */
  Optional<Evidence.ProbeReading> reading(Instant now) {
    return runs.values().stream()
        .max(Comparator.comparing(VantageRun::lastAt))
        .map(last -> read(last, now));
  }

  private Evidence.ProbeReading read(VantageRun last, Instant now) {
    return new Evidence.ProbeReading(
        spec.probe(),
        spec.cohorts(),
        last.reason().finding(),
        last.reason(),
        last.detail(),
        failing(now),
        last.lastAt(),
        last.saidSince(),
        last.lastAt().isBefore(oldest(now)));
  }

  void save(StateOut out) {
    out.text(spec.probe());
    out.text(Cohorts.key(spec.cohorts()));
    out.number(spec.interval().toMillis());
    out.number(spec.confirmAfterFailures());
    out.number(spec.recoverAfterSuccesses());
    out.map(runs, run -> run.save(out));
  }

  static ProbeWatch restore(StateIn in) {
    ProbeWatch watch =
        new ProbeWatch(
            new WatchedProbe(
                in.text(),
                Cohorts.parse(in.text()),
                Duration.ofMillis(in.number()),
                in.count(),
                in.count()));
    in.map(watch.runs, () -> VantageRun.restore(in));
    return watch;
  }
}
