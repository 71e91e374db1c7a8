package io.tocsin.incidents;

import io.tocsin.detection.Verdict;
import io.tocsin.detection.experience.ResolvedCase;

/** One line written into the logbook; what the database is told to keep. */
public sealed interface LogEntry {

  /**
   * An incident lived through an event.
   *
   * @param incident as it is after the event, whose number is its version
   */
  record Happened(Incident incident, IncidentEvent event) implements LogEntry {}

  /** A promise was made, or stands differently now. */
  record Promised(Promise promise) implements LogEntry {}

  /** A maintenance was announced, or stands differently now. */
  record Worked(Maintenance maintenance) implements LogEntry {}

  /** A verdict fell into announced work: no incident, but not forgotten. */
  record Remembered(String maintenance, Verdict verdict) implements LogEntry {}

  /** A disturbance is over, and teaches for the next one. */
  record Learned(ResolvedCase resolved) implements LogEntry {}
}
