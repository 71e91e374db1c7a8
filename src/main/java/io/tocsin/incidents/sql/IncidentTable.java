package io.tocsin.incidents.sql;

import io.tocsin.incidents.Incident;
import io.tocsin.incidents.IncidentEvent;
import io.tocsin.incidents.IncidentHistory;
import io.tocsin.incidents.LogEntry;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/** Incidents as their events, with a row each for finding them. */
public final class IncidentTable {

  private static final String EVENTS =
      "SELECT e.incident, e.kind, e.body FROM incident_event e JOIN incident i ON i.id = e.incident"
          + " WHERE %s ORDER BY i.opened_at, i.id, e.version";

  private IncidentTable() {}

  /** One event of one incident as it stands in its row. */
  private record Row(String incident, IncidentEvent event) {}

  /**
   * Appends an event; a number that is taken is a bug, for the logbook is taken before it is
   * written.
   */
  static void append(Transaction transaction, LogEntry.Happened happened) {
    Incident incident = happened.incident();
    int rows =
        incident.version() == 1 ? insert(transaction, incident) : update(transaction, incident);
    if (rows != 1) {
      throw new IllegalStateException("version " + incident.version() + " of " + incident.id());
    }
    IncidentEvent event = happened.event();
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO incident_event (incident, version, happened_at, kind, body)"
                + " VALUES (:incident, :version, :at, :kind, :body)")
        .bind("incident", incident.id())
        .bind("version", incident.version())
        .bind("at", event.at())
        .bind("kind", Bodies.kind(event))
        .bind("body", Bodies.write(event))
        .execute();
  }

  private static int insert(Transaction transaction, Incident incident) {
    return transaction
        .handle()
        .createUpdate(
            "INSERT INTO incident (id, service, version, phase, opened_at)"
                + " VALUES (:id, :service, :version, :phase, :opened)")
        .bind("id", incident.id())
        .bind("service", incident.service())
        .bind("version", incident.version())
        .bind("phase", incident.phase().name())
        .bind("opened", incident.openedAt())
        .execute();
  }

  private static int update(Transaction transaction, Incident incident) {
    return transaction
        .handle()
        .createUpdate(
            "UPDATE incident SET version = :version, phase = :phase, closed_at = :closed"
                + " WHERE id = :id AND version = :version - 1")
        .bind("id", incident.id())
        .bind("version", incident.version())
        .bind("phase", incident.phase().name())
        .bindByType("closed", incident.closedAt(), Instant.class)
        .execute();
  }

  /** The open ones, oldest first. */
  public static List<IncidentHistory> open(Transaction transaction) {
    return fold(transaction.handle().createQuery(EVENTS.formatted("i.closed_at IS NULL")));
  }

  /** Those closed at an instant or later, oldest first. */
  public static List<IncidentHistory> closedSince(Transaction transaction, Instant since) {
    return fold(
        transaction
            .handle()
            .createQuery(EVENTS.formatted("i.closed_at >= :since"))
            .bind("since", since));
  }

  /** Those closed before a moment. */
  public static List<IncidentHistory> closedBefore(Transaction transaction, Instant before) {
    return fold(
        transaction
            .handle()
            .createQuery(EVENTS.formatted("i.closed_at < :before"))
            .bind("before", before));
  }

  /** The number of events of each that was closed before a moment, by id. */
  public static Map<String, Long> versionsClosedBefore(Transaction transaction, Instant before) {
    Map<String, Long> versions = new HashMap<>();
    transaction
        .handle()
        .createQuery("SELECT id, version FROM incident WHERE closed_at < :before")
        .bind("before", before)
        .map(row ->
            Map.entry(row.getColumn("id", String.class), row.getColumn("version", Long.class)))
        .forEach(entry -> versions.put(entry.getKey(), entry.getValue()));
    return versions;
  }

  /** One, open or closed. */
  public static Optional<IncidentHistory> find(Transaction transaction, String id) {
    List<IncidentEvent> events = events(transaction, id);
    return events.isEmpty() ? Optional.empty() : Optional.of(IncidentHistory.of(id, events));
  }

  /** The events of one incident, oldest first. */
  public static List<IncidentEvent> events(Transaction transaction, String id) {
    return rows(transaction.handle().createQuery(EVENTS.formatted("i.id = :id")).bind("id", id))
        .stream()
        .map(Row::event)
        .toList();
  }

  private static List<IncidentHistory> fold(Query query) {
    Map<String, List<IncidentEvent>> events = new LinkedHashMap<>();
    for (Row row : rows(query)) {
      events.computeIfAbsent(row.incident(), id -> new ArrayList<>()).add(row.event());
    }
    List<IncidentHistory> histories = new ArrayList<>();
    events.forEach((id, list) -> histories.add(IncidentHistory.of(id, list)));
    return histories;
  }

  private static List<Row> rows(Query query) {
    return query
        .map((row, context) ->
            new Row(
                row.getString("incident"),
                Bodies.event(row.getString("kind"), row.getString("body"))))
        .list();
  }
}
