package io.tocsin.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server: one pool that writes, and one that reads on one state per transaction. */
final class PostgresDatabase implements Database {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int WRITERS = 8;
  private static final int READERS = 8;

  private final PostgresDialect dialect;
  private final HikariDataSource writers;
  private final HikariDataSource readers;
  private final Jdbi writing;
  private final Jdbi reading;

  private PostgresDatabase(
      PostgresDialect dialect, HikariDataSource writers, HikariDataSource readers) {
    this.dialect = dialect;
    this.writers = writers;
    this.readers = readers;
    this.writing = jdbi(writers);
    this.reading = jdbi(readers);
  }

  static Database open(
      String url, @Nullable String user, @Nullable String password, Schema schema) {
    PostgresDialect dialect = new PostgresDialect();
    HikariDataSource writers = new HikariDataSource(pool("writer", url, user, password, WRITERS));
    try {
      refuseUnsafe(writers, dialect);
      Migrations.run(writers, schema);
    } catch (RuntimeException refused) {
      writers.close();
      throw refused;
    }
    HikariConfig readers = pool("reader", url, user, password, READERS);
    readers.setReadOnly(true);
    readers.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    return new PostgresDatabase(dialect, writers, new HikariDataSource(readers));
  }

  private static HikariConfig pool(
      String name, String url, @Nullable String user, @Nullable String password, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("postgres " + name);
    config.setJdbcUrl(url);
    if (user != null) {
      config.setUsername(user);
    }
    if (password != null) {
      config.setPassword(password);
    }
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setInitializationFailTimeout(PATIENCE.toMillis());
    return config;
  }

  private static void refuseUnsafe(HikariDataSource source, PostgresDialect dialect) {
    try (Connection connection = source.getConnection()) {
      List<String> faults = dialect.faults(connection);
      if (!faults.isEmpty()) {
        throw new UnsafeStore("PostgreSQL", faults);
      }
    } catch (SQLException failure) {
      throw Failures.of(failure, dialect);
    }
  }

  private static Jdbi jdbi(HikariDataSource source) {
    Jdbi jdbi = Jdbi.create(source);
    Micros.register(jdbi);
    return jdbi;
  }

  @Override
  public <T extends @Nullable Object> T write(Work<T> work) {
    return transact(writing, work);
  }

  @Override
  public <T extends @Nullable Object> T read(Work<T> work) {
    return transact(reading, work);
  }

  private <T extends @Nullable Object> T transact(Jdbi jdbi, Work<T> work) {
    try {
      return jdbi.inTransaction(handle -> work.run(new Transaction(handle)));
    } catch (RuntimeException failure) {
      throw Failures.of(failure, dialect);
    }
  }

  @Override
  public void close() {
    readers.close();
    writers.close();
  }
}
