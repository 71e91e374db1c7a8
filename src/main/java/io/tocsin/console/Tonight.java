package io.tocsin.console;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The evening that "tonight" means: 20:00, or the next day's once that is near or over. Pure. */
final class Tonight {

  private static final LocalTime EVENING = LocalTime.of(20, 0);
  private static final int NEAR_MINUTES = 30;

  private Tonight() {}

  static Instant after(Instant now, ZoneId zone) {
    ZonedDateTime local = now.atZone(zone);
    ZonedDateTime evening = local.with(EVENING);
    return local.plusMinutes(NEAR_MINUTES).isAfter(evening)
        ? evening.plusDays(1).toInstant()
        : evening.toInstant();
  }
}
