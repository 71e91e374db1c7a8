package io.tocsin.site.view;

import io.tocsin.incidents.Maintenance;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.MaintenanceView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The home page. Immutable.
 *
 * @param lead the first sentence
 * @param first the incident the lead speaks of, or null
 * @param works maintenances to come, running and overrun
 * @param past incidents that are over, newest first
 */
public record HomeView(
    Lead lead,
    @Nullable IncidentBlock first,
    List<ServiceBlock> services,
    List<MaintenanceBlock> works,
    List<IncidentBlock> past) {

  private static final int MOST_PAST = 10;

  public HomeView {
    services = List.copyOf(services);
    works = List.copyOf(works);
    past = List.copyOf(past);
  }

  /** Writes what stands on the home page for one service, and for one incident. */
  public interface Parts {
    /** Writes one service of the page. */
    ServiceBlock service(ServiceView service);

    /** Writes one incident of the page. */
    IncidentBlock incident(IncidentView incident);
  }

  /** Writes one service of the home page. */
  public static ServiceBlock service(Reading reading, ServiceView service) {
    return new ServiceWriter(reading, service).write();
  }

  /** Writes the home page; its parts may have been written before. */
  public static HomeView of(Reading reading, Parts parts) {
    Lead lead = Lead.of(reading);
    IncidentBlock first =
        reading.open().stream()
            .filter(incident -> incident.id().equals(lead.incident()))
            .findFirst()
            .map(parts::incident)
            .orElse(null);
    return new HomeView(
        lead,
        first,
        reading.snapshot().services().stream().map(parts::service).toList(),
        reading.snapshot().maintenances().stream()
            .map(MaintenanceView::maintenance)
            .map((Maintenance work) -> MaintenanceBlock.of(reading, work))
            .filter(work -> !work.past())
            .toList(),
        reading.snapshot().incidents().stream()
            .filter((IncidentView incident) -> !incident.isOpen())
            .limit(MOST_PAST)
            .map(incident -> parts.incident(incident).shortened(0))
            .toList());
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
