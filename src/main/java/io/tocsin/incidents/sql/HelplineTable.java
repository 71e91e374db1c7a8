package io.tocsin.incidents.sql;

import io.tocsin.incidents.Actor;
import io.tocsin.incidents.HelplineWait;
import io.tocsin.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** How long callers waited, and when. */
public final class HelplineTable {

  private static final String COLUMNS =
      "SELECT id, service, told_at, length, actor_kind, actor_name FROM helpline_wait ";

  private HelplineTable() {}

  /** Keeps one. */
  public static void add(Transaction transaction, HelplineWait wait) {
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO helpline_wait (id, service, told_at, length, actor_kind, actor_name)"
                + " VALUES (:id, :service, :at, :length, :kind, :name)")
        .bind("id", wait.id())
        .bind("service", wait.service())
        .bind("at", wait.at())
        .bind("length", wait.length().name())
        .bind("kind", wait.by().kind().name())
        .bind("name", wait.by().name())
        .execute();
  }

  /** The newest one of a service. */
  public static Optional<HelplineWait> newest(Transaction transaction, String service) {
    return transaction
        .handle()
        .createQuery(COLUMNS + "WHERE service = :service ORDER BY told_at DESC, id DESC LIMIT 1")
        .bind("service", service)
        .map(HelplineTable::read)
        .findFirst();
  }

  /** Those of a service told at an instant or later, newest first, at most 500. */
  public static List<HelplineWait> since(Transaction transaction, String service, Instant since) {
    return transaction
        .handle()
        .createQuery(
            COLUMNS
                + "WHERE service = :service AND told_at >= :since"
                + " ORDER BY told_at DESC, id DESC LIMIT 500")
        .bind("service", service)
        .bind("since", since)
        .map(HelplineTable::read)
        .list();
  }

  private static HelplineWait read(ResultSet row, StatementContext context) throws SQLException {
    return new HelplineWait(
        row.getString("id"),
        row.getString("service"),
        Columns.instant(row, "told_at"),
        HelplineWait.Length.valueOf(row.getString("length")),
        new Actor(Actor.Kind.valueOf(row.getString("actor_kind")), row.getString("actor_name")));
  }
}
