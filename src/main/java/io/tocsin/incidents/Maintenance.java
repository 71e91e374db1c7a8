package io.tocsin.incidents;

import io.tocsin.catalog.LocalizedText;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Work announced before it starts, with an end.
 *
 * @param announcedAt before {@code start}, or it is not a maintenance
 * @param endedAt when it was said to be over, or null
 * @param overrunIncident the incident it became when it ran past its end, or null
 */
public record Maintenance(
    String id,
    String service,
    Set<String> components,
    LocalizedText text,
    Instant announcedAt,
    Instant start,
    Instant end,
    Status status,
    @Nullable Instant endedAt,
    @Nullable String overrunIncident,
    Actor by) {

  /** Where it stands. */
  public enum Status {
    ANNOUNCED,
    RUNNING,
    DONE,
    OVERRUN,
    CANCELLED
  }

  public Maintenance {
    components = Set.copyOf(components);
    if (!announcedAt.isBefore(start)) {
      throw new IllegalArgumentException("a maintenance is announced before it starts");
    }
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException("a maintenance ends after it starts");
    }
  }

  /** Whether it is over in one way or another: done or cancelled. */
  public boolean isOver() {
    return status == Status.DONE || status == Status.CANCELLED;
  }

  /** Whether the announced time of work covers an instant; an overrun covers nothing. */
  public boolean covers(Instant at) {
    return (status == Status.ANNOUNCED || status == Status.RUNNING)
        && !at.isBefore(start)
        && at.isBefore(end);
  }

  /** Whether it was or will be there at some time from one instant to before another. */
  public boolean touches(Instant begin, Instant until) {
    Instant over = endedAt == null || endedAt.isBefore(start) ? end : endedAt;
    return start.isBefore(until) && !over.isBefore(begin);
  }

  Maintenance now(Status next, @Nullable Instant ended, @Nullable String overrun) {
    return new Maintenance(
        id, service, components, text, announcedAt, start, end, next, ended, overrun, by);
  }
}
