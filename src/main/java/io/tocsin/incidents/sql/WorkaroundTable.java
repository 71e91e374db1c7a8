package io.tocsin.incidents.sql;

import io.tocsin.incidents.Workaround;
import io.tocsin.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Workarounds and who said that they work. */
public final class WorkaroundTable {

  private static final String COLUMNS =
      "SELECT body, withdrawn_at, (SELECT COUNT(*) FROM workaround_confirmation c"
          + " WHERE c.workaround = w.id AND c.works) AS confirmations,"
          + " (SELECT COUNT(*) FROM workaround_confirmation c"
          + " WHERE c.workaround = w.id AND NOT c.works) AS failures FROM workaround w ";

  private WorkaroundTable() {}

  /** Keeps a new one. */
  public static void add(Transaction transaction, Workaround workaround) {
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO workaround (id, incident, added_at, body)"
                + " VALUES (:id, :incident, :added, :body)")
        .bind("id", workaround.id())
        .bind("incident", workaround.incident())
        .bind("added", workaround.addedAt())
        .bind("body", Bodies.write(workaround))
        .execute();
  }

  /** Takes one back, once. */
  public static void withdraw(Transaction transaction, String id, Instant at) {
    transaction
        .handle()
        .createUpdate(
            "UPDATE workaround SET withdrawn_at = :at WHERE id = :id AND withdrawn_at IS NULL")
        .bind("id", id)
        .bind("at", at)
        .execute();
  }

  /** Counts a person who says whether it works; the same person counts once, with the last word. */
  public static void confirm(
      Transaction transaction, String id, String person, boolean works, Instant at) {
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO workaround_confirmation (workaround, person, works, confirmed_at)"
                + " VALUES (:id, :person, :works, :at) ON CONFLICT (workaround, person)"
                + " DO UPDATE SET works = excluded.works, confirmed_at = excluded.confirmed_at")
        .bind("id", id)
        .bind("person", person)
        .bind("works", works)
        .bind("at", at)
        .execute();
  }

  /** Those of one incident, oldest first, withdrawn ones too. */
  public static List<Workaround> of(Transaction transaction, String incident) {
    return transaction
        .handle()
        .createQuery(COLUMNS + "WHERE incident = :incident ORDER BY added_at, id")
        .bind("incident", incident)
        .map(WorkaroundTable::read)
        .list();
  }

  /** One of them. */
  public static Optional<Workaround> find(Transaction transaction, String id) {
    return transaction
        .handle()
        .createQuery(COLUMNS + "WHERE id = :id")
        .bind("id", id)
        .map(WorkaroundTable::read)
        .findFirst();
  }

  private static Workaround read(ResultSet row, StatementContext context) throws SQLException {
    Workaround as = Bodies.read(row.getString("body"), Workaround.class);
    return new Workaround(
        as.id(),
        as.incident(),
        as.component(),
        as.steps(),
        as.conditions(),
        as.limits(),
        as.source(),
        as.addedAt(),
        as.expires(),
        Columns.instantOrNull(row, "withdrawn_at"),
        row.getInt("confirmations"),
        row.getInt("failures"));
  }
}
