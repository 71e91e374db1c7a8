package io.tocsin.alerting;

import io.tocsin.alerting.Alert.Ending;
import io.tocsin.alerting.Alert.Reason;
import io.tocsin.alerting.sql.AlertTable;
import io.tocsin.audit.AuditLog;
import io.tocsin.audit.Deed;
import io.tocsin.catalog.Playbook;
import io.tocsin.catalog.Service;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.Desk;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.IncidentHistory;
import io.tocsin.incidents.Opening;
import io.tocsin.publication.Publisher;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sets off a playbook by hand, in earnest or as an exercise; thread-safe. */
public final class Bell {

  private final AlertTable alerts;
  private final Alarm.Tools tools;
  private final Alarm alarm;
  private final Prompter prompter;
  private final Desk desk;
  private final Mouthpiece mouthpiece;
  private final AuditLog audit;
  private final InstantSource clock;
  private final Supplier<String> ids;

  /** Takes its tools. */
  public Bell(
      Alarm.Tools tools,
      Alarm alarm,
      Prompter prompter,
      Desk desk,
      Publisher publisher,
      AuditLog audit,
      InstantSource clock,
      Supplier<String> ids) {
    this.alerts = tools.alerts();
    this.tools = tools;
    this.alarm = alarm;
    this.prompter = prompter;
    this.desk = desk;
    this.mouthpiece = new Mouthpiece(publisher, tools.tray().approvals());
    this.audit = audit;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * How a playbook is rung.
   *
   * @param exercise touches nobody outside: no incident, no statement, no subscriber
   * @param incident the incident it is about, or null: the open one it fits, else a new one
   * @param publish whether its first word is published at once; nothing is where somebody has
   *     spoken already
   */
  public record Pull(
      String playbook, boolean exercise, @Nullable String incident, boolean publish) {}

  /** What came of it. */
  public sealed interface Rung {

    /**
     * It rings.
     *
     * @param ready the word that fits what was said before, or why somebody has to write it
     * @param told whether somebody had spoken already
     * @param statement id of the statement, or null when none was published
     * @param draft id of what waits for a second person, or null when nothing does
     */
    record Rings(
        Alert alert,
        @Nullable Incident incident,
        Ready ready,
        boolean told,
        @Nullable String statement,
        @Nullable String draft)
        implements Rung {}

    /** Nothing rings. */
    record Refused(List<Fault> faults) implements Rung {
      public Refused {
        faults = List.copyOf(faults);
      }
    }
  }

  private record Hung(Alert alert, @Nullable Incident incident) {}

  /** Sets off a playbook; when this returns, the alert is durable. */
  public Rung ring(Pull pull, Actor by) {
    Optional<Playbook> found = tools.catalog().get().playbook(pull.playbook());
    if (found.isEmpty()) {
      return refused("playbook", Rule.NOT_A_PLAYBOOK);
    }
    if (pull.exercise() && (pull.publish() || pull.incident() != null)) {
      return refused("exercise", Rule.NOT_IN_AN_EXERCISE);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Hung hung;
    try {
      hung = alerts.write(transaction -> ring(transaction, pull, found.get(), now, by));
    } catch (TakenBack taken) {
      return new Rung.Refused(taken.faults);
    }
    alarm.changed();
    return rings(pull, found.get(), hung, now, by);
  }

  /** Returns the first word of a playbook as it would be if it were rung now. */
  public Prepared preview(Playbook book) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return prompter.preview(book, now);
  }

  private static Rung refused(String field, Rule rule) {
    return new Rung.Refused(List.of(Fault.of(field, rule)));
  }

  private Rung rings(Pull pull, Playbook book, Hung hung, Instant now, Actor by) {
    Incident incident = hung.incident();
    Told told = alerts.read(transaction -> prompter.told(transaction, hung.alert()));
    Ready ready = prompter.ready(hung.alert(), incident, book, told, now);
    boolean spoken = told.last() != null;
    Optional<Prepared> word = ready.word().filter(Prepared::isFirst);
    if (incident == null || !pull.publish() || word.isEmpty()) {
      return new Rung.Rings(hung.alert(), incident, ready, spoken, null, null);
    }
    return switch (mouthpiece.say(hung.alert(), word.get(), incident, by)) {
      case Spoken.Published(String statement) ->
          new Rung.Rings(hung.alert(), incident, ready, false, statement, null);
      case Spoken.Handed(String draft) -> {
        alarm.changed();
        yield new Rung.Rings(hung.alert(), incident, ready, false, null, draft);
      }
      case Spoken.Refused(List<Fault> faults) -> new Rung.Refused(faults);
      case Spoken.Rehearsed _, Spoken.Changed _, Spoken.NotAllowed _ ->
          throw new IllegalStateException("the word of a playbook that rings was not said");
    };
  }

  private Hung ring(Transaction transaction, Pull pull, Playbook book, Instant now, Actor by) {
    Incident incident = pull.exercise() ? null : incident(transaction, pull, book, now, by);
    Alert alert = fresh(pull, incident, now);
    if (incident != null) {
      overtake(transaction, incident, now);
    }
    alerts.raise(transaction, alert);
    String detail = pull.exercise() ? "EXERCISE " + alert.id() : alert.id();
    String actor = by.kind() + " " + by.name();
    audit.done(transaction, now, actor, Deed.PLAYBOOK_RUNG, book.id(), detail);
    return new Hung(alert, incident);
  }

  /** What rings about the same incident rings on as this one: nobody is called twice. */
  private void overtake(Transaction transaction, Incident incident, Instant now) {
    for (Alert open : alerts.open(transaction)) {
      if (incident.id().equals(open.incident()) && open.reason().asksForWord()) {
        alerts.end(transaction, open.id(), Ending.OVERTAKEN, now);
        tools.calls().overtake(transaction, open.id(), now);
      }
    }
  }

  private Alert fresh(Pull pull, @Nullable Incident incident, Instant now) {
    String id = ids.get();
    String key = Reason.PLAYBOOK_RUNG + " " + id;
    Cause cause =
        Cause.of(key, Reason.PLAYBOOK_RUNG, incident == null ? null : incident.id(), null);
    return Alert.fresh(id, cause, pull.playbook(), pull.exercise(), now);
  }

  private Incident incident(
      Transaction transaction, Pull pull, Playbook book, Instant now, Actor by) {
    String named = pull.incident();
    List<Incident> open =
        tools.archive().open(transaction).stream().map(IncidentHistory::incident).toList();
    if (named != null) {
      return open.stream()
          .filter(incident -> incident.id().equals(named))
          .findFirst()
          .orElseThrow(() -> new TakenBack(List.of(Fault.of("incident", Rule.NOT_AN_INCIDENT))));
    }
    return open.stream()
        .filter(incident -> !Collections.disjoint(incident.components(), book.components()))
        .findFirst()
        .orElseGet(() -> opened(transaction, book, now, by));
  }

  private Incident opened(Transaction transaction, Playbook book, Instant now, Actor by) {
    Service service =
        tools.catalog().get().serviceOf(book.components().iterator().next()).orElseThrow();
    Opening opening = new Opening(service.id(), book.components(), now, now, by);
    return switch (desk.open(transaction, opening)) {
      case Answer.Done<Incident>(Incident incident) -> incident;
      case Answer.Refused<Incident>(List<Fault> faults) -> throw new TakenBack(faults);
    };
  }

  /** Rolls the transaction back; carries the faults out. */
  private static final class TakenBack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    TakenBack(List<Fault> faults) {
      super("nothing rings", null, false, false);
      this.faults = faults;
    }
  }
}
