package io.tocsin.app.replay;

import io.tocsin.app.story.Act;
import io.tocsin.app.story.Arrival;
import io.tocsin.app.story.Crowd;
import io.tocsin.app.story.Story;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything that happens in a story, in order; pure. */
final class Agenda {

  private static final Duration STEP = Duration.ofMinutes(1);
  private static final Duration LOOKED_AT_BEFORE = Duration.ofHours(1);
  private static final Duration HOURLY = Duration.ofDays(2);
  private static final Duration DWELL = Duration.ofSeconds(40);

  private Agenda() {}

  /** One thing that happens, or one moment at which somebody looks. */
  sealed interface Entry {
    Instant at();

    /** The world turns. */
    record Turns(Instant at, Story.Turn turn) implements Entry {}

    /** A minute begins: probes that are due are asked, and the stages hear that time passed. */
    record Minute(Instant at) implements Entry {}

    /** Somebody opens the form. */
    record Opens(Instant at, int person) implements Entry {}

    /** The same person sends it. */
    record Reports(Instant at, int person, Arrival arrival) implements Entry {}

    /** Somebody at the desk does something. */
    record Acts(Instant at, Act act) implements Entry {}

    /** Somebody looks at the page. */
    record Looks(Instant at) implements Entry {}

    /** What happens first when several things happen at once. */
    private int rank() {
      return switch (this) {
        case Turns _ -> 0;
        case Minute _ -> 1;
        case Opens _ -> 2;
        case Reports _ -> 3;
        case Acts _ -> 4;
        case Looks _ -> 5;
      };
    }
  }

  /** The whole of a story, from the quiet before it to its end. */
  static List<Entry> of(Story story, List<Arrival> crowd, ZoneId zone) {
    List<Entry> all = new ArrayList<>();
    Instant from = story.at(Crowd.BEFORE.negated()).truncatedTo(ChronoUnit.HOURS);
    for (Instant at = from; !at.isAfter(story.end()); at = at.plus(STEP)) {
      all.add(new Entry.Minute(at));
    }
    story.world().forEach(turn -> all.add(new Entry.Turns(story.at(turn.at()), turn)));
    story.newsroom().forEach(act -> all.add(new Entry.Acts(story.at(act.at()), act)));
    for (int person = 0; person < crowd.size(); person++) {
      Arrival arrival = crowd.get(person);
      Instant at = story.at(arrival.at());
      all.add(new Entry.Opens(at.minus(DWELL), person));
      all.add(new Entry.Reports(at, person, arrival));
    }
    looks(story, zone).forEach(at -> all.add(new Entry.Looks(at)));
    all.sort(Comparator.comparing(Entry::at).thenComparingInt(Entry::rank));
    return all;
  }

  /**
   * When somebody looks: on each full hour of the first two days, every sixth hour after that, at
   * each chapter and after each statement, and at the end.
   */
  static List<Instant> looks(Story story, ZoneId zone) {
    List<Instant> looks = new ArrayList<>();
    Instant hour = story.at(LOOKED_AT_BEFORE.negated()).truncatedTo(ChronoUnit.HOURS);
    for (; hour.isBefore(story.end()); hour = hour.plus(1, ChronoUnit.HOURS)) {
      boolean early = hour.isBefore(story.at(HOURLY));
      if (early || hour.atZone(zone).getHour() % 6 == 0) {
        looks.add(hour);
      }
    }
    story.chapters().forEach(chapter -> looks.add(story.at(chapter.at())));
    story.newsroom().stream()
        .filter(act -> !(act instanceof Act.Check))
        .forEach(act -> looks.add(story.at(act.at())));
    looks.add(story.end());
    return looks.stream().distinct().sorted().toList();
  }
}
