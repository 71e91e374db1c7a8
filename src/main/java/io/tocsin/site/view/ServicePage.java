package io.tocsin.site.view;

import io.tocsin.catalog.ServiceKind;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.MaintenanceView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A service with all that is known of it. Immutable.
 *
 * @param functions its components
 * @param working names of those that work
 * @param past outages that are over, newest first
 * @param mail whether it carries messages
 */
public record ServicePage(
    Lead lead,
    ServiceBlock service,
    List<Function> functions,
    List<String> working,
    List<MaintenanceBlock> works,
    List<IncidentBlock> past,
    boolean mail) {

  public ServicePage {
    functions = List.copyOf(functions);
    working = List.copyOf(working);
    works = List.copyOf(works);
    past = List.copyOf(past);
  }

  /** A component with what is known of it now and over ninety days. */
  public record Function(String id, ServiceBlock.Row row, List<Voices.Probe> probes, DayBars days) {
    public Function {
      probes = List.copyOf(probes);
    }
  }

  /** Writes the page of a service. */
  public static ServicePage of(Reading all, ServiceView service) {
    Reading reading = all.only(service);
    ServiceBlock block = new ServiceWriter(reading, service).write();
    DayWriter days = new DayWriter(reading);
    VoiceWriter voices = new VoiceWriter(reading, service);
    List<Function> functions =
        IntStream.range(0, service.components().size())
            .mapToObj(index -> {
              ComponentView component = service.components().get(index);
              return new Function(
                  component.id(),
                  block.components().get(index),
                  voices.probes(component),
                  days.bars(component));
            })
            .toList();
    return new ServicePage(
        Lead.of(reading),
        block,
        functions,
        working(block),
        works(reading),
        past(reading),
        service.kind() == ServiceKind.MAIL);
  }

  private static List<String> working(ServiceBlock block) {
    return block.components().stream()
        .filter(row -> row.mark().kind().equals("works"))
        .map(ServiceBlock.Row::name)
        .toList();
  }

  private static List<MaintenanceBlock> works(Reading reading) {
    return reading.snapshot().maintenances().stream()
        .map(MaintenanceView::maintenance)
        .map(work -> MaintenanceBlock.of(reading, work))
        .filter(work -> !work.past())
        .toList();
  }

  private static List<IncidentBlock> past(Reading reading) {
    PublicSnapshot snapshot = reading.snapshot();
    return snapshot.incidents().stream()
        .filter((IncidentView incident) -> !incident.isOpen())
        .map(incident -> new IncidentWriter(reading, incident).brief(0))
        .toList();
  }
}
