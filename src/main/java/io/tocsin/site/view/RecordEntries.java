package io.tocsin.site.view;

import io.tocsin.detection.Verdict;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Moved;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Said;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Which entries of an incident's record are worth a line, newest first. */
final class RecordEntries {

  private static final Duration SAME_STEP = Duration.ofMinutes(1);

  private final IncidentView incident;

  RecordEntries(IncidentView incident) {
    this.incident = incident;
  }

  List<TimelineEntry> shown() {
    return incident.timeline().stream()
        .filter(entry -> !isTold(entry) && !isOutdated(entry))
        .toList();
  }

  /**
   * While it lasts the headline says since when; later the record does, if nothing told it then. A
   * false alarm never recovered, and never began.
   */
  boolean lacksItsBeginning() {
    return !incident.isOpen()
        && incident.recoveredAt() != null
        && shown().stream().noneMatch(entry -> isSameStep(entry.at(), incident.onset()));
  }

  /** What was known better once is known better still: the last such word of a component stands. */
  private boolean isOutdated(TimelineEntry entry) {
    return entry instanceof Shown(var at, Verdict verdict)
        && verdict.change() == Verdict.Change.REVISED
        && incident.timeline().stream()
            .anyMatch(other ->
                other instanceof Shown(var later, Verdict newer)
                    && newer.change() == Verdict.Change.REVISED
                    && newer.component().equals(verdict.component())
                    && later.isAfter(at));
  }

  /** A step that a statement took: its label says so already. */
  private boolean isTold(TimelineEntry entry) {
    return entry instanceof Moved(var at, var _, var to)
        && incident.timeline().stream()
            .anyMatch(other ->
                other instanceof Said said
                    && said.statement().phase() == to
                    && isSameStep(said.at(), at));
  }

  private static boolean isSameStep(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(SAME_STEP) <= 0;
  }
}
