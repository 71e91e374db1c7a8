package io.tocsin.incidents;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Mode;
import io.tocsin.catalog.Service;
import io.tocsin.incidents.IncidentEvent.PhaseReason;
import io.tocsin.incidents.sql.ContradictionTable;
import io.tocsin.incidents.sql.EvidenceTable;
import io.tocsin.incidents.sql.IncidentTable;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What people do at the desk, each within the caller's transaction; thread-safe.
 *
 * <p>Every command takes the logbook for writing, lets the clock catch up to its own time, decides
 * by the same rules as detection, and writes all of it or nothing. Two at once wait for each other:
 * nothing is lost. The caller tells whoever publishes once its transaction is committed.
 */
public final class Desk {

  private final Supplier<Catalog> catalog;
  private final Supplier<String> ids;

  /**
   * Sits down.
   *
   * @param catalog the catalogue as it is now
   * @param ids makes ids that are never used twice
   */
  public Desk(Supplier<Catalog> catalog, Supplier<String> ids) {
    this.catalog = catalog;
    this.ids = ids;
  }

  /** Opens an incident by hand; it is confirmed, for a person says so. */
  public Answer<Incident> open(Transaction transaction, Opening opening) {
    return open(transaction, opening, ids.get());
  }

  /** Opens an incident by hand, under an id that people know it by already. */
  public Answer<Incident> open(Transaction transaction, Opening opening, String id) {
    Optional<Service> service = catalog.get().service(opening.service());
    if (service.isEmpty()) {
      return refuse("service", Rule.NOT_A_SERVICE);
    }
    List<Fault> faults =
        new ArrayList<>(WordRules.components(WordRules.known(service.get()), opening.components()));
    faults.addAll(WordRules.notAhead("opens", opening.onset(), opening.at()));
    if (opening.components().isEmpty()) {
      faults.add(Fault.of("components", Rule.MISSING));
    }
    if (!faults.isEmpty()) {
      return new Answer.Refused<>(faults);
    }
    DeskSession session = DeskSession.begin(transaction, ids, opening.at());
    IncidentHistory opened = session.pen().open(id, opening.event());
    session.write();
    return new Answer.Done<>(opened.incident());
  }

  /**
   * A statement is published about an incident: what it says about phase, states, ETA and next
   * word.
   */
  public Answer<Incident> speak(Transaction transaction, PublicWord word) {
    DeskSession session = DeskSession.begin(transaction, ids, word.at());
    IncidentHistory history = session.pen().find(word.incident());
    if (history == null || !history.incident().isOpen()) {
      return afterTheEnd(session, word);
    }
    List<Fault> faults =
        new Speaking(session.pen(), catalog.get(), EvidenceTable.all(transaction), word).speak();
    return said(
        session.answer(faults, () -> session.pen().history(word.incident()).incident()),
        transaction,
        word);
  }

  /** What the house said is held against what others said. */
  private Answer<Incident> said(Answer<Incident> answer, Transaction transaction, PublicWord word) {
    if (answer instanceof Answer.Done<Incident>) {
      boolean operator = catalog.get().mode() == Mode.OPERATOR;
      ContradictionTable.add(
          transaction,
          new HouseWord(
              word.statement(),
              word.incident(),
              word.at(),
              operator,
              word.corrects(),
              word.assertions()));
      Review.of(transaction, word.incident(), word.at());
    }
    return answer;
  }

  /** A closed incident takes corrections of what was said, and nothing else. */
  private Answer<Incident> afterTheEnd(DeskSession session, PublicWord word) {
    Optional<IncidentHistory> closed = IncidentTable.find(session.transaction(), word.incident());
    if (closed.isEmpty()) {
      return refuse("incident", Rule.NOT_AN_INCIDENT);
    }
    if (!word.correction() || word.phase() != Phase.CLOSED || closed.get().incident().isOpen()) {
      return refuse("incident", Rule.ALREADY_CLOSED);
    }
    IncidentHistory corrected =
        session
            .pen()
            .amend(closed.get(), new IncidentEvent.Spoken(word.at(), word.by(), word.statement()));
    session.write();
    return said(new Answer.Done<>(corrected.incident()), session.transaction(), word);
  }

  /**
   * The operator said so elsewhere: the source is recorded, and a suspected incident is
   * acknowledged.
   */
  public Answer<Incident> acknowledge(
      Transaction transaction, String incident, Source source, Instant at, Actor by) {
    List<Fault> faults = WordRules.notAhead("source.at", source.at(), at);
    if (!faults.isEmpty()) {
      return new Answer.Refused<>(faults);
    }
    return onOpen(
        transaction,
        incident,
        at,
        (session, history) -> {
          acknowledge(session.pen(), history, source, at, by);
          return List.of();
        });
  }

  static void acknowledge(Pen pen, IncidentHistory history, Source source, Instant at, Actor by) {
    String id = history.incident().id();
    if (history.incident().acknowledged() == null) {
      pen.happened(id, new IncidentEvent.Acknowledged(at, by, source));
    }
    if (history.incident().phase() == Phase.SUSPECTED) {
      Phases.Decision decision =
          Phases.byWord(history.incident(), Phase.ACKNOWLEDGED, true, false, PhaseReason.PERSON);
      Happenings.move(pen, id, decision, at, by);
    }
  }

  /** Says how components are, for everybody or per cohort. */
  public Answer<Incident> setState(
      Transaction transaction, String incident, List<StateChange> changes, Instant at, Actor by) {
    return onOpen(
        transaction,
        incident,
        at,
        (session, history) -> {
          Set<String> named =
              changes.stream().map(StateChange::component).collect(Collectors.toSet());
          List<Fault> faults =
              WordRules.components(WordRules.known(catalog.get(), history.incident()), named);
          if (faults.isEmpty()) {
            States.set(session.pen(), incident, changes, at, by);
          }
          return faults;
        });
  }

  /**
   * Closes an incident about which nobody ever spoke in public, such as a false alarm; whoever
   * spoke closes by speaking.
   */
  public Answer<Incident> close(Transaction transaction, String incident, Instant at, Actor by) {
    return onOpen(
        transaction,
        incident,
        at,
        (session, history) -> {
          boolean spoken =
              session.pen().promisesOf(incident).stream()
                  .anyMatch(promise -> promise.statement() != null);
          Set<String> failing = StillFailing.of(history, EvidenceTable.all(transaction));
          if (spoken) {
            return List.of(Fault.of("text", Rule.MISSING));
          }
          if (!failing.isEmpty()) {
            return List.of(Speaking.stillFailing(failing));
          }
          Phases.Decision decision =
              Phases.byWord(history.incident(), Phase.CLOSED, false, false, PhaseReason.PERSON);
          Happenings.move(session.pen(), incident, decision, at, by);
          return List.of();
        });
  }

  private interface Deed {
    List<Fault> on(DeskSession session, IncidentHistory history);
  }

  private Answer<Incident> onOpen(Transaction transaction, String incident, Instant at, Deed deed) {
    DeskSession session = DeskSession.begin(transaction, ids, at);
    IncidentHistory history = session.pen().find(incident);
    if (history == null || !history.incident().isOpen()) {
      boolean known = IncidentTable.find(transaction, incident).isPresent();
      return refuse("incident", known ? Rule.ALREADY_CLOSED : Rule.NOT_AN_INCIDENT);
    }
    return session.answer(
        deed.on(session, history), () -> session.pen().history(incident).incident());
  }

  private static <T> Answer<T> refuse(String field, Rule rule) {
    return new Answer.Refused<>(List.of(Fault.of(field, rule)));
  }
}
