package io.tocsin.publication;

import io.tocsin.incidents.Claim;
import io.tocsin.incidents.IncidentEvent;
import io.tocsin.incidents.Promise;
import io.tocsin.incidents.Question;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lays the lines of an incident in one order, newest first; pure. */
final class Timeline {

  private Timeline() {}

  static List<TimelineEntry> of(
      List<Statement> statements,
      List<IncidentEvent> events,
      List<Claim> claims,
      List<Question> questions,
      List<Promise> promises) {
    List<TimelineEntry> entries = new ArrayList<>();
    events.forEach(event -> event(entries, event));
    claims.forEach(claim -> entries.add(new TimelineEntry.Claimed(claim.source().at(), claim)));
    questions.forEach(asked -> entries.add(new TimelineEntry.Asked(asked.askedAt(), asked)));
    promises.stream()
        .filter(Timeline::isMissed)
        .forEach(promise -> entries.add(new TimelineEntry.PromiseMissed(promise.due(), promise)));
    Map<String, String> corrections = new HashMap<>();
    for (Statement statement : statements) {
      if (statement.corrects() != null) {
        corrections.put(statement.corrects(), statement.id());
      }
    }
    for (Statement statement : statements) {
      entries.add(
          new TimelineEntry.Said(statement.at(), statement, corrections.get(statement.id())));
    }
    return newestFirst(entries);
  }

  private static void event(List<TimelineEntry> entries, IncidentEvent event) {
    switch (event) {
      case IncidentEvent.Judged judged ->
          entries.add(new TimelineEntry.Shown(judged.at(), judged.verdict()));
      case IncidentEvent.PhaseMoved moved ->
          entries.add(new TimelineEntry.Moved(moved.at(), moved.from(), moved.to()));
      case IncidentEvent.Opened _,
          IncidentEvent.Acknowledged _,
          IncidentEvent.StateSet _,
          IncidentEvent.Spoken _,
          IncidentEvent.ClosedDespite _ -> {
        // Told by the statement, the claim or the states beside the timeline.
      }
    }
  }

  static boolean isMissed(Promise promise) {
    return promise.status() == Promise.Status.LATE || promise.status() == Promise.Status.BROKEN;
  }

  /** Of one instant, what was added last is newest. */
  private static List<TimelineEntry> newestFirst(List<TimelineEntry> entries) {
    List<TimelineEntry> ordered = new ArrayList<>(entries);
    ordered.sort(Comparator.comparing(TimelineEntry::at));
    return ordered.reversed();
  }
}
