package io.tocsin.site.view;

import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Moved;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Said;
import io.tocsin.publication.facts.Measure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When an outage began, when it was over, how long it lasted, and its steps with their dates, for
 * whoever reads what was learned from it. Immutable.
 *
 * @param end when it worked again, or null: not known
 * @param length from beginning to end, or null
 * @param steps in the order in which they happened
 */
public record Milestones(
    TimeTag onset, @Nullable TimeTag end, @Nullable String length, List<Step> steps) {

  public Milestones {
    steps = List.copyOf(steps);
  }

  /** One thing that happened. */
  public record Step(TimeTag time, String what) {}

  private record Dated(Instant at, String what) {}

  /** Gathers them from what the page knows of an incident. */
  public static Milestones of(Reading reading, IncidentView incident) {
    Instant over = incident.recoveredAt() != null ? incident.recoveredAt() : incident.closedAt();
    List<Dated> all = new ArrayList<>();
    all.add(new Dated(incident.onset(), reading.phrases().say("milestone.onset")));
    all.add(new Dated(incident.openedAt(), reading.phrases().say("milestone.opened")));
    firstWord(reading, incident, all);
    for (TimelineEntry entry : incident.timeline()) {
      if (entry instanceof Moved(var at, var _, var to)) {
        String phase = "phase." + Lead.phase(to);
        String operator = reading.operator(incident.service());
        String named = reading.phrases().say(phase, "operator", operator);
        all.add(new Dated(at, reading.phrases().say("timeline.moved-to", "phase", named)));
      }
    }
    measures(reading, incident, all);
    if (over != null && all.stream().noneMatch(one -> one.at().equals(over))) {
      all.add(new Dated(over, reading.phrases().say("milestone.over")));
    }
    all.sort(Comparator.comparing(Dated::at));
    return new Milestones(
        reading.time(incident.onset()),
        over == null ? null : reading.time(over),
        over == null ? null : reading.moments().length(Duration.between(incident.onset(), over)),
        all.stream().distinct().map(one -> new Step(reading.time(one.at()), one.what())).toList());
  }

  private static void firstWord(Reading reading, IncidentView incident, List<Dated> all) {
    incident.timeline().stream()
        .filter(Said.class::isInstance)
        .map(TimelineEntry::at)
        .min(Comparator.naturalOrder())
        .ifPresent(at -> all.add(new Dated(at, reading.phrases().say("milestone.first-word"))));
  }

  private static void measures(Reading reading, IncidentView incident, List<Dated> all) {
    if (incident.facts() != null) {
      for (Measure measure : incident.facts().measures()) {
        Instant done = measure.doneAt();
        if (done != null) {
          all.add(new Dated(done, reading.words(measure.text())));
        }
      }
    }
  }
}
