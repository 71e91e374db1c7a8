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
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds, for every count of how an outage was told, where its page tells each case. Immutable. */
final class CountedCases {

  private final Reading reading;
  private final IncidentView incident;

  CountedCases(Reading reading, IncidentView incident) {
    this.reading = reading;
    this.incident = incident;
  }

  /** The operator's first word here or elsewhere; nothing when there was none. */
  List<AfterBlock.Score.Case> firstWord(Communication told) {
    return told.toFirstWord() == null
        ? List.of()
        : incident.timeline().stream()
            .flatMap(this::operatorsWord)
            .min(Comparator.comparing(Word::at))
            .map(word -> List.of(at(word.at(), word.anchor())))
            .orElse(List.of());
  }

  private record Word(Instant at, String anchor) {}

  private Stream<Word> operatorsWord(TimelineEntry entry) {
    if (!isObserved() && entry instanceof Said said) {
      return Stream.of(new Word(said.at(), said.statement().id()));
    }
    return entry instanceof Claimed claimed && claimed.claim().byOperator()
        ? Stream.of(new Word(claimed.claim().source().at(), claimed.claim().id()))
        : Stream.empty();
  }

  List<AfterBlock.Score.Case> words() {
    return promised(Promise.Kind.NEXT_WORD);
  }

  List<AfterBlock.Score.Case> ends() {
    return promised(Promise.Kind.ETA);
  }

  /** What was missed, where that is told; then what was kept, where it was promised. */
  private List<AfterBlock.Score.Case> promised(Promise.Kind kind) {
    return Stream.concat(grouped("told.missed", missed(kind)), grouped("told.kept", kept(kind)))
        .toList();
  }

  private Stream<AfterBlock.Score.Case> grouped(String label, List<AfterBlock.Score.Case> cases) {
    return IntStream.range(0, cases.size())
        .mapToObj(
            at -> at == 0 ? cases.get(at).called(reading.phrases().say(label)) : cases.get(at));
  }

  private List<AfterBlock.Score.Case> kept(Promise.Kind kind) {
    return incident.promises().stream()
        .filter(promise -> promise.kind() == kind && promise.status() == Promise.Status.KEPT)
        .filter(promise -> !isObserved() || promise.claim() != null)
        .sorted(Comparator.comparing(Promise::madeAt))
        .flatMap(promise ->
            Stream.of(promise.statement(), promise.claim())
                .filter(Objects::nonNull)
                .limit(1)
                .map(maker -> at(promise.due(), Objects.requireNonNull(maker))))
        .toList();
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
        null, reading.time(at), reading.path("incident/" + incident.id()) + "#" + anchor);
  }
}
