package io.tocsin.site.view;

import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.Maintenance;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.MaintenanceView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The home page. Immutable.
 *
 * @param lead the first sentence
 * @param first the incident the lead speaks of, or null
 * @param report where people say how it is for them
 * @param services those told in full: all where they are few, else those in trouble, worst first
 * @param others the rest, a line each
 * @param more how many services have no line for want of room
 * @param works maintenances to come, running and overrun
 * @param past incidents that are over, newest first
 */
public record HomeView(
    Lead lead,
    @Nullable IncidentBlock first,
    String report,
    List<ServiceBlock> services,
    List<Line> others,
    int more,
    List<MaintenanceBlock> works,
    List<IncidentBlock> past) {

  private static final int MOST_PAST = 5;
  private static final int FEW = 3;
  private static final int MOST_LINES = 40;

  public HomeView {
    services = List.copyOf(services);
    others = List.copyOf(others);
    works = List.copyOf(works);
    past = List.copyOf(past);
  }

  /** Whether it matters most that people say how it is for them: nothing sure is known. */
  public boolean asks() {
    return first == null && lead.mark().kind().equals("unknown");
  }

  /** Whether the question stands beside the voices of a service: no page asks it twice. */
  public boolean asksAbout(String service) {
    return first == null
        ? !asks() || services.size() + others.size() > 1
        : !first.serviceId().equals(service);
  }

  /** One service in a line. */
  public record Line(String name, String path, Mark mark) {}

  /** Writes the home page, which says of which day it is. */
  public static HomeView of(Reading dated) {
    Reading reading = dated.onItsDay();
    Lead lead = Lead.of(reading);
    IncidentBlock first =
        reading.open().stream()
            .filter(incident -> incident.id().equals(lead.incident()))
            .findFirst()
            .map(incident -> new IncidentWriter(reading, incident).write())
            .orElse(null);
    List<ServiceView> full = full(reading);
    List<ServiceView> others =
        reading.snapshot().services().stream()
            .filter(service -> !full.contains(service))
            .sorted(worstFirst(reading))
            .toList();
    return new HomeView(
        lead,
        first,
        report(reading),
        full.stream().map(service -> new ServiceWriter(reading, service).write()).toList(),
        others.stream().limit(MOST_LINES).map(service -> line(reading, service)).toList(),
        Math.max(0, others.size() - MOST_LINES),
        works(dated),
        past(dated));
  }

  private static String report(Reading reading) {
    List<ServiceView> all = reading.snapshot().services();
    return reading.path("report") + (all.size() == 1 ? "?service=" + all.getFirst().id() : "");
  }

  /** Few services are all told in full; of many, those in trouble. */
  private static List<ServiceView> full(Reading reading) {
    List<ServiceView> all = reading.snapshot().services();
    return all.size() <= FEW
        ? all
        : all.stream()
            .filter(service -> inTrouble(reading, service))
            .sorted(worstFirst(reading))
            .limit(FEW)
            .toList();
  }

  private static boolean inTrouble(Reading reading, ServiceView service) {
    ComponentState state = new ServiceWriter(reading, service).state();
    return state == ComponentState.OUT
        || state == ComponentState.DEGRADED
        || reading.open().stream().anyMatch(incident -> incident.service().equals(service.id()));
  }

  private static Comparator<ServiceView> worstFirst(Reading reading) {
    return Comparator.comparingInt(
        service -> -ServiceWriter.badness(new ServiceWriter(reading, service).state()));
  }

  private static Line line(Reading reading, ServiceView service) {
    return new Line(
        reading.words(service.name()),
        reading.path("service/" + service.id()),
        new ServiceWriter(reading, service).mark());
  }

  private static List<MaintenanceBlock> works(Reading reading) {
    return reading.snapshot().maintenances().stream()
        .map(MaintenanceView::maintenance)
        .map((Maintenance work) -> MaintenanceBlock.of(reading, work))
        .filter(work -> !work.past())
        .toList();
  }

  private static List<IncidentBlock> past(Reading reading) {
    return reading.snapshot().incidents().stream()
        .filter((IncidentView incident) -> !incident.isOpen())
        .limit(MOST_PAST)
        .map(incident -> new IncidentWriter(reading, incident).brief(0))
        .toList();
  }

  /** Writes one incident's own page. */
  public static IncidentBlock incident(Reading reading, IncidentView incident) {
    return new IncidentWriter(reading, incident).write();
  }

  /** Writes one maintenance's own page. */
  public static MaintenanceBlock maintenance(Reading reading, Maintenance work) {
    return MaintenanceBlock.of(reading, work);
  }
}
