package io.tocsin.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * An open transaction. Confined to the thread that runs the work.
 *
 * @param handle for {@code sql} children alone, and only while the work runs
 */
public record Transaction(Handle handle) {

  /**
   * Runs one statement once per row, as the driver does it and without names: a third of the price,
   * for the one place where the pace of a whole house hangs on it.
   *
   * @param sql with a question mark for each value
   * @param rows texts, whole numbers, instants or null
   * @return how many rows each run changed
   */
  public int[] batch(String sql, List<@Nullable Object[]> rows) {
    try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
      for (@Nullable Object[] row : rows) {
        bind(statement, row);
        statement.addBatch();
      }
      return statement.executeBatch();
    } catch (SQLException failure) {
      throw new ConnectionException(failure);
    }
  }

  /**
   * Runs a statement that returns one whole number, the same way.
   *
   * @throws IllegalStateException if it returns none
   */
  public long number(String sql, @Nullable Object... values) {
    try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
      bind(statement, values);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("no row for " + sql);
        }
        return row.getLong(1);
      }
    } catch (SQLException failure) {
      throw new ConnectionException(failure);
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object[] values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      statement.setObject(i + 1, value instanceof Instant at ? Micros.of(at) : value);
    }
  }
}
