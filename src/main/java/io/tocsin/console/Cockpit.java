package io.tocsin.console;

import io.tocsin.catalog.Catalog;
import io.tocsin.detection.Evidence;
import io.tocsin.incidents.Eta;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.OperatorVoice;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Claimed;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Said;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An incident as whoever must speak about it sees it: what stands, what is due, what to do next.
 * Immutable.
 */
public final class Cockpit {

  private final IncidentView incident;
  private final Board board;
  private final Words words;
  private final String stage;

  Cockpit(IncidentView incident, Board board, Words words) {
    this.incident = incident;
    this.board = board;
    this.words = words;
    Catalog catalog = board.catalog();
    this.stage = new Starter(catalog, incident, words.now()).stage();
  }

  /** Returns the id of the stage at which something should be said next. */
  public String stage() {
    return stage;
  }

  /** Says whether the next word was promised for a moment that has passed. */
  public boolean overdue() {
    Instant next = incident.nextWord();
    return incident.isOpen() && next != null && next.isBefore(words.now());
  }

  /** Says whether an incident runs about which nobody said a word. */
  public boolean silent() {
    return incident.isOpen() && incident.nextWord() == null && said().isEmpty();
  }

  /** Returns the announced end, or null when none stands. */
  public @Nullable Instant eta() {
    return incident.eta() instanceof Eta.At(Instant at) ? at : null;
  }

  /** Returns what we said, newest first. */
  public List<Said> said() {
    return incident.timeline().stream()
        .filter(Said.class::isInstance)
        .map(Said.class::cast)
        .toList();
  }

  /** Returns what others said, newest first. */
  public List<Claimed> claims() {
    return incident.timeline().stream()
        .filter(Claimed.class::isInstance)
        .map(Claimed.class::cast)
        .toList();
  }

  /** Returns the operator's voice in one line. */
  public String operator() {
    OperatorVoice voice = board.service(incident.service()).operatorVoice();
    return Optional.ofNullable(voice.lastWord())
        .map(word -> words.text(word.text()))
        .orElseGet(() -> words.say("voice.silent"));
  }

  /** Returns when the operator last spoke, or null: never, as far as is known. */
  public @Nullable Instant operatorAt() {
    return Optional.ofNullable(board.service(incident.service()).operatorVoice().lastWord())
        .map(word -> word.at())
        .orElse(null);
  }

  private List<Evidence> evidence() {
    return board.components(incident).stream()
        .map(ComponentView::evidence)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  /** Returns how many probes fail. */
  public long failing() {
    return evidence().stream()
        .flatMap(one -> one.probes().stream())
        .filter(Evidence.ProbeReading::failing)
        .count();
  }

  /** Returns how many probes there are. */
  public long probes() {
    return evidence().stream().mapToLong(one -> one.probes().size()).sum();
  }

  /** Returns how many people reported within the hour, of one function at most. */
  public int people() {
    return evidence().stream().mapToInt(one -> one.people().failing()).max().orElse(0);
  }

  /** Returns how many people said within the hour that it works. */
  public int well() {
    return evidence().stream().mapToInt(one -> one.people().working()).max().orElse(0);
  }
}
