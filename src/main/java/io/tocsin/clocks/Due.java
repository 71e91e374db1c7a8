package io.tocsin.clocks;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAmount;

/** By when a step is due, counted from the start of its clock or from the step before. */
public sealed interface Due {

  /** Without undue delay: due at the start. */
  record AtOnce() implements Due {}

  /** Within a length of time; days and months count in the zone of the catalogue. */
  record Within(TemporalAmount length) implements Due {}

  /** By the end of the n-th day after the day of the start. */
  record EndOfDay(int days) implements Due {
    public EndOfDay {
      if (days < 0) {
        throw new IllegalArgumentException("a day in the past: " + days);
      }
    }
  }

  /** Again and again until all works: every {@code first} during {@code until}, then less often. */
  record Rhythm(Duration first, Duration until, Duration then) implements Due {
    public Rhythm {
      if (!first.isPositive() || !then.isPositive() || until.isNegative()) {
        throw new IllegalArgumentException("not a rhythm");
      }
    }
  }

  /** Returns the first instant by which it is due. */
  default java.time.Instant from(java.time.Instant start, ZoneId zone) {
    ZonedDateTime local = start.atZone(zone);
    return switch (this) {
      case AtOnce _ -> start;
      case Within(TemporalAmount length) -> local.plus(length).toInstant();
      case EndOfDay(int days) -> {
        LocalDate after = local.toLocalDate().plusDays(days + 1L);
        yield after.atStartOfDay(zone).toInstant();
      }
      case Rhythm(Duration first, _, _) -> start.plus(first);
    };
  }
}
