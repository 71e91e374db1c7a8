package io.tocsin.publication;

import io.tocsin.catalog.Areas;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.MaintenanceView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.publication.aftermath.Aftermath;
import io.tocsin.publication.aftermath.Communication;
import io.tocsin.publication.aftermath.PublicRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Parts of a snapshot: what one page sees of it, and so all that the page can depend on. Immutable.
 *
 * <p>An excerpt is a snapshot itself. But for {@link #dated} it tells neither generation nor
 * moment, so two excerpts are equal when what they tell is equal, however often the whole was made
 * anew.
 */
public final class Excerpt {

  /** The moment of a snapshot that tells none. */
  public static final Instant UNDATED = Instant.EPOCH;

  private final PublicSnapshot whole;
  private final boolean everything;
  private final Map<String, ServiceView> services = new HashMap<>();
  private final Map<String, ServiceView> byComponent = new HashMap<>();
  private final Map<String, List<IncidentView>> byService;
  private final Map<String, List<MaintenanceView>> late;

  /** What every language asks for alike. */
  private final Map<Object, PublicSnapshot> cuts = new ConcurrentHashMap<>();

  /** Reads a snapshot. */
  public Excerpt(PublicSnapshot whole) {
    this(whole, false);
  }

  private Excerpt(PublicSnapshot whole, boolean everything) {
    this.whole = whole;
    this.everything = everything;
    for (ServiceView service : whole.services()) {
      services.put(service.id(), service);
      service.components().forEach(component -> byComponent.put(component.id(), service));
    }
    this.byService =
        whole.incidents().stream().collect(Collectors.groupingBy(IncidentView::service));
    this.late = Outline.late(whole);
  }

  /** Leaves nothing out of any part: what pages made of parts are held against. */
  public static Excerpt ofEverything(PublicSnapshot whole) {
    return new Excerpt(whole, true);
  }

  /** Returns everything, with generation and moment. */
  public PublicSnapshot dated() {
    return whole;
  }

  /** Returns everything but generation and moment. */
  public PublicSnapshot undated() {
    return of(
        whole.site(), whole.services(), whole.incidents(), whole.maintenances(), whole.record());
  }

  /** Returns the site alone, with the reports of the day. */
  public PublicSnapshot site() {
    return of(whole.site(), List.of(), List.of(), List.of(), PublicRecord.EMPTY);
  }

  /** Returns one incident with its service and what remains of it. */
  public PublicSnapshot incident(IncidentView view) {
    return incident(view, view.isOpen());
  }

  /** Returns one incident with its service as it is now, be it over or not. */
  public PublicSnapshot incidentWithFigures(IncidentView view) {
    return incident(view, true);
  }

  private PublicSnapshot incident(IncidentView view, boolean figures) {
    return cuts.computeIfAbsent(
        List.of(view.id(), figures),
        _ -> {
          Set<ServiceView> its = new HashSet<>();
          add(its, services.get(view.service()));
          view.components().forEach(component -> add(its, byComponent.get(component)));
          return of(
              calm(),
              ordered(its, figures),
              List.of(view),
              late.getOrDefault(view.id(), List.of()),
              record(view.id()));
        });
  }

  /** Returns the same, with generation and moment. */
  public PublicSnapshot datedIncident(IncidentView view) {
    PublicSnapshot undated = incident(view);
    if (everything) {
      return whole;
    }
    return undated.of(whole.generation(), whole.at());
  }

  /** Returns one service with its incidents and its works. */
  public PublicSnapshot service(ServiceView service) {
    return cuts.computeIfAbsent(List.of("service", service.id()), _ -> cutService(service));
  }

  private PublicSnapshot cutService(ServiceView service) {
    Set<String> components =
        service.components().stream().map(ComponentView::id).collect(Collectors.toSet());
    List<IncidentView> incidents = byService.getOrDefault(service.id(), List.of());
    Map<String, Aftermath> remains = new HashMap<>();
    for (IncidentView view : incidents) {
      Aftermath after = whole.record().byIncident().get(view.id());
      if (after != null) {
        remains.put(view.id(), after);
      }
    }
    return of(
        calm(),
        List.of(service),
        incidents,
        whole.maintenances().stream()
            .filter(view -> view.maintenance().components().stream().anyMatch(components::contains))
            .toList(),
        new PublicRecord(remains, List.of(), List.of()));
  }

  /** Returns the same, with the days of its components. */
  public PublicSnapshot serviceWithDays(ServiceView service) {
    PublicSnapshot its = service(service);
    return everything ? whole : withDays(its, its.services());
  }

  /** Returns everything but generation and moment, with the names of all places. */
  public PublicSnapshot places() {
    return everything
        ? whole
        : new PublicSnapshot(
            0,
            UNDATED,
            calm(),
            whole.services(),
            whole.incidents(),
            whole.maintenances(),
            PublicRecord.EMPTY,
            whole.places(),
            whole.remarks(),
            DayLog.NONE);
  }

  /** Returns the days of all components, and nothing of what happened on them. */
  public PublicSnapshot days() {
    return everything
        ? whole
        : withDays(of(calm(), names(), List.of(), List.of(), PublicRecord.EMPTY), whole.services());
  }

  /**
   * Returns some days of all components, with what happened on them and none of its words.
   *
   * @param last is included
   */
  public PublicSnapshot past(LocalDate first, LocalDate last) {
    return cuts.computeIfAbsent(List.of(first, last), _ -> cutPast(first, last));
  }

  private PublicSnapshot cutPast(LocalDate first, LocalDate last) {
    if (everything) {
      return whole;
    }
    ZoneId zone = whole.site().zone();
    Instant begin = first.atStartOfDay(zone).toInstant();
    Instant end = last.plusDays(1).atStartOfDay(zone).toInstant();
    PublicSnapshot part =
        of(
            calm(),
            names(),
            whole.incidents().stream()
                .filter(view -> view.touches(begin, end))
                .map(Outline::dated)
                .toList(),
            whole.maintenances().stream()
                .filter(view -> view.maintenance().touches(begin, end))
                .toList(),
            PublicRecord.EMPTY);
    return part.with(whole.days().between(first, last));
  }

  private PublicSnapshot withDays(PublicSnapshot excerpt, List<ServiceView> services) {
    Map<String, DayLog.Days> days = new HashMap<>();
    services.forEach(service ->
        service
            .components()
            .forEach(component -> days.put(component.id(), whole.days().of(component.id()))));
    return excerpt.with(new DayLog(whole.days().first(), days));
  }

  /** Returns one announced work with the names of what it touches. */
  public PublicSnapshot work(MaintenanceView view) {
    Set<ServiceView> its = new HashSet<>();
    view.maintenance().components().forEach(component -> add(its, byComponent.get(component)));
    return of(calm(), ordered(its, false), List.of(), List.of(view), PublicRecord.EMPTY);
  }

  /** Returns everything that was said of incidents and works, without figures. */
  public PublicSnapshot words() {
    List<IncidentView> told = whole.incidents().stream().map(Outline::words).toList();
    return of(calm(), names(), told, whole.maintenances(), PublicRecord.EMPTY);
  }

  /** Returns the same without figures, to be cut further. */
  public Excerpt withoutFigures() {
    return new Excerpt(words(), everything);
  }

  /** Returns the long memory with the names of the services it is about. */
  public PublicSnapshot memory() {
    Set<String> told =
        whole.record().told().stream().map(Communication::incident).collect(Collectors.toSet());
    return of(
        calm(),
        names(),
        whole.incidents().stream().filter(view -> told.contains(view.id())).toList(),
        List.of(),
        whole.record());
  }

  private static void add(Set<ServiceView> its, @Nullable ServiceView service) {
    if (service != null) {
      its.add(service);
    }
  }

  /** In the order of ids, which is the same in every snapshot. */
  private static List<ServiceView> ordered(Set<ServiceView> its, boolean figures) {
    return its.stream()
        .sorted(Comparator.comparing(ServiceView::id))
        .map(service -> figures ? service : Outline.of(service, true))
        .toList();
  }

  private List<ServiceView> names() {
    return whole.services().stream().map(service -> Outline.of(service, false)).toList();
  }

  private PublicRecord record(String incident) {
    Aftermath remains = whole.record().byIncident().get(incident);
    return remains == null
        ? PublicRecord.EMPTY
        : new PublicRecord(Map.of(incident, remains), List.of(), List.of());
  }

  /** The site without what is counted. */
  private SiteIdentity calm() {
    return whole.site().calm();
  }

  private PublicSnapshot of(
      SiteIdentity site,
      List<ServiceView> services,
      List<IncidentView> incidents,
      List<MaintenanceView> maintenances,
      PublicRecord record) {
    if (everything) {
      return whole;
    }
    Gazetteer places = whole.places();
    Set<String> meant = places.areas().isEmpty() ? Set.of() : Gazetteer.meant(services, incidents);
    return new PublicSnapshot(
        0,
        UNDATED,
        site,
        services,
        incidents,
        maintenances,
        record,
        meant.isEmpty()
            ? Gazetteer.NONE
            : Gazetteer.of(new Areas(places.areas(), places.regions()), meant),
        whole.remarks(),
        DayLog.NONE);
  }
}
