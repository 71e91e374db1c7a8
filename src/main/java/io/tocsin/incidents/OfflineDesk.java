package io.tocsin.incidents;

import io.tocsin.catalog.Catalog;
import io.tocsin.detection.Evidence;
import io.tocsin.wording.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a public word does to an incident when nothing is at hand but what the public knows of it:
 * by the same rules as at the desk. Pure but for the ids; immutable.
 *
 * @param evidence the last that was seen
 * @param ids makes ids of promises that are never used twice
 */
public record OfflineDesk(Catalog catalog, Collection<Evidence> evidence, Supplier<String> ids) {

  public OfflineDesk {
    evidence = List.copyOf(evidence);
  }

  /**
   * An incident after the word.
   *
   * @param promises all that were made about it
   * @param events what the word made happen, oldest first
   */
  public record Outcome(Incident incident, List<Promise> promises, List<IncidentEvent> events) {
    public Outcome {
      promises = List.copyOf(promises);
      events = List.copyOf(events);
    }
  }

  /** Opens the incident that the word is about, and speaks. */
  public Answer<Outcome> open(Opening opening, PublicWord word) {
    Pen pen = new Pen(Logbook.EMPTY, ids);
    pen.open(word.incident(), opening.event());
    return speak(pen, word);
  }

  /** Speaks about an incident as it was last shown. */
  public Answer<Outcome> speak(Incident shown, List<Promise> promises, PublicWord word) {
    IncidentHistory history =
        new IncidentHistory(shown, standing(shown), 0, Set.of(), Set.of(), Map.of());
    Map<String, Promise> made = new LinkedHashMap<>();
    promises.forEach(promise -> made.put(promise.id(), promise));
    Logbook book = new Logbook(0, Map.of(shown.id(), history), made, Map.of(), Map.of());
    return speak(new Pen(book, ids), word);
  }

  private Answer<Outcome> speak(Pen pen, PublicWord word) {
    Promises.settle(pen, word.at());
    List<Fault> faults = new Speaking(pen, catalog, evidence, word).speak();
    if (!faults.isEmpty()) {
      return new Answer.Refused<>(faults);
    }
    return new Answer.Done<>(
        new Outcome(
            pen.history(word.incident()).incident(),
            pen.promisesOf(word.incident()),
            events(pen.entries())));
  }

  private static List<IncidentEvent> events(List<LogEntry> entries) {
    List<IncidentEvent> events = new ArrayList<>();
    for (LogEntry entry : entries) {
      if (entry instanceof LogEntry.Happened(Incident _, IncidentEvent event)) {
        events.add(event);
      }
    }
    return events;
  }

  private static Phase standing(Incident shown) {
    if (shown.phase().compareTo(Phase.IDENTIFIED) <= 0) {
      return shown.phase();
    }
    return shown.acknowledged() == null ? Phase.SUSPECTED : Phase.ACKNOWLEDGED;
  }
}
