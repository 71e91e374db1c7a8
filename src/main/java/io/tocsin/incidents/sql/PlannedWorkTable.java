package io.tocsin.incidents.sql;

import io.tocsin.incidents.MaintenancePlan;
import io.tocsin.incidents.PlannedWork;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Announcements with their hour, and what became of them. */
public final class PlannedWorkTable {

  private static final String SELECT =
      "SELECT id, due_at, state, settled_at, reason, maintenance, body FROM planned_announcement ";

  private PlannedWorkTable() {}

  /** Adds one that waits for its hour. */
  public static void add(Transaction transaction, String id, MaintenancePlan plan, Instant due) {
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO planned_announcement (id, due_at, state, body)"
                + " VALUES (:id, :due, 'WAITING', :body)")
        .bind("id", id)
        .bind("due", due)
        .bind("body", Bodies.write(plan))
        .execute();
  }

  /** Holds one that waits for this transaction alone; false if it waits no longer. */
  public static boolean claim(Transaction transaction, String id) {
    return transaction
            .handle()
            .execute(
                "UPDATE planned_announcement SET due_at = due_at"
                    + " WHERE id = ? AND state = 'WAITING'",
                id)
        == 1;
  }

  /** Settles one if it still waits; says whether it did. */
  public static boolean settle(
      Transaction transaction,
      String id,
      PlannedWork.State state,
      Instant at,
      @Nullable String reason,
      @Nullable String maintenance) {
    return transaction
            .handle()
            .createUpdate(
                "UPDATE planned_announcement SET state = :state, settled_at = :at,"
                    + " reason = :reason, maintenance = :maintenance"
                    + " WHERE id = :id AND state = 'WAITING'")
            .bind("state", state.name())
            .bind("at", at)
            .bind("reason", reason)
            .bind("maintenance", maintenance)
            .bind("id", id)
            .execute()
        == 1;
  }

  /** Notes who saw that it was refused; says whether there was anything to see. */
  public static boolean seen(Transaction transaction, String id, String by) {
    return transaction
            .handle()
            .execute(
                "UPDATE planned_announcement SET seen_by = ?"
                    + " WHERE id = ? AND state = 'REFUSED' AND seen_by IS NULL",
                by,
                id)
        == 1;
  }

  /** Returns one. */
  public static Optional<PlannedWork> find(Transaction transaction, String id) {
    return list(query(transaction, "WHERE id = :id").bind("id", id)).stream().findFirst();
  }

  /** Returns what waits, in the order of its hours. */
  public static List<PlannedWork> waiting(Transaction transaction, int most) {
    return list(
        query(transaction, "WHERE state = 'WAITING' ORDER BY due_at, id LIMIT :most")
            .bind("most", most));
  }

  /** Returns what is due, in the order of its hours. */
  public static List<PlannedWork> due(Transaction transaction, Instant now, int most) {
    return list(
        query(
                transaction,
                "WHERE state = 'WAITING' AND due_at <= :now ORDER BY due_at, id LIMIT :most")
            .bind("now", now)
            .bind("most", most));
  }

  /** Returns what was refused at its hour and nobody saw yet, newest first. */
  public static List<PlannedWork> unseenRefusals(Transaction transaction, int most) {
    return list(
        query(
                transaction,
                "WHERE state = 'REFUSED' AND seen_by IS NULL ORDER BY settled_at DESC LIMIT :most")
            .bind("most", most));
  }

  private static Query query(Transaction transaction, String where) {
    return transaction.handle().createQuery(SELECT + where);
  }

  private static List<PlannedWork> list(Query query) {
    return query.map(PlannedWorkTable::planned).list();
  }

  private static PlannedWork planned(RowView row) {
    return new PlannedWork(
        row.getColumn("id", String.class),
        Bodies.read(row.getColumn("body", String.class), MaintenancePlan.class),
        row.getColumn("due_at", Instant.class),
        PlannedWork.State.valueOf(row.getColumn("state", String.class)),
        row.getColumn("settled_at", Instant.class),
        row.getColumn("reason", String.class),
        row.getColumn("maintenance", String.class));
  }
}
