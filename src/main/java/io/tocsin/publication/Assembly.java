package io.tocsin.publication;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.Service;
import io.tocsin.detection.Evidence;
import io.tocsin.incidents.Contradiction;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.incidents.IncidentHistory;
import io.tocsin.incidents.Maintenance;
import io.tocsin.incidents.Promise;
import io.tocsin.incidents.Workaround;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.MaintenanceView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.publication.sql.MouthTable;
import io.tocsin.publication.sql.StatementTable;
import io.tocsin.publication.sql.WorkMouthTable;
import io.tocsin.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one consistent state and makes the public snapshot of it; confined to its transaction. */
final class Assembly {

  /** How long after it was closed an incident is part of every snapshot, with its texts. */
  static final Duration CLOSED_SHOWN = Duration.ofDays(90);

  /** As long as days that it explains are drawn. */
  private static final Duration WORK_SHOWN = Duration.ofDays(90);

  /** With more areas than these only those that are named have a page. */
  private static final int MOST_AREAS = 150;

  private static final Duration MEASURED = Duration.ofDays(30);
  private static final int CLAIMS_READ = 50;

  private final Transaction transaction;
  private final IncidentArchive archive;
  private final Catalog catalog;
  private final CourseBook courses;
  private final Instant now;
  private final Headline headline;
  private final MouthTable mouths = new MouthTable();
  private final List<IncidentHistory> incidents;
  private final Map<String, List<Statement>> statements;
  private final List<Maintenance> works;
  private final Veil veil;
  private final Map<WorkMouthTable.Standing, List<MouthText>> workTexts;

  Assembly(
      Transaction transaction,
      IncidentArchive archive,
      StatementTable table,
      Catalog catalog,
      WorkTexts workTexts,
      CourseBook courses,
      List<IncidentHistory> incidents,
      Instant now) {
    this.transaction = transaction;
    this.archive = archive;
    this.catalog = catalog;
    this.courses = courses;
    this.now = now;
    this.headline = new Headline(catalog);
    this.incidents = newestFirst(incidents);
    List<String> ids = incidents.stream().map(history -> history.incident().id()).toList();
    this.statements =
        table.ofIncidents(transaction, ids).stream()
            .collect(Collectors.groupingBy(Statement::incident));
    this.works = works(transaction, archive, now);
    this.workTexts = workTexts.kept(transaction, works);
    this.veil = new Veil(archive.wordStandings(transaction));
  }

  /** Returns the announced work that the public sees. */
  static List<Maintenance> works(Transaction transaction, IncidentArchive archive, Instant now) {
    return archive.maintenances(transaction, now.minus(WORK_SHOWN));
  }

  /** Returns the incidents that every snapshot tells of. */
  static List<IncidentHistory> shown(
      Transaction transaction, IncidentArchive archive, Instant now) {
    return Stream.concat(
            archive.open(transaction).stream(),
            archive.closedSince(transaction, now.minus(CLOSED_SHOWN)).stream())
        .toList();
  }

  /** Open ones first, then the closed; of each the newest first. */
  private static List<IncidentHistory> newestFirst(List<IncidentHistory> histories) {
    return histories.stream()
        .sorted(
            Comparator.comparing((IncidentHistory history) -> history.incident().isOpen())
                .thenComparing(history -> history.incident().openedAt())
                .reversed())
        .toList();
  }

  PublicSnapshot snapshot(long generation, SiteIdentity site, DayLog days) {
    Map<String, Evidence> evidence =
        archive.evidence(transaction).stream()
            .collect(Collectors.toMap(Evidence::component, Function.identity()));
    List<Incident> open =
        incidents.stream().map(IncidentHistory::incident).filter(Incident::isOpen).toList();
    ComponentViews views = new ComponentViews(catalog, open, works, now);
    List<ServiceView> services =
        catalog.services().stream().map(service -> service(service, views, evidence)).toList();
    List<IncidentView> told =
        incidents.stream().map(IncidentHistory::incident).map(this::incident).toList();
    return new PublicSnapshot(
        generation,
        now,
        site,
        services,
        told,
        works.stream().map(this::maintenance).toList(),
        Aftermaths.shown(
            transaction, incidents.stream().map(history -> history.incident().id()).toList(), now),
        catalog.areas().all().size() <= MOST_AREAS
            ? Gazetteer.all(catalog.areas())
            : Gazetteer.of(catalog.areas(), Gazetteer.meant(services, told)),
        veil.standings(),
        days);
  }

  private ServiceView service(
      Service service, ComponentViews views, Map<String, Evidence> evidence) {
    List<ComponentView> components = new ArrayList<>();
    for (Component component : service.components()) {
      components.add(
          views.of(
              component,
              evidence.get(component.id()),
              archive.availability(transaction, component.id(), now.minus(MEASURED), now)));
    }
    List<Statement> said =
        incidents.stream()
            .filter(history -> history.incident().service().equals(service.id()))
            .flatMap(history -> saidAbout(history.incident()).stream())
            .toList();
    return new ServiceView(
        service.id(),
        service.name(),
        service.operator(),
        service.kind(),
        components,
        Voices.of(
            catalog.mode(),
            service,
            said,
            veil.claims(archive.latestClaims(transaction, service.id(), CLAIMS_READ)),
            archive.checks(transaction, service.id()),
            now),
        helpline(service),
        service.firstHelp());
  }

  private @Nullable Helpline helpline(Service service) {
    return archive
        .newestWait(transaction, service.id())
        .filter(wait -> wait.isCurrent(now))
        .map(wait -> new Helpline(wait.length(), wait.at()))
        .orElse(null);
  }

  private List<Statement> saidAbout(Incident incident) {
    return statements.getOrDefault(incident.id(), List.of());
  }

  private IncidentView incident(Incident incident) {
    List<Statement> said = saidAbout(incident);
    List<Promise> promises = archive.promises(transaction, incident.id());
    Statement standing = said.isEmpty() || !incident.isOpen() ? null : said.getLast();
    return new IncidentView(
        incident.id(),
        incident.service(),
        headline.of(incident),
        incident.phase(),
        incident.components(),
        incident.onset(),
        incident.openedAt(),
        incident.acknowledged(),
        incident.recoveredAt(),
        incident.closedAt(),
        incident.fromMaintenance(),
        standing == null ? null : standing.eta(),
        standing == null ? null : standing.nextWord(),
        promises,
        incident.cohorts(),
        archive.workarounds(transaction, incident.id()).stream().filter(this::holds).toList(),
        Timeline.of(
            said,
            archive.events(transaction, incident.id()),
            veil.claims(archive.claims(transaction, incident.id())),
            archive.questions(transaction, incident.id()),
            promises),
        facts(said),
        isTold(incident) && !said.isEmpty()
            ? mouths.of(transaction, said.getLast().id())
            : List.of(),
        archive.contradictions(transaction, incident.id()).stream()
            .filter(Contradiction::isPublic)
            .map(veil::contradiction)
            .toList(),
        courses.of(transaction, archive, incident));
  }

  private static @Nullable FactSheet facts(List<Statement> said) {
    return said.reversed().stream()
        .map(Statement::facts)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** The texts of an incident are for whoever still tells of it: articles come afterwards too. */
  private boolean isTold(Incident incident) {
    Instant closed = incident.closedAt();
    return closed == null || closed.isAfter(now.minus(CLOSED_SHOWN));
  }

  private boolean holds(Workaround workaround) {
    Instant expires = workaround.expires();
    return workaround.withdrawnAt() == null && (expires == null || expires.isAfter(now));
  }

  private MaintenanceView maintenance(Maintenance work) {
    @Nullable Promise promise =
        archive.promises(transaction, work.id()).stream().findFirst().orElse(null);
    return new MaintenanceView(
        work, promise, workTexts.getOrDefault(WorkTexts.standing(work), List.of()));
  }
}
