package io.tocsin.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Instants as BIGINT microseconds since 1970 in UTC; what is finer is cut off. The one pair through
 * which time goes into a table and comes out.
 */
final class Micros {

  private Micros() {}

  static void register(Jdbi jdbi) {
    jdbi.registerArgument(new Binding());
    jdbi.registerColumnMapper(Instant.class, new Reading());
  }

  static long of(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L),
        TimeUnit.NANOSECONDS.toMicros(instant.getNano()));
  }

  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L),
        TimeUnit.MICROSECONDS.toNanos(Math.floorMod(micros, 1_000_000L)));
  }

  private static final class Binding extends AbstractArgumentFactory<Instant> {
    Binding() {
      super(Types.BIGINT);
    }

    @Override
    protected Argument build(Instant value, ConfigRegistry config) {
      long micros = of(value);
      return (position, statement, context) -> statement.setLong(position, micros);
    }
  }

  private static final class Reading implements ColumnMapper<Instant> {
    @Override
    public @Nullable Instant map(ResultSet row, int column, StatementContext context)
        throws SQLException {
      long micros = row.getLong(column);
      return row.wasNull() ? null : instant(micros);
    }
  }
}
