package io.tocsin.incidents;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Service;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Announced work, as people announce it, call it off and say that it is done, each within the
 * caller's transaction and by the manners of {@link Desk}; thread-safe. Nothing extends it: what
 * lasts longer than announced is an incident.
 */
public final class WorkSchedule {

  private final Supplier<Catalog> catalog;
  private final Supplier<String> ids;

  /**
   * Opens it.
   *
   * @param catalog the catalogue as it is now
   * @param ids makes ids that are never used twice
   */
  public WorkSchedule(Supplier<Catalog> catalog, Supplier<String> ids) {
    this.catalog = catalog;
    this.ids = ids;
  }

  /** Announces work before it starts, which promises its end. */
  public Answer<Maintenance> announceMaintenance(Transaction transaction, MaintenancePlan plan) {
    List<Fault> faults = faults(plan);
    if (!faults.isEmpty()) {
      return new Answer.Refused<>(faults);
    }
    DeskSession session = DeskSession.begin(transaction, ids, plan.at());
    Maintenance announced = Maintenances.announce(session.pen(), plan);
    session.write();
    return new Answer.Done<>(announced);
  }

  /** Returns everything for which work could not be announced so; announces nothing. */
  public List<Fault> faults(MaintenancePlan plan) {
    Optional<Service> service = catalog.get().service(plan.service());
    if (service.isEmpty()) {
      return List.of(Fault.of("service", Rule.NOT_A_SERVICE));
    }
    List<Fault> faults =
        new ArrayList<>(WordRules.components(WordRules.known(service.get()), plan.components()));
    faults.addAll(Maintenances.faults(plan));
    if (plan.components().isEmpty()) {
      faults.add(Fault.of("components", Rule.MISSING));
    }
    if (faults.isEmpty()) {
      faults.addAll(WordRules.ahead("end", plan.end(), plan.at(), WordRules.FARTHEST));
    }
    return faults;
  }

  /** Calls announced work off, before it starts. */
  public Answer<Maintenance> cancelMaintenance(
      Transaction transaction, String id, Instant at, Actor by) {
    return onPending(
        transaction,
        id,
        at,
        (session, maintenance) -> {
          if (maintenance.status() != Maintenance.Status.ANNOUNCED) {
            return List.of(Fault.of("status", Rule.PHASE_NOT_REACHABLE));
          }
          Maintenances.cancel(session.pen(), maintenance, at);
          return List.of();
        });
  }

  /** Says that the work is done; what still fails then is an incident from now on. */
  public Answer<Maintenance> finishMaintenance(
      Transaction transaction, String id, Instant at, Actor by) {
    return onPending(
        transaction,
        id,
        at,
        (session, maintenance) -> {
          if (maintenance.status() == Maintenance.Status.ANNOUNCED) {
            return List.of(Fault.of("status", Rule.PHASE_NOT_REACHABLE));
          }
          Maintenances.finish(session.pen(), maintenance, at, by);
          return List.of();
        });
  }

  private interface Deed {
    List<Fault> on(DeskSession session, Maintenance maintenance);
  }

  private Answer<Maintenance> onPending(Transaction transaction, String id, Instant at, Deed deed) {
    DeskSession session = DeskSession.begin(transaction, ids, at);
    Maintenance maintenance = session.pen().maintenance(id);
    if (maintenance == null) {
      return refuse("maintenance", Rule.ALREADY_CLOSED);
    }
    return session.answer(
        deed.on(session, maintenance), () -> Objects.requireNonNull(session.pen().maintenance(id)));
  }

  private static <T> Answer<T> refuse(String field, Rule rule) {
    return new Answer.Refused<>(List.of(Fault.of(field, rule)));
  }
}
