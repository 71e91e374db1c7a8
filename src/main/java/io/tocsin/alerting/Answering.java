package io.tocsin.alerting;

import io.tocsin.alerting.Alert.Ending;
import io.tocsin.alerting.AlertWords.Matter;
import io.tocsin.alerting.sql.AlertTable;
import io.tocsin.alerting.sql.CallTable;
import io.tocsin.audit.AuditLog;
import io.tocsin.audit.Deed;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Playbook;
import io.tocsin.catalog.Teammate;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Incident;
import io.tocsin.publication.Approval;
import io.tocsin.publication.Publisher;
import io.tocsin.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What who is woken may do: see it, take it, publish the word that was prepared; thread-safe.
 *
 * <p>A link alone sees and takes. Publishing needs the link and the browser that took the alert
 * with it: whoever finds or is sent the link later holds only one of the two. It publishes the
 * words of the playbook, or what was said before with another hour, and nothing else, for this
 * alert and no other.
 */
public final class Answering {

  /** How long prepared words may lie before they are prepared anew. */
  public static final Duration FRESH = Duration.ofMinutes(15);

  private final Alarm.Tools tools;
  private final AlertTable alerts;
  private final CallTable calls;
  private final Taking taking;
  private final Alarm alarm;
  private final Prompter prompter;
  private final Mouthpiece mouthpiece;
  private final AuditLog audit;
  private final InstantSource clock;
  private final Supplier<Catalog> catalog;

  /** Takes its tools. */
  public Answering(
      Alarm.Tools tools,
      Alarm alarm,
      Prompter prompter,
      Publisher publisher,
      AuditLog audit,
      InstantSource clock) {
    this.tools = tools;
    this.alerts = tools.alerts();
    this.calls = tools.calls();
    this.alarm = alarm;
    this.prompter = prompter;
    this.mouthpiece = new Mouthpiece(publisher, tools.tray().approvals());
    this.audit = audit;
    this.taking = new Taking(tools, alarm, audit);
    this.clock = clock;
    this.catalog = tools.catalog();
  }

  /**
   * An alert with all that its people need.
   *
   * @param playbook the one that was set off, or one that fits; null when none does
   * @param handed what waits for a second person about its incident, or null
   * @param told what was said of its incident before
   */
  public record View(
      Matter matter,
      @Nullable Playbook playbook,
      List<Call> calls,
      @Nullable Approval handed,
      Told told) {
    public View {
      calls = List.copyOf(calls);
    }

    /** The alert. */
    public Alert alert() {
      return matter.alert();
    }
  }

  /** Who came by a link, and what they may see. */
  public record Visit(View view, Teammate person, boolean holder) {}

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * Returns what a link shows; empty for every link that is not good, whatever the reason.
   *
   * @param key what the browser holds, or the empty text
   */
  public Optional<Visit> visit(String token, String key) {
    return tools
        .links()
        .holder(token, now())
        .flatMap(holder ->
            alerts.read(tx ->
                alerts
                    .find(tx, holder.alert())
                    .flatMap(alert ->
                        catalog
                            .get()
                            .team()
                            .person(holder.person())
                            .map(person ->
                                new Visit(
                                    view(tx, alert), person, holds(tx, alert, person, key))))));
  }

  private boolean holds(Transaction transaction, Alert alert, Teammate person, String key) {
    return !key.isEmpty()
        && person.name().equals(alert.takenBy())
        && alerts.isHolder(transaction, alert.id(), Taking.hash(key));
  }

  /** Returns one alert for somebody of the newsroom. */
  public Optional<View> view(String id) {
    return alerts.read(tx -> alerts.find(tx, id).map(alert -> view(tx, alert)));
  }

  /** Returns the alerts that are not over, oldest first. */
  public List<View> open() {
    return alerts.read(tx -> alerts.open(tx).stream().map(alert -> view(tx, alert)).toList());
  }

  /** Returns the newest rehearsals. */
  public List<Alert> rehearsals(int limit) {
    return alerts.read(tx -> alerts.rehearsals(tx, limit));
  }

  private View view(Transaction transaction, Alert alert) {
    Matter matter = alarm.calling().matter(transaction, alert, now());
    return new View(
        matter,
        playbook(alert, matter.incident()),
        calls.of(transaction, alert.id()),
        tools.tray().handed(transaction, alert).orElse(null),
        prompter.told(transaction, alert));
  }

  private @Nullable Playbook playbook(Alert alert, @Nullable Incident incident) {
    String set = alert.playbook();
    if (set != null) {
      return catalog.get().playbook(set).orElse(null);
    }
    return incident == null || !alert.reason().asksForWord()
        ? null
        : catalog.get().playbooks().stream()
            .filter(book -> !Collections.disjoint(book.components(), incident.components()))
            .findFirst()
            .orElse(null);
  }

  /**
   * Takes an alert, or goes on with it in another browser of the same person.
   *
   * @param by who takes it
   * @param key what the browser will hold, or null in the newsroom
   * @return whether it is theirs now
   */
  public boolean take(String alert, Actor by, @Nullable String key) {
    Instant now = now();
    boolean taken = alerts.<Boolean>write(tx -> taking.take(tx, alert, by, key, now));
    if (taken) {
      alarm.changed();
    }
    return taken;
  }

  /** Gives an alert back: it rings again for everybody. */
  public boolean giveBack(String alert, Actor by) {
    Instant now = now();
    boolean given =
        alerts.<Boolean>write(tx -> {
          boolean done = alerts.giveBack(tx, alert, now);
          if (done) {
            audit.done(tx, now, actor(by), Deed.ALERT_TAKEN, alert, "GIVEN_BACK");
          }
          return done;
        });
    if (given) {
      alarm.changed();
    }
    return given;
  }

  /**
   * Prepares the word that fits what was said before, or tells why somebody has to write it.
   *
   * @param holder whether it is shown to who took the alert, which is noted the first time
   */
  public Ready prepare(View view, boolean holder) {
    Instant now = now();
    if (holder && view.alert().preparedAt() == null) {
      alerts.write(tx -> alerts.prepared(tx, view.alert().id(), now));
    }
    return prepared(view, now);
  }

  private Ready prepared(View view, Instant at) {
    Incident incident = view.matter().incident();
    return prompter.ready(view.alert(), incident, view.playbook(), view.told(), at);
  }

  /**
   * Publishes the prepared word as it was looked at, for who came by a link.
   *
   * @param at for which moment it was prepared
   * @param version of the incident that was looked at
   */
  public Spoken speak(Visit visit, Instant at, long version) {
    boolean allowed = visit.holder() && catalog.get().team().linkMayPublish();
    return allowed
        ? speak(visit.view(), new Actor(Actor.Kind.PERSON, visit.person().name()), at, version)
        : new Spoken.NotAllowed();
  }

  /** Publishes the prepared word as it was looked at, for who took the alert. */
  public Spoken speak(View view, Actor by, Instant at, long version) {
    Alert alert = view.alert();
    Instant now = now();
    if (!alert.isOpen() || !by.name().equals(alert.takenBy())) {
      return new Spoken.NotAllowed();
    }
    boolean fresh = !at.isAfter(now) && at.plus(FRESH).isAfter(now);
    Optional<Prepared> word = fresh ? prepared(view, at).word() : Optional.empty();
    if (word.isEmpty() || word.get().version() != version) {
      return new Spoken.Changed();
    }
    Incident incident = view.matter().incident();
    if (incident == null) {
      return alert.exercise() ? rehearsed(alert, now) : new Spoken.NotAllowed();
    }
    return publish(alert, by, word.get(), incident);
  }

  private Spoken rehearsed(Alert alert, Instant now) {
    alerts.write(tx -> alerts.end(tx, alert.id(), Ending.REHEARSED, now));
    alarm.changed();
    return new Spoken.Rehearsed();
  }

  private Spoken publish(Alert alert, Actor by, Prepared word, Incident incident) {
    Spoken said = mouthpiece.say(alert, word, incident, by);
    if (said instanceof Spoken.Published) {
      alerts.write(tx -> alerts.end(tx, alert.id(), Ending.WORD_SAID, now()));
    }
    if (said instanceof Spoken.Published || said instanceof Spoken.Handed) {
      alarm.changed();
    }
    return said;
  }

  private static String actor(Actor by) {
    return by.kind() + " " + by.name();
  }
}
