package io.tocsin.alerting;

import io.tocsin.alerting.Alert.Alone;
import io.tocsin.alerting.sql.AlertTable;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Playbook;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.incidents.IncidentEvent;
import io.tocsin.incidents.IncidentHistory;
import io.tocsin.publication.Publication;
import io.tocsin.publication.StatementDraft;
import io.tocsin.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a playbook speak by itself when nobody has answered in time; thread-safe.
 *
 * <p>First it is decided, in one row, that nobody had answered; then it is said, under a key that
 * the publisher takes once; then what became of it is noted. A crash on any line is taken up where
 * it was: the statement is out once, or not at all because somebody spoke first.
 */
final class SpeakingAlone {

  private static final Logger LOG = LoggerFactory.getLogger(SpeakingAlone.class);

  private final AlertTable alerts;
  private final IncidentArchive archive;
  private final Supplier<Catalog> catalog;
  private final AutomaticWord word;
  private final Voice voice;

  /** The way into public; {@code Publisher::publish}. */
  @FunctionalInterface
  interface Voice {
    Publication publish(StatementDraft draft, Actor by, @Nullable String key);
  }

  SpeakingAlone(Alarm.Tools tools, Voice voice) {
    this.alerts = tools.alerts();
    this.archive = tools.archive();
    this.catalog = tools.catalog();
    this.word = new AutomaticWord(tools.catalog());
    this.voice = voice;
  }

  /** Says what is due to be said; returns how many statements became public. */
  int speakDue(Instant now) {
    int spoken = 0;
    for (Alert alert : alerts.read(alerts::open)) {
      Playbook book = book(alert);
      boolean begun = alert.alone() == Alone.DUE;
      boolean due =
          book != null && alert.isRinging() && alert.alone() == null && isDue(alert, book, now);
      if (due && !begun) {
        begun = alerts.<Boolean>write(tx -> alerts.beginAlone(tx, alert.id()));
      }
      if (begun) {
        Alone end = book == null ? Alone.NOT_SPOKEN : speak(alert, book, now);
        alerts.write(tx -> alerts.endAlone(tx, alert.id(), end));
        spoken += end == Alone.SPOKEN ? 1 : 0;
      }
    }
    return spoken;
  }

  private @Nullable Playbook book(Alert alert) {
    String id = alert.playbook();
    return id == null || alert.exercise() ? null : catalog.get().playbook(id).orElse(null);
  }

  private static boolean isDue(Alert alert, Playbook book, Instant now) {
    Duration patience = book.speakAloneAfter();
    return patience != null
        && switch (alert.reason()) {
          case VERDICT, WORK_OVERRUN, PLAYBOOK_RUNG ->
              !now.isBefore(alert.raisedAt().plus(patience));
          case RELAPSE,
              NEXT_WORD_DUE,
              NEXT_WORD_OVERDUE,
              CONTRADICTION,
              SCHEDULE_REFUSED,
              APPROVAL_ASKED,
              LEGAL ->
              false;
        };
  }

  private Alone speak(Alert alert, Playbook book, Instant now) {
    if (alerts.<Boolean>read(tx -> hasSpoken(tx, alert, book))) {
      return Alone.SPOKEN;
    }
    Optional<StatementDraft> draft = alerts.read(tx -> draft(tx, alert, book, now));
    if (draft.isEmpty()) {
      return Alone.NOT_SPOKEN;
    }
    return switch (voice.publish(draft.get(), actor(book), "alone " + alert.id())) {
      case Publication.Published _ -> Alone.SPOKEN;
      case Publication.Refused(var faults) -> {
        LOG.warn("Playbook {} does not speak by itself: {}", book.id(), faults);
        yield Alone.NOT_SPOKEN;
      }
    };
  }

  private static Actor actor(Playbook book) {
    return new Actor(Actor.Kind.CLOCK, book.id());
  }

  /** It was said before we died, and only the note of it is missing. */
  private boolean hasSpoken(Transaction transaction, Alert alert, Playbook book) {
    return archive.events(transaction, String.valueOf(alert.incident())).stream()
        .anyMatch(event -> event instanceof IncidentEvent.Spoken && event.by().equals(actor(book)));
  }

  /** Nothing is said once anything was: the first word is the only one it may say. */
  private Optional<StatementDraft> draft(
      Transaction transaction, Alert alert, Playbook book, Instant now) {
    String id = String.valueOf(alert.incident());
    List<IncidentEvent> events = archive.events(transaction, id);
    boolean spoken = events.stream().anyMatch(event -> event instanceof IncidentEvent.Spoken);
    return archive
        .incident(transaction, id)
        .map(IncidentHistory::incident)
        .filter(Incident::isOpen)
        .filter(_ -> !spoken)
        .map(incident -> word.draft(book, incident, archive.evidence(transaction), now));
  }
}
