package io.tocsin.detection;

import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import io.tocsin.signals.Finding;
import io.tocsin.signals.ProbeResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One question asked from several places: a sequential test over all of their answers.
 *
 * <p>The sum of log-likelihood ratios starts anew whenever it falls to zero (Page 1954), once for
 * each {@link FailureShape}; the even mixture of both is compared with a bar. A vantage point may
 * be cut off by itself, so the loudest one is left out and the others must suspect something too
 * (after Mei 2010, who adds up the tests of single sensors). With one vantage point alone there is
 * nobody to ask, and the owner's number of answers in a row decides. Confined to one thread.
 */
final class VantageGroup {

  /** The bar for one vantage point; it rises with the logarithm of their number, as whims do. */
  private static final double BAR = 13.5;

  /** By so much people lower the bar: one failure of a patchy service. */
  private static final double ONE_FAILURE = FailureShape.PATCHY.failure;

  /** Fewer failures than these are whims, from however many places. */
  private static final int FEWEST = 4;

  /** Good answers in a row at odds of fifty to one against a service that comes and goes. */
  private static final int AGAIN = 8;

  /** The same in a service that has come and gone before, however long that goes on. */
  private static final int AGAIN_IF_PATCHY = 25;

  /** So many good answers weigh up one failure. */
  private static final int ANSWERS_PER_FAILURE = 10;

  /** Failures in a row, over all places, that make a patchy failure a solid one. */
  private static final int SOLID_AFTER_ALL = 10;

  private static final int MOST_VANTAGES = 32;

  private final SortedMap<String, VantageRun> runs = new TreeMap<>();

  Collection<VantageRun> runs() {
    return runs.values();
  }

  @Nullable VantageRun run(String vantage) {
    return runs.get(vantage);
  }

  /** Takes in one answer; the oldest still believed are as old as {@code oldest}. */
  void fold(ProbeResult result, Instant oldest) {
    VantageRun run = runs.get(result.vantage());
    if (run == null) {
      if (runs.size() >= MOST_VANTAGES) {
        runs.remove(longestSilent());
      }
      run = new VantageRun(result);
      runs.put(result.vantage(), run);
    }
    run.fold(result);
    if (result.finding() != Finding.INCONCLUSIVE) {
      weigh(run, result, oldest);
    }
  }

  private String longestSilent() {
    return runs.entrySet().stream()
        .min(Comparator.comparing((Map.Entry<String, VantageRun> run) -> run.getValue().lastAt()))
        .orElseThrow()
        .getKey();
  }

  private void weigh(VantageRun run, ProbeResult result, Instant oldest) {
    boolean fails = result.finding() == Finding.FAILS;
    for (FailureShape shape : FailureShape.values()) {
      if (fails || isSuspected(shape)) {
        run.suspicion(shape).hear(shape, fails, result.at());
        if (!fails && Agreement.sum(seeing(oldest), shape) <= 0) {
          runs.values().forEach(each -> each.suspicion(shape).forget());
        }
      }
    }
  }

  private boolean isSuspected(FailureShape shape) {
    for (VantageRun run : runs.values()) {
      if (run.suspicion(shape).weight() > 0) {
        return true;
      }
    }
    return false;
  }

  /** Those that have said yes or no lately; when all are silent, all as they last were. */
  List<VantageRun> seeing(Instant oldest) {
    List<VantageRun> fresh = new ArrayList<>(runs.size());
    for (VantageRun run : runs.values()) {
      Instant concluded = run.conclusiveAt();
      if (concluded != null && !concluded.isBefore(oldest)) {
        fresh.add(run);
      }
    }
    return fresh.isEmpty() ? List.copyOf(runs.values()) : fresh;
  }

  /**
   * Whether the answers add up to a failure.
   *
   * @param confirmAfter failures in a row that one vantage point alone needs
   * @param corroborated whether people say the same
   */
  boolean fails(Instant oldest, int confirmAfter, boolean corroborated) {
    List<VantageRun> seeing = seeing(oldest);
    if (seeing.size() < 2) {
      return !seeing.isEmpty() && rowConfirms(seeing.getFirst(), confirmAfter, corroborated);
    }
    FailureShape shape = Agreement.likelier(seeing);
    double bar = BAR + Math.log(seeing.size()) - (corroborated ? ONE_FAILURE : 0);
    int fewest = Math.max(confirmAfter, FEWEST) - (corroborated ? 1 : 0);
    int suspecting = 0;
    int failures = 0;
    for (VantageRun run : seeing) {
      Suspicion suspicion = run.suspicion(shape);
      suspecting += suspicion.weight() > 0 ? 1 : 0;
      failures += suspicion.failures();
    }
    return failures >= fewest
        && (corroborated || 2 * suspecting > seeing.size())
        && Agreement.logOdds(seeing) >= bar
        && Agreement.othersAgree(seeing, shape);
  }

  /** People say the same: one failure fewer is enough, but never a single one. */
  private boolean rowConfirms(VantageRun alone, int confirmAfter, boolean corroborated) {
    return alone.failures() >= enoughInARow(confirmAfter, corroborated) && !contradicted(alone);
  }

  private static int enoughInARow(int confirmAfter, boolean corroborated) {
    return corroborated ? Math.min(confirmAfter, Math.max(2, confirmAfter - 1)) : confirmAfter;
  }

  /** Whether another place saw it work while this one already failed, and then fell silent. */
  private boolean contradicted(VantageRun alone) {
    for (VantageRun run : runs.values()) {
      if (run != alone && run.lastSuccess().isAfter(alone.firstFailure())) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is anything left of a failure that was believed. */
  boolean anyFails() {
    for (VantageRun run : runs.values()) {
      if (run.failures() > 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether anything speaks for a failure at all. */
  boolean suspects() {
    return isSuspected(FailureShape.SOLID) || isSuspected(FailureShape.PATCHY);
  }

  /** How many nats the answers speak for a failure, before it is believed. */
  double suspicion() {
    return Agreement.suspicion(runs.values());
  }

  /** Whether any place has said yes or no since then. */
  boolean concluded(Instant oldest) {
    for (VantageRun run : runs.values()) {
      Instant concluded = run.conclusiveAt();
      if (concluded != null && !concluded.isBefore(oldest)) {
        return true;
      }
    }
    return false;
  }

  /** The place that last said so, no longer ago than that. */
  Optional<VantageRun> lastWord(Finding finding, Instant oldest) {
    return runs.values().stream()
        .filter(run -> run.reason().finding() == finding && !run.lastAt().isBefore(oldest))
        .max(Comparator.comparing(VantageRun::lastAt));
  }

  /** The place that last said anything. */
  Optional<VantageRun> lastWord() {
    return runs.values().stream().max(Comparator.comparing(VantageRun::lastAt));
  }

  /** Whether it fails solidly and hard since its onset, not only now and then or slowly. */
  boolean severe(Instant oldest, int confirmAfter, boolean corroborated, Instant onset) {
    List<VantageRun> seeing = seeing(oldest);
    if (seeing.size() < 2) {
      int enough = enoughInARow(confirmAfter, corroborated);
      return !seeing.isEmpty() && seeing.getFirst().hardFailures() >= enough;
    }
    int hard = 0;
    int rows = 0;
    boolean worked = false;
    for (VantageRun run : seeing) {
      hard += run.hardFailures();
      rows += run.hardFailures() > 0 ? 1 : 0;
      worked |= run.lastSuccess().isAfter(onset);
    }
    int enough = worked ? SOLID_AFTER_ALL : Math.max(confirmAfter, FEWEST) - (corroborated ? 1 : 0);
    return hard >= enough && (worked ? rows == seeing.size() : 2 * rows > seeing.size());
  }

  /**
   * Whether it works again: no more than half of the places see it fail, and a failure in two
   * answers of five would not have given so many good ones in a row. One place may be cut off.
   */
  boolean worksAgain(Instant oldest, int recoverAfter, boolean wasSevere) {
    List<VantageRun> seeing = seeing(oldest);
    if (seeing.size() < 2) {
      return !seeing.isEmpty() && seeing.getFirst().successes() >= recoverAfter;
    }
    int failing = 0;
    for (VantageRun run : seeing) {
      failing += run.failures() > 0 ? 1 : 0;
    }
    int against = ANSWERS_PER_FAILURE * Math.max(0, failing - 1);
    return 2 * failing <= seeing.size()
        && successes(oldest) - against
            >= Math.max(recoverAfter, wasSevere ? AGAIN : AGAIN_IF_PATCHY);
  }

  /** Good answers in a row, over all places. */
  int successes(Instant oldest) {
    int successes = 0;
    for (VantageRun run : seeing(oldest)) {
      successes += run.successes();
    }
    return successes;
  }

  /** It is believed to fail: good answers count from here. */
  void forgetSuccesses() {
    runs.values().forEach(VantageRun::forgetSuccesses);
  }

  /** It has come back: what was suspected before says nothing about the next failure. */
  void forget() {
    for (VantageRun run : runs.values()) {
      for (FailureShape shape : FailureShape.values()) {
        run.suspicion(shape).forget();
      }
    }
  }

  /** The first failure of what is believed. */
  Instant onset(Instant oldest, Duration interval) {
    return Agreement.onset(seeing(oldest), interval);
  }

  /** How likely it is, after all, that nothing fails but chance or the places themselves. */
  double doubt(Instant oldest) {
    return Agreement.doubt(seeing(oldest));
  }

  void save(StateOut out) {
    out.map(runs, run -> run.save(out));
  }

  void restore(StateIn in) {
    in.map(runs, () -> VantageRun.restore(in));
  }
}
