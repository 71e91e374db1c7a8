package io.tocsin.site.view;

import io.tocsin.incidents.Maintenance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Work announced before it began. Immutable.
 *
 * @param sentence where it stands
 * @param incident path of the incident it became when it ran past its end, or null
 * @param past whether it is over or was called off
 */
public record MaintenanceBlock(
    String id,
    String path,
    Mark mark,
    String sentence,
    List<String> components,
    Prose text,
    TimeTag announced,
    TimeTag start,
    TimeTag end,
    @Nullable TimeTag ended,
    @Nullable String incident,
    boolean past) {

  public MaintenanceBlock {
    components = List.copyOf(components);
  }

  /** Writes one maintenance. */
  static MaintenanceBlock of(Reading reading, Maintenance work) {
    boolean overran = work.status() == Maintenance.Status.OVERRUN;
    return new MaintenanceBlock(
        work.id(),
        reading.path("maintenance/" + work.id()),
        overran
            ? new Mark("out", reading.phrases().say("state.overrun"))
            : Mark.maintenance(reading.phrases()),
        sentence(reading, work),
        reading.componentNames(work.components()),
        Prose.of(work.text(), reading.language()),
        reading.time(work.announcedAt()),
        reading.time(work.start()),
        reading.time(work.end()),
        work.endedAt() == null ? null : reading.time(work.endedAt()),
        work.overrunIncident() == null ? null : reading.path("incident/" + work.overrunIncident()),
        switch (work.status()) {
          case ANNOUNCED, RUNNING, OVERRUN -> false;
          case DONE, CANCELLED -> true;
        });
  }

  private static String sentence(Reading reading, Maintenance work) {
    String key =
        switch (work.status()) {
          case ANNOUNCED -> "maintenance.announced";
          case RUNNING -> "maintenance.running";
          case DONE -> "maintenance.done";
          case OVERRUN -> "maintenance.overrun";
          case CANCELLED -> "maintenance.cancelled";
        };
    return reading
        .phrases()
        .say(
            key,
            "start",
            reading.moments().moment(work.start()),
            "end",
            reading.moments().moment(work.end()));
  }
}
