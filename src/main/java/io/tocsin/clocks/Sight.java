package io.tocsin.clocks;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.Service;
import io.tocsin.clocks.Answered.Truth;
import io.tocsin.incidents.CohortStatus;
import io.tocsin.incidents.Incident;
import io.tocsin.publication.FactSheets;
import io.tocsin.publication.SheetRevision;
import io.tocsin.publication.facts.DataFate;
import io.tocsin.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What the house sees by itself of what starts a legal clock; thread-safe. */
final class Sight {

  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
  private static final Duration A_DAY = Duration.ofDays(1);

  private final ClockBook book;
  private final Supplier<Catalog> catalog;
  private final FactSheets sheets;

  Sight(ClockBook book, Supplier<Catalog> catalog, FactSheets sheets) {
    this.book = book;
    this.catalog = catalog;
    this.sheets = sheets;
  }

  /** What shows of an incident and nobody noted yet, as it will be noted. */
  List<Answered> seen(
      Transaction transaction, Incident incident, List<Answered> answers, Instant now) {
    List<Answered> seen = new ArrayList<>();
    for (Trigger trigger : book.triggers().values()) {
      Seen kind = trigger.seen();
      String id = trigger.id();
      if (kind != null && answers.stream().noneMatch(answer -> answer.trigger().equals(id))) {
        since(transaction, incident, kind, now)
            .map(since ->
                new Answered(incident.id(), id, 1, Truth.HOLDS, since, now, LegalOffice.CLOCK))
            .ifPresent(seen::add);
      }
    }
    return seen;
  }

  private Optional<Instant> since(
      Transaction transaction, Incident incident, Seen seen, Instant now) {
    return switch (seen) {
      case DATA_LOST ->
          sheets
              .current(transaction, incident.id())
              .filter(Sight::tellsOfLoss)
              .map(SheetRevision::at);
      case FUNCTION_OUT -> Optional.ofNullable(incident.confirmedAt());
      case ALL_OUT_OVER_HALF_AN_HOUR -> allOut(functions(incident), incident, now);
      case OPEN_OVER_A_DAY ->
          Optional.of(incident.onset()).filter(onset -> now.isAfter(onset.plus(A_DAY)));
    };
  }

  private Set<String> functions(Incident incident) {
    return catalog.get().service(incident.service()).map(Service::components).stream()
        .flatMap(List::stream)
        .map(Component::id)
        .collect(Collectors.toSet());
  }

  /** Every function of the service is out for everybody, and has been for half an hour. */
  static Optional<Instant> allOut(Set<String> functions, Incident incident, Instant now) {
    Set<String> out =
        incident.cohorts().stream()
            .filter(CohortStatus::isOutForEverybody)
            .map(CohortStatus::component)
            .collect(Collectors.toSet());
    boolean all = !functions.isEmpty() && out.containsAll(functions);
    Instant confirmed = incident.confirmedAt();
    return all && confirmed != null && now.isAfter(confirmed.plus(HALF_AN_HOUR))
        ? Optional.of(confirmed.plus(HALF_AN_HOUR))
        : Optional.empty();
  }

  private static boolean tellsOfLoss(SheetRevision revision) {
    return revision.sheet().dataFates().stream()
        .anyMatch(fate -> fate.fate() == DataFate.Fate.LOST);
  }
}
