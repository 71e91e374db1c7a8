package io.tocsin.incidents;

import io.tocsin.detection.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a verdict means for the desk: it joins an open incident, opens a new one, or falls into
 * announced work; pure.
 *
 * <p>A verdict joins the open incident that already holds its component. Otherwise a failure joins
 * the newest open incident of its service whose trouble it overlaps in time, unless both know their
 * areas, these have nothing in common and they began more than {@link #SAME_MOMENT} apart: two
 * disturbances then. A relief that concerns no incident, or a lost sight, is no news.
 */
final class Judgement {

  /** Disturbances of one service that begin within this time are one, wherever they are seen. */
  static final Duration SAME_MOMENT = Duration.ofHours(1);

  private Judgement() {}

  static void pass(Pen pen, Verdict verdict, Actor by) {
    List<IncidentHistory> holding = holding(pen, verdict);
    if (!holding.isEmpty()) {
      holding.forEach(history -> join(pen, history, verdict, by));
      return;
    }
    if (verdict.change() == Verdict.Change.LOST_SIGHT
        || verdict.change() == Verdict.Change.REVISED) {
      return;
    }
    Maintenance work = workOver(pen, verdict);
    if (work != null) {
      pen.remember(work.id(), verdict);
    } else if (IncidentHistory.isFailure(verdict)) {
      join(pen, sameDisturbance(pen, verdict, by), verdict, by);
    }
  }

  private static List<IncidentHistory> holding(Pen pen, Verdict verdict) {
    return pen.open().stream()
        .filter(history -> history.incident().service().equals(verdict.service()))
        .filter(history -> history.incident().components().contains(verdict.component()))
        .toList();
  }

  private static void join(Pen pen, IncidentHistory history, Verdict verdict, Actor by) {
    if (verdict.equals(history.verdicts().get(StateKey.of(verdict)))) {
      return; // The journal delivers at least once.
    }
    String id = history.incident().id();
    IncidentHistory judged = pen.happened(id, new IncidentEvent.Judged(verdict.at(), by, verdict));
    Happenings.move(pen, id, Phases.afterVerdict(judged, verdict), verdict.at(), by);
  }

  /**
   * The announced work that explains a verdict: what began before the work started is not
   * explained.
   */
  private static @Nullable Maintenance workOver(Pen pen, Verdict verdict) {
    return pen.maintenances().stream()
        .filter(work -> work.service().equals(verdict.service()))
        .filter(work -> work.components().contains(verdict.component()))
        .filter(work -> work.covers(verdict.at()))
        .filter(work -> explains(pen, work, verdict))
        .findFirst()
        .orElse(null);
  }

  private static boolean explains(Pen pen, Maintenance work, Verdict verdict) {
    return !IncidentHistory.isFailure(verdict)
        || !verdict.onset().isBefore(work.start())
        || pen.remembered(work.id()).containsKey(StateKey.of(verdict));
  }

  private static IncidentHistory sameDisturbance(Pen pen, Verdict verdict, Actor by) {
    return pen.open().reversed().stream()
        .filter(history -> history.incident().service().equals(verdict.service()))
        .filter(history -> history.isOverlappedBy(verdict.onset()))
        .filter(history -> couldBeOne(history, verdict))
        .findFirst()
        .orElseGet(() -> open(pen, verdict, by));
  }

  private static boolean couldBeOne(IncidentHistory history, Verdict verdict) {
    return history.areas().isEmpty()
        || verdict.areas().isEmpty()
        || !Collections.disjoint(history.areas(), verdict.areas())
        || sameMoment(history.incident().onset(), verdict.onset());
  }

  private static boolean sameMoment(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(SAME_MOMENT) <= 0;
  }

  private static IncidentHistory open(Pen pen, Verdict verdict, Actor by) {
    return pen.open(
        new IncidentEvent.Opened(
            verdict.at(),
            by,
            verdict.service(),
            Set.of(verdict.component()),
            verdict.onset(),
            null));
  }
}
