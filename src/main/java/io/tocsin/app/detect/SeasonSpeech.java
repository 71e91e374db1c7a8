package io.tocsin.app.detect;

import io.tocsin.app.detect.SeasonStatements.Statement;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Claim;
import io.tocsin.incidents.ClaimDraft;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.incidents.IncidentHistory;
import io.tocsin.incidents.Notebook;
import io.tocsin.incidents.Recorder;
import io.tocsin.incidents.Source;
import io.tocsin.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * Writes down what was said of open incidents when it was said, as an editor does, so that the desk
 * holds it against the evidence. Confined to one thread.
 */
final class SeasonSpeech {

  /** A word about something nobody has found yet waits so long. */
  private static final Duration WAITS = Duration.ofHours(2);

  /** So long after a word the desk is asked every minute. */
  private static final Duration WATCHED = Duration.ofHours(1);

  private static final Actor EDITOR = new Actor(Actor.Kind.PERSON, "editor");

  private final Database state;
  private final Notebook notebook;
  private final IncidentArchive archive = new IncidentArchive();
  private final Queue<Statement> ahead;
  private final List<Statement> waiting = new ArrayList<>();
  private Instant watchedUntil = Instant.MIN;
  private int unheard;

  SeasonSpeech(Database state, Catalog catalog, List<Statement> statements, Ids ids) {
    this.state = state;
    this.notebook = new Notebook(() -> catalog, ids);
    this.ahead = new ArrayDeque<>(statements);
  }

  /** Whether the desk has to be up to date at this minute. */
  boolean listens(Instant now) {
    Statement next = ahead.peek();
    return (next != null && !next.at().isAfter(now))
        || !waiting.isEmpty()
        || now.isBefore(watchedUntil);
  }

  /** Writes down what was said until now, as far as there is an incident that it is about. */
  void pass(Instant now) {
    for (Statement next = ahead.peek(); next != null && !next.at().isAfter(now); ) {
      waiting.add(ahead.remove());
      next = ahead.peek();
    }
    waiting.removeIf(statement -> isDone(statement, now));
  }

  /** Words about which there was no incident. */
  int unheard() {
    return unheard + waiting.size() + ahead.size();
  }

  private boolean isDone(Statement statement, Instant now) {
    if (record(statement, now)) {
      watchedUntil = now.plus(WATCHED);
      return true;
    }
    if (now.isAfter(statement.at().plus(WAITS))) {
      unheard++;
      return true;
    }
    return false;
  }

  private boolean record(Statement statement, Instant now) {
    return state.write(transaction -> {
      Optional<Incident> incident =
          archive.open(transaction).stream()
              .map(IncidentHistory::incident)
              .filter(open -> open.service().equals(statement.service()))
              .findFirst();
      if (incident.isEmpty()) {
        return false;
      }
      Answer<Claim> answer =
          notebook.recordClaim(transaction, draft(statement, incident.get().id(), now));
      if (answer instanceof Answer.Refused<Claim> refused) {
        throw new IllegalStateException(statement + ": " + refused.faults());
      }
      return true;
    });
  }

  private static ClaimDraft draft(Statement statement, String incident, Instant now) {
    return new ClaimDraft(
        incident,
        statement.service(),
        LocalizedText.of("fr", statement.region()),
        statement.byOperator(),
        new Source(
            Source.named(statement.by()), null, statement.at(), Source.Precision.EXACT, null),
        null,
        false,
        now,
        EDITOR,
        Recorder.EDITOR,
        List.of(new Assertion.Where(true, statement.areas())),
        null,
        null);
  }
}
