package io.tocsin.incidents.sql;

import io.tocsin.journal.Position;
import io.tocsin.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.statement.StatementContext;

/** What the desk remembers of each partition, saved with the position it belongs to. */
public final class DeskStateTable {

  private DeskStateTable() {}

  /**
   * What was saved.
   *
   * @param position of the newest signal in it
   * @param seenAt the newest time any of its signals carried
   * @param resumedAt the first time after the last gap in its signals
   * @param services the services whose signals come to this partition
   * @param detector what the detector saved
   */
  public record Saved(
      Position position,
      Instant seenAt,
      Instant resumedAt,
      Set<String> services,
      byte[] detector) {}

  /** Puts the newest state in the place of the old. */
  public static void save(Transaction transaction, int partition, Saved state) {
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO desk_state (partition, position, seen_at, resumed_at, services, detector)"
                + " VALUES (:partition, :position, :seen, :resumed, :services, :detector)"
                + " ON CONFLICT (partition) DO UPDATE SET position = excluded.position, seen_at = excluded.seen_at,"
                + " resumed_at = excluded.resumed_at, services = excluded.services,"
                + " detector = excluded.detector")
        .bind("partition", partition)
        .bind("position", state.position().value())
        .bind("seen", state.seenAt())
        .bind("resumed", state.resumedAt())
        .bind("services", String.join(" ", new TreeSet<>(state.services())))
        .bind("detector", state.detector())
        .execute();
  }

  /** What was saved of a partition, if it was ever followed. */
  public static Optional<Saved> load(Transaction transaction, int partition) {
    return transaction
        .handle()
        .createQuery(
            "SELECT position, seen_at, resumed_at, services, detector FROM desk_state"
                + " WHERE partition = :partition")
        .bind("partition", partition)
        .map(DeskStateTable::read)
        .findFirst();
  }

  private static Saved read(ResultSet row, StatementContext context) throws SQLException {
    String services = row.getString("services");
    return new Saved(
        new Position(row.getLong("position")),
        Columns.instant(row, "seen_at"),
        Columns.instant(row, "resumed_at"),
        services.isEmpty() ? Set.of() : Set.of(services.split(" ", -1)),
        row.getBytes("detector"));
  }
}
