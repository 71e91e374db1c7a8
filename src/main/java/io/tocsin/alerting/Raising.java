package io.tocsin.alerting;

import io.tocsin.alerting.Alert.Ending;
import io.tocsin.alerting.Watch.Cause;
import io.tocsin.alerting.Watch.Scene;
import io.tocsin.alerting.sql.AlertTable;
import io.tocsin.alerting.sql.CallTable;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Playbook;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.incidents.IncidentHistory;
import io.tocsin.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes alerts from what is committed, and ends those that are over; thread-safe. Looking twice, on
 * one node or several, changes nothing: each cause has one row.
 */
final class Raising {

  /** How long a rehearsal waits for an answer. */
  static final Duration REHEARSAL = Duration.ofHours(1);

  private final AlertTable alerts;
  private final CallTable calls;
  private final IncidentArchive archive;
  private final Supplier<Catalog> catalog;
  private final Supplier<String> ids;
  private @Nullable Looked last;

  Raising(
      AlertTable alerts,
      CallTable calls,
      IncidentArchive archive,
      Supplier<Catalog> catalog,
      Supplier<String> ids) {
    this.alerts = alerts;
    this.calls = calls;
    this.archive = archive;
    this.catalog = catalog;
    this.ids = ids;
  }

  /** What was seen when it was last looked at; nothing is to be done again until it changes. */
  private record Looked(long revision, Catalog catalog, Instant again) {}

  private record Over(Alert alert, Ending ending) {}

  private record SetOff(Alert alert, Playbook playbook) {}

  private record Findings(Looked looked, List<Alert> raised, List<Over> over, List<SetOff> setOff) {
    boolean isEmpty() {
      return raised.isEmpty() && over.isEmpty() && setOff.isEmpty();
    }
  }

  /** Looks at what is committed, if anything has changed; says whether an alert changed. */
  synchronized boolean look(Instant now) {
    Looked before = last;
    Optional<Findings> found =
        alerts.read(transaction -> {
          long revision = archive.revision(transaction);
          boolean same =
              before != null
                  && before.revision() == revision
                  && before.catalog() == catalog.get()
                  && now.isBefore(before.again());
          return same ? Optional.<Findings>empty() : Optional.of(find(transaction, revision, now));
        });
    found.filter(findings -> !findings.isEmpty()).ifPresent(findings -> write(findings, now));
    found.ifPresent(findings -> last = findings.looked());
    return found.isPresent() && !found.get().isEmpty();
  }

  private Findings find(Transaction transaction, long revision, Instant now) {
    List<Alert> raised = new ArrayList<>();
    List<Instant> again = new ArrayList<>(List.of(now.plus(Duration.ofMinutes(5))));
    for (IncidentHistory history : archive.open(transaction)) {
      Scene scene = scene(transaction, history.incident());
      Watch.nextLook(scene, now).ifPresent(again::add);
      for (Cause cause : Watch.causes(scene, now)) {
        raised.add(alert(cause, history.incident(), now));
      }
    }
    List<Over> over = new ArrayList<>();
    List<SetOff> setOff = new ArrayList<>();
    for (Alert open : alerts.open(transaction)) {
      raised.removeIf(alert -> alert.cause().equals(open.cause()));
      Optional<Ending> ending = ending(transaction, open, now);
      ending.ifPresent(why -> over.add(new Over(open, why)));
      if (ending.isEmpty()) {
        playbook(transaction, open).ifPresent(book -> setOff.add(new SetOff(open, book)));
      }
      if (open.exercise()) {
        again.add(open.raisedAt().plus(REHEARSAL));
      }
    }
    return new Findings(
        new Looked(revision, catalog.get(), Collections.min(again)), raised, over, setOff);
  }

  private Scene scene(Transaction transaction, Incident incident) {
    return new Scene(
        incident,
        archive.events(transaction, incident.id()),
        archive.promises(transaction, incident.id()));
  }

  private Alert alert(Cause cause, Incident incident, Instant now) {
    String book = triggered(incident).map(Playbook::id).orElse(null);
    return fresh(ids.get(), cause, book, now);
  }

  private static Alert fresh(String id, Cause cause, @Nullable String book, Instant now) {
    return new Alert(
        id,
        cause.key(),
        cause.reason(),
        cause.incident(),
        book,
        cause.due(),
        false,
        now,
        0,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** The first playbook that evidence about this incident sets off. */
  private Optional<Playbook> triggered(Incident incident) {
    return catalog.get().playbooks().stream()
        .filter(book -> !Collections.disjoint(book.components(), incident.components()))
        .filter(book ->
            switch (book.trigger()) {
              case MANUAL -> false;
              case SUSPECTED -> true;
              case CONFIRMED -> incident.confirmedAt() != null;
            })
        .findFirst();
  }

  /** A suspicion that was confirmed meanwhile sets off what waits for that. */
  private Optional<Playbook> playbook(Transaction transaction, Alert open) {
    String incident = open.incident();
    return open.playbook() != null || incident == null
        ? Optional.empty()
        : archive
            .incident(transaction, incident)
            .map(IncidentHistory::incident)
            .flatMap(this::triggered);
  }

  private Optional<Ending> ending(Transaction transaction, Alert open, Instant now) {
    String incident = open.incident();
    if (incident == null) {
      boolean late = !now.isBefore(open.raisedAt().plus(REHEARSAL));
      return late ? Optional.of(Ending.UNANSWERED) : Optional.empty();
    }
    return archive
        .incident(transaction, incident)
        .map(history -> scene(transaction, history.incident()))
        .flatMap(scene -> Watch.ending(open, scene, now));
  }

  private void write(Findings findings, Instant now) {
    alerts.write(transaction -> {
      findings.raised().forEach(alert -> alerts.raise(transaction, alert));
      for (SetOff due : findings.setOff()) {
        alerts.setOff(transaction, due.alert().id(), due.playbook().id());
      }
      for (Over done : findings.over()) {
        if (alerts.end(transaction, done.alert().id(), done.ending(), now)) {
          calls.overtake(transaction, done.alert().id(), now);
        }
      }
      return findings;
    });
  }
}
