package io.tocsin.site;

import io.tocsin.publication.DayLog;
import io.tocsin.publication.DayLog.Days;
import io.tocsin.publication.DayLog.Part;
import io.tocsin.publication.DayLog.Sums;
import io.tocsin.publication.PublicSnapshot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Snapshots with a past: a winter with a bad day, work, and a week that nobody measured. */
final class Seasons {

  static final LocalDate TODAY = LocalDate.parse("2026-03-03");
  private static final int DAYS = 120;

  private Seasons() {}

  /** The bad morning after a winter. */
  static PublicSnapshot winter() {
    return with(Samples.acknowledged(), winterLog());
  }

  static PublicSnapshot with(PublicSnapshot snapshot, DayLog days) {
    return new PublicSnapshot(
        snapshot.generation(),
        snapshot.at(),
        snapshot.site(),
        snapshot.services(),
        snapshot.incidents(),
        snapshot.maintenances(),
        snapshot.record(),
        snapshot.places(),
        snapshot.remarks(),
        days);
  }

  /** From 4 November 2025; unseen until 1 December and again from 5 to 11 February. */
  static DayLog winterLog() {
    LocalDate first = TODAY.minusDays(DAYS - 1L);
    StringBuilder receive = new StringBuilder();
    StringBuilder webmail = new StringBuilder();
    List<Sums> mixedReceive = new ArrayList<>();
    List<Sums> mixedWebmail = new ArrayList<>();
    for (LocalDate day = first; !day.isAfter(TODAY); day = day.plusDays(1)) {
      boolean unseen =
          day.isBefore(LocalDate.parse("2025-12-01"))
              || (!day.isBefore(LocalDate.parse("2026-02-05"))
                  && day.isBefore(LocalDate.parse("2026-02-12")));
      if (day.equals(TODAY)) {
        receive.append(DayLog.MIXED);
        mixedReceive.add(new Sums(740, new Part(400, 0, 280), new Part(400, 0, 280)));
      } else {
        receive.append(unseen ? DayLog.UNSEEN : DayLog.WORKED);
      }
      if (day.equals(LocalDate.parse("2026-01-10"))) {
        webmail.append(DayLog.MIXED);
        mixedWebmail.add(new Sums(1440, new Part(1230, 30, 180), new Part(1230, 30, 60)));
      } else {
        webmail.append(unseen ? DayLog.UNSEEN : DayLog.WORKED);
      }
    }
    return new DayLog(
        first,
        Map.of(
            "receive", new Days(receive.toString(), mixedReceive),
            "webmail", new Days(webmail.toString(), mixedWebmail)));
  }
}
