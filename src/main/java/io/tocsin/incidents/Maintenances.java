package io.tocsin.incidents;

import io.tocsin.detection.ComponentState;
import io.tocsin.detection.Verdict;
import io.tocsin.incidents.Maintenance.Status;
import io.tocsin.incidents.Promise.Kind;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Work announced before it starts: it starts, it ends, or it runs past its end and becomes an
 * incident by itself; pure. There is no way to extend one: what lasts longer than announced is an
 * incident.
 */
final class Maintenances {

  private Maintenances() {}

  /** What is wrong with a plan: work is announced before it starts, or it is an incident. */
  static List<Fault> faults(MaintenancePlan plan) {
    List<Fault> faults = new ArrayList<>();
    if (!plan.at().isBefore(plan.start())) {
      faults.add(Fault.of("start", Rule.NOT_ANNOUNCED_BEFORE_START));
    }
    if (!plan.start().isBefore(plan.end())) {
      faults.add(Fault.of("end", Rule.END_BEFORE_START));
    }
    return faults;
  }

  static Maintenance announce(Pen pen, MaintenancePlan plan) {
    Maintenance maintenance = plan.as(pen.newId());
    pen.work(maintenance);
    Promises.announceWork(pen, maintenance);
    return maintenance;
  }

  /** It will not take place: nothing will run past its end, which keeps the promise. */
  static void cancel(Pen pen, Maintenance maintenance, Instant at) {
    pen.work(maintenance.now(Status.CANCELLED, at, null));
    Promises.fulfil(pen, maintenance.id(), Kind.MAINTENANCE_END, at);
  }

  /** Somebody says that the work is done; what still fails then is an incident from that moment. */
  static void finish(Pen pen, Maintenance maintenance, Instant at, Actor by) {
    Promises.fulfil(pen, maintenance.id(), Kind.MAINTENANCE_END, at);
    String incident = maintenance.overrunIncident();
    List<Verdict> failing = failing(pen, maintenance);
    if (incident == null && !failing.isEmpty()) {
      incident = becomeIncident(pen, maintenance, failing, at, at, by);
    } else if (incident != null) {
      relieve(pen, incident, at, by);
    }
    pen.work(maintenance.now(Status.DONE, at, incident));
  }

  private static void relieve(Pen pen, String incident, Instant at, Actor by) {
    IncidentHistory history = pen.find(incident);
    if (history != null && nothingFails(history)) {
      Phases.Decision decision =
          Phases.byWord(
              history.incident(), Phase.RECOVERED, false, false, IncidentEvent.PhaseReason.PERSON);
      Happenings.move(pen, incident, decision, at, by);
    }
  }

  private static boolean nothingFails(IncidentHistory history) {
    return history.incident().cohorts().stream().noneMatch(CohortStatus::isBroken);
  }

  /**
   * Time passes: work starts at its start, and is an incident from its end on unless it was said
   * done.
   */
  static void settle(Pen pen, Instant now) {
    for (Maintenance maintenance : pen.maintenances()) {
      if (maintenance.status() == Status.ANNOUNCED && !now.isBefore(maintenance.start())) {
        maintenance = maintenance.now(Status.RUNNING, null, null);
        pen.work(maintenance);
      }
      if (maintenance.status() == Status.RUNNING && now.isAfter(maintenance.end())) {
        overrun(pen, maintenance, now);
      }
    }
  }

  private static void overrun(Pen pen, Maintenance maintenance, Instant now) {
    Actor clock = new Actor(Actor.Kind.CLOCK, "maintenance");
    String incident =
        becomeIncident(pen, maintenance, failing(pen, maintenance), maintenance.end(), now, clock);
    pen.work(maintenance.now(Status.OVERRUN, null, incident));
  }

  private static String becomeIncident(
      Pen pen,
      Maintenance maintenance,
      List<Verdict> failing,
      Instant onset,
      Instant at,
      Actor by) {
    IncidentHistory opened =
        pen.open(
            new IncidentEvent.Opened(
                at, by, maintenance.service(), maintenance.components(), onset, maintenance.id()));
    String id = opened.incident().id();
    for (Verdict verdict : failing) {
      pen.happened(id, new IncidentEvent.Judged(at, by, from(verdict, onset)));
    }
    return id;
  }

  /**
   * What failed while work was announced is a disturbance from the end of that work on, not before.
   */
  private static Verdict from(Verdict verdict, Instant onset) {
    return new Verdict(
        verdict.at(),
        verdict.service(),
        verdict.component(),
        verdict.cohorts(),
        verdict.change(),
        verdict.state(),
        verdict.reason(),
        verdict.confidence(),
        onset,
        verdict.areas(),
        verdict.numbers());
  }

  private static List<Verdict> failing(Pen pen, Maintenance maintenance) {
    return pen.remembered(maintenance.id()).values().stream()
        .filter(verdict ->
            verdict.state() == ComponentState.OUT || verdict.state() == ComponentState.DEGRADED)
        .toList();
  }
}
