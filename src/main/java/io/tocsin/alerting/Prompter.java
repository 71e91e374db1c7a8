package io.tocsin.alerting;

import io.tocsin.alerting.Alert.Reason;
import io.tocsin.alerting.Ready.Why;
import io.tocsin.catalog.Playbook;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.FactSheets;
import io.tocsin.publication.Publisher;
import io.tocsin.publication.Statement;
import io.tocsin.publication.Statements;
import io.tocsin.store.Transaction;
import io.tocsin.wording.ReadyTexts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Has the word ready that fits what was said before: the first of a playbook where nobody has
 * spoken, the same facts with another hour where nothing moved since; thread-safe.
 *
 * <p>It never says less than was said: whatever moved is for somebody to write.
 */
public final class Prompter {

  private final FirstWord first;
  private final NextWord next;
  private final Statements statements;
  private final FactSheets sheets;

  /** Takes what was said, the facts as they stand, and what can tell how they would sound. */
  public Prompter(
      FirstWord first,
      Statements statements,
      FactSheets sheets,
      Publisher publisher,
      ReadyTexts lint) {
    this.first = first;
    this.next = new NextWord(publisher, lint);
    this.statements = statements;
    this.sheets = sheets;
  }

  /** Reads what was told of the incident of an alert that asks for a word. */
  Told told(Transaction transaction, Alert alert) {
    String incident = alert.incident();
    if (incident == null || !alert.reason().asksForWord()) {
      return Told.NOTHING;
    }
    Statement last =
        statements.ofIncident(transaction, incident).stream()
            .filter(said -> Watch.isHand(said.by()))
            .reduce((_, newer) -> newer)
            .orElse(null);
    return new Told(last, sheets.current(transaction, incident).orElse(null));
  }

  /** Returns what lies ready for an alert, or why somebody has to write. */
  Ready ready(
      Alert alert,
      @Nullable Incident incident,
      @Nullable Playbook playbook,
      Told told,
      Instant at) {
    if (!alert.reason().asksForWord()) {
      return new Ready.NotAsked();
    }
    if (incident != null && told.last() != null) {
      return alert.reason() == Reason.RELAPSE
          ? new Ready.ToWrite(Why.MOVED)
          : next.prepare(playbook, incident, told, at);
    }
    if (incident != null && hasMoved(alert, incident)) {
      return new Ready.ToWrite(Why.MOVED);
    }
    if (told.sheet() != null) {
      return new Ready.ToWrite(Why.FACTS_BEGUN);
    }
    Instant since = incident == null ? alert.raisedAt() : incident.onset();
    return playbook == null
        ? new Ready.ToWrite(Why.NO_PLAYBOOK)
        : new Ready.Word(first.prepare(playbook, incident, since, at));
  }

  /** A playbook says that it is broken: once evidence shows otherwise, its words are untrue. */
  private static boolean hasMoved(Alert alert, Incident incident) {
    return alert.reason() == Reason.RELAPSE || incident.phase().compareTo(Phase.RECOVERING) >= 0;
  }

  /** Returns the first word of a playbook as it would be if it were rung now. */
  Prepared preview(Playbook playbook, Instant now) {
    return first.prepare(playbook, null, now, now);
  }
}
