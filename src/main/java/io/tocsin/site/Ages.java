package io.tocsin.site;

import io.tocsin.detection.Harm;
import io.tocsin.detection.Outlook;
import io.tocsin.detection.Verdict;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Promise;
import io.tocsin.incidents.Workaround;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.MaintenanceView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import io.tocsin.publication.aftermath.PublicRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** When a page rendered from the same snapshot begins to read differently. */
public final class Ages {

  private static final List<Duration> STEPS =
      List.of(
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofMinutes(60),
          Duration.ofHours(6),
          Duration.ofHours(24));

  private Ages() {}

  /** Returns the largest step the age has reached, zero below the first. */
  public static Duration step(Duration age) {
    Duration reached = Duration.ZERO;
    for (Duration step : STEPS) {
      if (age.compareTo(step) >= 0) {
        reached = step;
      }
    }
    return reached;
  }

  /** Says whether a time that the page speaks of lies between the two moments. */
  static boolean crossed(PublicSnapshot snapshot, Instant renderedAt, Instant now) {
    return moments(snapshot).stream()
        .anyMatch(moment -> moment.isAfter(renderedAt) && !moment.isAfter(now));
  }

  /** Counts the moments an excerpt speaks of that are over; its own age is not among them. */
  static long passed(PublicSnapshot excerpt, Instant now) {
    return spoken(excerpt).stream().filter(moment -> !moment.isAfter(now)).count();
  }

  private static List<Instant> moments(PublicSnapshot snapshot) {
    List<Instant> moments = spoken(snapshot);
    STEPS.forEach(step -> moments.add(snapshot.at().plus(step)));
    return moments;
  }

  private static List<Instant> spoken(PublicSnapshot snapshot) {
    List<Instant> moments = new ArrayList<>();
    ZoneId zone = snapshot.site().zone();
    due(snapshot.record())
        .forEach(day -> moments.add(day.plusDays(1).atStartOfDay(zone).toInstant()));
    for (IncidentView incident : snapshot.incidents()) {
      if (incident.isOpen()) {
        Instant nextWord = incident.nextWord();
        if (nextWord != null) {
          moments.add(nextWord);
        }
        if (incident.eta() instanceof Eta.At(Instant end)) {
          moments.add(end);
        }
        incident.promises().stream().map(Promise::due).forEach(moments::add);
        incident.workarounds().stream()
            .map(Workaround::expires)
            .flatMap(Stream::ofNullable)
            .forEach(moments::add);
        incident.timeline().forEach(entry -> moments.addAll(outlook(entry)));
      }
    }
    for (MaintenanceView view : snapshot.maintenances()) {
      moments.add(view.maintenance().start());
      moments.add(view.maintenance().end());
    }
    return moments;
  }

  /** The last days by which something is to be done. */
  private static Stream<LocalDate> due(PublicRecord record) {
    return Stream.concat(
            record.commitments().stream(),
            record.byIncident().values().stream()
                .flatMap(remains -> remains.commitments().stream()))
        .flatMap(commitment -> commitment.firstDue().stream());
  }

  /** When an outlook from experience reads otherwise. */
  private static List<Instant> outlook(TimelineEntry entry) {
    Harm harm =
        entry instanceof TimelineEntry.Shown(var _, Verdict verdict) ? verdict.harm() : null;
    Outlook outlook = harm == null ? null : harm.outlook();
    return outlook == null ? List.of() : List.of(outlook.median(), outlook.high());
  }
}
