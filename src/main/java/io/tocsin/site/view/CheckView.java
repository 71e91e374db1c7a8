package io.tocsin.site.view;

import io.tocsin.publication.PublicSnapshot.ServiceView;
import java.util.Comparator;
import java.util.List;

/**
 * "Is it me or is it them?": what the third question is answered with. Immutable.
 *
 * @param lead how things stand
 * @param known whether the answer is known before anything is tried: it is them
 * @param services worst first
 */
public record CheckView(Lead lead, boolean known, List<HomeView.Line> services) {

  private static final int MOST = 60;

  public CheckView {
    services = List.copyOf(services);
  }

  /** Writes it for a page that says of which day it is. */
  public static CheckView of(Reading dated) {
    Reading reading = dated.onItsDay();
    Comparator<ServiceView> worst =
        Comparator.comparingInt(
            service -> -ServiceWriter.badness(new ServiceWriter(reading, service).state()));
    Lead lead = Lead.of(reading);
    return new CheckView(
        lead,
        isKnown(reading, lead),
        reading.snapshot().services().stream()
            .sorted(worst)
            .limit(MOST)
            .map(service ->
                new HomeView.Line(
                    reading.words(service.name()),
                    reading.path("service/" + service.id()),
                    new ServiceWriter(reading, service).mark()))
            .toList());
  }

  private static boolean isKnown(Reading reading, Lead lead) {
    String kind = lead.mark().kind();
    return reading.open().stream()
        .filter(incident -> incident.id().equals(lead.incident()))
        .findFirst()
        .map(Lead::isKnown)
        .orElse(kind.equals("out") || kind.equals("degraded"));
  }
}
