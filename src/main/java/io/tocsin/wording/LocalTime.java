package io.tocsin.wording;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * Reads a field for day and time, written in the site's zone ({@code 2026-03-01T09:30}, HTML
 * section 2.3.5.5).
 */
public final class LocalTime {

  private LocalTime() {}

  /**
   * Returns the instant; empty if it is none, or if the clocks skipped it that night. Of an hour
   * that comes twice the first is meant.
   */
  public static Optional<Instant> read(String text, ZoneId zone) {
    try {
      LocalDateTime local =
          LocalDateTime.parse(
              text.strip().replace(' ', 'T'), DateTimeFormatter.ISO_LOCAL_DATE_TIME);
      List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
      return offsets.stream().findFirst().map(local::toInstant);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
