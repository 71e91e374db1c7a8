package io.tocsin.incidents.sql;

import io.tocsin.detection.Verdict;
import io.tocsin.incidents.Maintenance;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/** Announced work, and what evidence said while it went on. */
public final class MaintenanceTable {

  private static final String BODY = "SELECT body FROM maintenance ";

  private MaintenanceTable() {}

  static void put(Transaction transaction, Maintenance maintenance) {
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO maintenance (id, service, announced_at, starts_at, ends_at, status, ended_at,"
                + " overrun_incident, body) VALUES (:id, :service, :announced, :start, :end, :status,"
                + " :ended, :overrun, :body) ON CONFLICT (id) DO UPDATE SET status = excluded.status,"
                + " ended_at = excluded.ended_at, overrun_incident = excluded.overrun_incident,"
                + " body = excluded.body")
        .bind("id", maintenance.id())
        .bind("service", maintenance.service())
        .bind("announced", maintenance.announcedAt())
        .bind("start", maintenance.start())
        .bind("end", maintenance.end())
        .bind("status", maintenance.status().name())
        .bindByType("ended", maintenance.endedAt(), Instant.class)
        .bind("overrun", maintenance.overrunIncident())
        .bind("body", Bodies.write(maintenance))
        .execute();
  }

  static void remember(Transaction transaction, String maintenance, Verdict verdict) {
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO maintenance_verdict (maintenance, number, reached_at, body)"
                + " SELECT :maintenance, COALESCE(MAX(number), 0) + 1, :at, :body"
                + " FROM maintenance_verdict WHERE maintenance = :maintenance")
        .bind("maintenance", maintenance)
        .bind("at", verdict.at())
        .bind("body", Bodies.write(verdict))
        .execute();
  }

  /** What evidence said while the work went on, oldest first. */
  public static List<Verdict> verdicts(Transaction transaction, String maintenance) {
    return transaction
        .handle()
        .createQuery("SELECT body FROM maintenance_verdict WHERE maintenance = :id ORDER BY number")
        .bind("id", maintenance)
        .map((row, context) -> Bodies.read(row.getString("body"), Verdict.class))
        .list();
  }

  /** Those that are not over, by start. */
  public static List<Maintenance> pending(Transaction transaction) {
    return list(
        transaction
            .handle()
            .createQuery(
                BODY
                    + "WHERE status IN ('ANNOUNCED', 'RUNNING', 'OVERRUN') ORDER BY starts_at, id"));
  }

  /**
   * Those whose announced end lies at an instant or later, and those that are not over, by start.
   */
  public static List<Maintenance> endingSince(Transaction transaction, Instant since) {
    return list(
        transaction
            .handle()
            .createQuery(
                BODY
                    + "WHERE ends_at >= :since OR ended_at >= :since"
                    + " OR status IN ('ANNOUNCED', 'RUNNING', 'OVERRUN') ORDER BY starts_at, id")
            .bind("since", since));
  }

  /** One, over or not. */
  public static Optional<Maintenance> find(Transaction transaction, String id) {
    return list(transaction.handle().createQuery(BODY + "WHERE id = :id").bind("id", id)).stream()
        .findFirst();
  }

  private static List<Maintenance> list(Query query) {
    return query
        .map((row, context) -> Bodies.read(row.getString("body"), Maintenance.class))
        .list();
  }
}
