package io.tocsin.publication;

import io.tocsin.catalog.Catalog;
import io.tocsin.detection.Evidence;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.incidents.Maintenance;
import io.tocsin.incidents.Workaround;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Stage;
import io.tocsin.publication.mouths.Briefing;
import io.tocsin.publication.mouths.Briefing.Observed;
import io.tocsin.publication.mouths.Mouths;
import io.tocsin.publication.mouths.PageAddress;
import io.tocsin.publication.sql.StatementTable;
import io.tocsin.store.Transaction;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gathers what the texts about an incident may draw on; thread-safe. */
final class Briefings {

  private static final Duration WINDOW = Duration.ofHours(1);

  private final StatementTable table;
  private final IncidentArchive archive;
  private final Supplier<Catalog> catalog;
  private final URI site;
  private final CurrentMouths mouths;

  Briefings(StatementTable table, IncidentArchive archive, Supplier<Catalog> catalog, URI site) {
    this.table = table;
    this.archive = archive;
    this.catalog = catalog;
    this.site = site;
    this.mouths = new CurrentMouths(catalog);
  }

  /** Returns what speaks the languages of the catalogue as it is now. */
  Mouths mouths() {
    return mouths.get();
  }

  Briefing of(
      Transaction transaction,
      Incident incident,
      FactSheet facts,
      Stage stage,
      @Nullable Statement corrected,
      Instant now) {
    Catalog known = catalog.get();
    return new Briefing(
        known,
        incident,
        facts,
        stage,
        standing(archive.workarounds(transaction, incident.id()), now),
        corrected,
        table.newestFacts(transaction, incident.id()).orElse(null),
        work(transaction, incident),
        observed(archive.evidence(transaction), incident.components()),
        new PageAddress(site, "incident/" + incident.id()),
        now);
  }

  static List<Workaround> standing(List<Workaround> all, Instant now) {
    return all.stream()
        .filter(workaround -> workaround.withdrawnAt() == null)
        .filter(workaround -> workaround.expires() == null || workaround.expires().isAfter(now))
        .toList();
  }

  private @Nullable Maintenance work(Transaction transaction, Incident incident) {
    String work = incident.fromMaintenance();
    return work == null ? null : archive.maintenance(transaction, work).orElse(null);
  }

  /** People are distinct within a component only: the most of one is what is certain. */
  static Observed observed(Collection<Evidence> evidence, Set<String> components) {
    return evidence.stream()
        .filter(one -> components.contains(one.component()))
        .map(Evidence::people)
        .max(Comparator.comparingInt(Evidence.People::failing))
        .map(people -> new Observed(people.failing(), WINDOW, Hotspots.of(people)))
        .orElseGet(() -> new Observed(0, WINDOW, List.of()));
  }
}
