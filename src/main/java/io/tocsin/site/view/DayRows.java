package io.tocsin.site.view;

import io.tocsin.publication.PublicSnapshot.ServiceView;
import java.time.LocalDate;
import java.util.List;

/** Writes services over some days, a row each. */
final class DayRows {

  /** Of more services than these only those that did not always work are drawn. */
  private static final int MOST = 100;

  private final Reading reading;
  private final DayWriter days;

  DayRows(Reading reading, DayWriter days) {
    this.reading = reading;
    this.days = days;
  }

  List<HistoryView.Row> write(List<LocalDate> dates) {
    List<ServiceView> services = reading.snapshot().services();
    return services.stream()
        .filter(service -> services.size() <= MOST || isBroken(service, dates))
        .limit(MOST)
        .map((ServiceView service) ->
            new HistoryView.Row(
                reading.words(service.name()),
                reading.path("service/" + service.id()),
                days.bars(service, dates)))
        .toList();
  }

  private boolean isBroken(ServiceView service, List<LocalDate> dates) {
    return service.components().stream().anyMatch(component -> days.isBroken(component, dates));
  }
}
