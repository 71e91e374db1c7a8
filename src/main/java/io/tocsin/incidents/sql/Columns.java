package io.tocsin.incidents.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads instants out of rows by the name of their column. */
final class Columns {

  private Columns() {}

  static Instant instant(ResultSet row, String column) throws SQLException {
    return Instant.EPOCH.plus(row.getLong(column), ChronoUnit.MICROS);
  }

  static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    long micros = row.getLong(column);
    return row.wasNull() ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
