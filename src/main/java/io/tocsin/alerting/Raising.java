package io.tocsin.alerting;

import io.tocsin.alerting.Alert.Ending;
import io.tocsin.alerting.InTray.Papers;
import io.tocsin.alerting.Watch.Scene;
import io.tocsin.alerting.sql.AlertTable;
import io.tocsin.alerting.sql.CallTable;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Playbook;
import io.tocsin.clocks.LegalOffice.Duty;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.incidents.IncidentHistory;
import io.tocsin.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private final InTray tray;
  private final Supplier<Catalog> catalog;
  private final Supplier<String> ids;
  private @Nullable Looked last;

  Raising(Alarm.Tools tools, Supplier<String> ids) {
    this.alerts = tools.alerts();
    this.calls = tools.calls();
    this.archive = tools.archive();
    this.tray = tools.tray();
    this.catalog = tools.catalog();
    this.ids = ids;
  }

  /** What was seen when it was last looked at; nothing is to be done again until it changes. */
  private record Looked(long revision, Papers papers, Catalog catalog, Instant again) {
    boolean stillHolds(long now, Papers waiting, Catalog known, Instant at) {
      return revision == now && papers.equals(waiting) && catalog == known && at.isBefore(again);
    }
  }

  private record Over(Alert alert, Ending ending) {}

  private record SetOff(Alert alert, Playbook playbook) {}

  private record Findings(Looked looked, List<Alert> raised, List<Over> over, List<SetOff> setOff) {
    boolean isEmpty() {
      return raised.isEmpty() && over.isEmpty() && setOff.isEmpty();
    }
  }

  /** What is open now. */
  private record Sight(Map<String, Scene> scenes, PaperWatch papers, List<Instant> again) {}

  /** Looks at what is committed, if anything has changed; says whether an alert changed. */
  synchronized boolean look(Instant now) {
    Looked before = last;
    Optional<Findings> found =
        alerts.read(transaction -> {
          long revision = archive.revision(transaction);
          Papers papers = tray.papers(transaction);
          boolean same = before != null && before.stillHolds(revision, papers, catalog.get(), now);
          return same
              ? Optional.<Findings>empty()
              : Optional.of(find(transaction, revision, papers, now));
        });
    found.filter(findings -> !findings.isEmpty()).ifPresent(findings -> write(findings, now));
    found.ifPresent(findings -> last = findings.looked());
    return found.isPresent() && !found.get().isEmpty();
  }

  private Findings find(Transaction transaction, long revision, Papers papers, Instant now) {
    Sight sight = sight(transaction, papers, now);
    List<Alert> open = alerts.open(transaction);
    List<Over> over = new ArrayList<>();
    List<SetOff> setOff = new ArrayList<>();
    for (Alert alert : open) {
      Optional<Ending> ending = ending(transaction, alert, sight, now);
      ending.ifPresent(why -> over.add(new Over(alert, why)));
      if (ending.isEmpty()) {
        playbook(alert, sight).ifPresent(book -> setOff.add(new SetOff(alert, book)));
      }
      if (alert.exercise()) {
        sight.again().add(alert.raisedAt().plus(REHEARSAL));
      }
    }
    List<Alert> raised = raised(transaction, sight, open, now);
    Instant again = Collections.min(sight.again());
    return new Findings(new Looked(revision, papers, catalog.get(), again), raised, over, setOff);
  }

  private Sight sight(Transaction transaction, Papers papers, Instant now) {
    List<Instant> again = new ArrayList<>(List.of(now.plus(Duration.ofMinutes(5))));
    Map<String, Scene> scenes = new LinkedHashMap<>();
    Map<String, Instant> lastWords = new HashMap<>();
    for (IncidentHistory history : archive.open(transaction)) {
      Scene scene = scene(transaction, history.incident());
      Watch.nextLook(scene, now).ifPresent(again::add);
      scenes.put(history.incident().id(), scene);
      lastWords.put(history.incident().id(), scene.lastWord());
    }
    List<Duty> duties = tray.duties(transaction, now);
    Duties.nextLooks(duties, now).forEach(again::add);
    PaperWatch watch = new PaperWatch(papers, duties, lastWords, catalog.get().zone(), now);
    return new Sight(scenes, watch, again);
  }

  private List<Alert> raised(Transaction transaction, Sight sight, List<Alert> open, Instant now) {
    List<Alert> raised = new ArrayList<>();
    for (Scene scene : sight.scenes().values()) {
      String book = triggered(scene.incident()).map(Playbook::id).orElse(null);
      for (Cause cause : Watch.causes(scene, now)) {
        raised.add(Alert.fresh(ids.get(), cause, book, false, now));
      }
    }
    for (Cause cause : sight.papers().causes()) {
      raised.add(Alert.fresh(ids.get(), cause, null, false, now));
    }
    raised.removeIf(alert -> rings(open, alert) || alerts.isKnown(transaction, alert.cause()));
    return raised;
  }

  /** What waits of one incident rings once, however much of it there is. */
  private static boolean rings(List<Alert> open, Alert alert) {
    return switch (alert.reason()) {
      case CONTRADICTION, APPROVAL_ASKED ->
          alert.incident() != null
              && open.stream()
                  .anyMatch(other ->
                      other.reason() == alert.reason()
                          && alert.incident().equals(other.incident()));
      case VERDICT,
          RELAPSE,
          WORK_OVERRUN,
          NEXT_WORD_DUE,
          NEXT_WORD_OVERDUE,
          PLAYBOOK_RUNG,
          SCHEDULE_REFUSED,
          LEGAL ->
          false;
    };
  }

  private Scene scene(Transaction transaction, Incident incident) {
    return new Scene(
        incident,
        archive.events(transaction, incident.id()),
        archive.promises(transaction, incident.id()));
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
  private Optional<Playbook> playbook(Alert open, Sight sight) {
    String incident = open.incident();
    boolean may = open.playbook() == null && incident != null && open.reason().asksForWord();
    return may
        ? Optional.ofNullable(sight.scenes().get(incident))
            .map(Scene::incident)
            .flatMap(this::triggered)
        : Optional.empty();
  }

  private Optional<Ending> ending(Transaction transaction, Alert open, Sight sight, Instant now) {
    if (open.exercise()) {
      boolean late = !now.isBefore(open.raisedAt().plus(REHEARSAL));
      return late ? Optional.of(Ending.UNANSWERED) : Optional.empty();
    }
    if (!open.reason().asksForWord()) {
      return sight.papers().ending(open);
    }
    return archive
        .incident(transaction, String.valueOf(open.incident()))
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
