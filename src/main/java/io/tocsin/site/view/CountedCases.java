package io.tocsin.site.view;

import io.tocsin.catalog.Mode;
import io.tocsin.incidents.Contradiction;
import io.tocsin.incidents.Promise;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Claimed;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.PromiseMissed;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Said;
import io.tocsin.publication.aftermath.Communication;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Finds, for every count of how an outage was told, where its page tells each case. Immutable. */
final class CountedCases {

  private final Reading reading;
  private final IncidentView incident;

  CountedCases(Reading reading, IncidentView incident) {
    this.reading = reading;
    this.incident = incident;
  }

  List<AfterBlock.Score.Case> lateWords() {
    return missed(Promise.Kind.NEXT_WORD);
  }

  List<AfterBlock.Score.Case> missedEnds() {
    return missed(Promise.Kind.ETA);
  }

  List<AfterBlock.Score.Case> corrections() {
    return oldestFirst().flatMap(this::correction).toList();
  }

  List<AfterBlock.Score.Case> contradictions(Communication told) {
    return incident.contradictions().stream()
        .filter(found -> told.contradictions().contains(found.id()))
        .map(this::contradiction)
        .toList();
  }

  private AfterBlock.Score.Case contradiction(Contradiction found) {
    return at(found.foundAt(), "c-" + found.id());
  }

  private List<AfterBlock.Score.Case> missed(Promise.Kind kind) {
    return oldestFirst()
        .filter(PromiseMissed.class::isInstance)
        .map(PromiseMissed.class::cast)
        .filter(missed -> missed.promise().kind() == kind)
        .filter(missed -> !isObserved() || missed.promise().claim() != null)
        .map(missed -> at(missed.at(), Timeline.anchor(missed.promise())))
        .toList();
  }

  private Stream<AfterBlock.Score.Case> correction(TimelineEntry entry) {
    if (!isObserved() && entry instanceof Said said && said.statement().corrects() != null) {
      return Stream.of(at(said.at(), said.statement().id()));
    }
    boolean corrects =
        isObserved()
            && entry instanceof Claimed claimed
            && claimed.claim().byOperator()
            && claimed.claim().corrects() != null;
    return corrects ? Stream.of(at(entry.at(), ((Claimed) entry).claim().id())) : Stream.empty();
  }

  private boolean isObserved() {
    return reading.snapshot().site().mode() == Mode.OBSERVER;
  }

  private Stream<TimelineEntry> oldestFirst() {
    return incident.timeline().reversed().stream();
  }

  private AfterBlock.Score.Case at(Instant at, String anchor) {
    return new AfterBlock.Score.Case(
        reading.time(at), reading.path("incident/" + incident.id()) + "#" + anchor);
  }
}
