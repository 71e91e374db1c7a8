package io.tocsin.incidents;

import io.tocsin.detection.ComponentState;
import io.tocsin.detection.Detector;
import io.tocsin.detection.Evidence;
import io.tocsin.detection.Verdict;
import io.tocsin.detection.experience.Casebook;
import io.tocsin.detection.experience.ResolvedCase;
import io.tocsin.detection.state.UnreadableState;
import io.tocsin.detection.where.OutsideClaim;
import io.tocsin.incidents.Observations.News;
import io.tocsin.incidents.Observations.Sight;
import io.tocsin.incidents.sql.DeskStateTable;
import io.tocsin.incidents.sql.DeskStateTable.Saved;
import io.tocsin.incidents.sql.LandmarkTable;
import io.tocsin.incidents.sql.ResolvedCaseTable;
import io.tocsin.journal.Batch;
import io.tocsin.journal.Position;
import io.tocsin.signals.Signal;
import io.tocsin.signals.Tick;
import io.tocsin.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the desk remembers of one partition: its detector, and which services speak there; confined
 * to the follower's thread. With several partitions, each knows something of its own services and
 * nothing of the others, about which it keeps quiet.
 */
final class DeskMemory {

  /**
   * Signals, ticks among them, that stay out for longer than this leave a stretch of which nothing
   * is known.
   */
  static final Duration GAP = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(DeskMemory.class);

  /** How much time of the signals, and how many of them, a restart may have to fold again. */
  private static final Duration SAVED_EVERY = Duration.ofSeconds(30);

  private static final int SAVED_AFTER = 5_000;

  private final int partition;
  private final Detector detector;
  private final Set<String> services;
  private final Map<String, ComponentState> sights = new HashMap<>();
  private final Map<String, Evidence> evidence = new HashMap<>();
  private Position position;
  private Instant seenAt;
  private Instant resumedAt;
  private Instant savedAt;
  private Instant stepAt = Instant.EPOCH;
  private @Nullable Instant landmarkAt;
  private int sinceLandmark;
  private int unsaved;

  private DeskMemory(int partition, Detector detector, Saved saved) {
    this.partition = partition;
    this.detector = detector;
    services = new HashSet<>(saved.services());
    position = saved.position();
    seenAt = saved.seenAt();
    resumedAt = saved.resumedAt();
    savedAt = saved.seenAt();
  }

  /** Remembers what was saved with the position, or begins. */
  static DeskMemory load(Transaction transaction, int partition) {
    return DeskStateTable.load(transaction, partition)
        .map(saved -> new DeskMemory(partition, restored(transaction, saved), saved))
        .orElseGet(() ->
            new DeskMemory(
                partition,
                taught(transaction),
                new Saved(Position.START, Instant.EPOCH, Instant.EPOCH, Set.of(), new byte[0])));
  }

  /** Begins with what past outages taught. */
  private static Detector taught(Transaction transaction) {
    return new Detector(ResolvedCaseTable.newest(transaction, Casebook.KEPT));
  }

  private static Detector restored(Transaction transaction, Saved saved) {
    try {
      return Detector.restore(saved.detector());
    } catch (UnreadableState unreadable) {
      LOG.warn("detection begins anew: {}", unreadable.getMessage());
      return taught(transaction);
    }
  }

  /** The position of the newest signal it has taken in. */
  Position position() {
    return position;
  }

  /** Saves now and then: the state may be large, and a restart folds again what came after it. */
  void save(Transaction transaction) {
    if (unsaved >= SAVED_AFTER || !seenAt.isBefore(savedAt.plus(SAVED_EVERY))) {
      byte[] state = detector.save();
      DeskStateTable.save(
          transaction, partition, new Saved(position, seenAt, resumedAt, services, state));
      savedAt = seenAt;
      unsaved = 0;
      landmark(transaction, state);
    }
  }

  /** Keeps the state for those who look back, much more rarely. */
  private void landmark(Transaction transaction, byte[] state) {
    Instant last = landmarkAt;
    if (last != null
        && sinceLandmark < Hindsight.LANDMARK_AFTER
        && seenAt.isBefore(last.plus(Hindsight.LANDMARK_EVERY))) {
      return;
    }
    LandmarkTable.keep(
        transaction, new LandmarkTable.Landmark(partition, seenAt, position, services, state));
    LandmarkTable.forgetBefore(transaction, partition, seenAt.minus(Hindsight.LANDMARKS_KEPT));
    landmarkAt = seenAt;
    sinceLandmark = 0;
  }

  /**
   * What speaks against the claim that a disturbance is confined to some areas, if that is known.
   */
  Optional<OutsideClaim> outside(String component, Set<String> claimed) {
    return detector.outside(component, claimed);
  }

  /** Folds what was done already. */
  void foldAgain(Batch batch) {
    var _ = fold(batch, Set.of());
  }

  /**
   * Folds a batch.
   *
   * @param told components of open incidents, whose course is kept
   */
  Observations fold(Batch batch, Set<String> told) {
    List<News> news = new ArrayList<>();
    List<Sight> seen = new ArrayList<>();
    Courses courses = new Courses(detector, told);
    for (Batch.Entry entry : batch.entries()) {
      Signal signal = entry.signal();
      seen.addAll(passTo(signal.at()));
      if (!signal.key().isEmpty()) {
        services.add(signal.key());
      }
      for (Verdict verdict : detector.fold(signal)) {
        if (services.contains(verdict.service())) {
          news.add(new News.Judged(verdict));
          courses.judged(verdict);
        }
      }
      for (ResolvedCase resolved : detector.resolved()) {
        if (services.contains(resolved.service())) {
          news.add(new News.Resolved(resolved, signal.at()));
        }
      }
      if (signal instanceof Tick) {
        news.add(new News.Passed(signal.at()));
        seen.addAll(look());
        stepAt = courses.pass(stepAt, signal.at());
      }
    }
    position = batch.last();
    unsaved += batch.entries().size();
    sinceLandmark += batch.entries().size();
    return new Observations(news, seen, changed(), courses.steps());
  }

  /** Time goes on; a gap in it blinds every component. */
  private List<Sight> passTo(Instant at) {
    boolean gap = !seenAt.equals(Instant.EPOCH) && at.isAfter(seenAt.plus(GAP));
    List<Sight> lost = new ArrayList<>();
    if (gap) {
      Instant blind = seenAt;
      known()
          .forEach(
              one -> lost.add(new Sight(one.component(), ComponentState.UNKNOWN, blind, true)));
      sights.clear();
      resumedAt = at;
    }
    seenAt = at.isAfter(seenAt) ? at : seenAt;
    return lost;
  }

  private List<Evidence> known() {
    return detector.evidence().stream().filter(one -> services.contains(one.service())).toList();
  }

  private List<Sight> look() {
    List<Sight> seen = new ArrayList<>();
    for (Evidence one : known()) {
      if (sights.put(one.component(), one.state()) != one.state()) {
        Instant since = one.since().isBefore(resumedAt) ? resumedAt : one.since();
        seen.add(new Sight(one.component(), one.state(), since, false));
      }
    }
    return seen;
  }

  private List<Evidence> changed() {
    Map<String, Evidence> changed = new LinkedHashMap<>();
    for (Evidence one : known()) {
      Evidence before = evidence.put(one.component(), one);
      if (before == null || !sameNews(before, one)) {
        changed.put(one.component(), one);
      }
    }
    return List.copyOf(changed.values());
  }

  private static boolean sameNews(Evidence before, Evidence now) {
    return new Evidence(
            now.service(),
            now.component(),
            before.asOf(),
            now.state(),
            now.since(),
            now.states(),
            now.probes(),
            now.people(),
            now.calls())
        .equals(before);
  }
}
