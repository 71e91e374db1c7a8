package io.tocsin.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One database, SQLite or PostgreSQL, migrated and known to keep what it acknowledges. Thread-safe.
 *
 * <p>A caller waits for its transaction and may be a virtual thread; work runs on whatever thread
 * the engine needs. Work never opens a second transaction: that is refused. Both throw {@link
 * StoreFull} when there is no room left on disk and {@link StoreFailure} for every other fault of
 * the machine; what the work itself throws comes out as it is.
 */
public interface Database extends AutoCloseable {

  /**
   * Opens a file of SQLite, made if absent, in WAL with synchronous FULL; refuses anything less.
   */
  static Database sqlite(Path file, Schema schema) {
    return SqliteDatabase.open(file, schema, SqliteMode.DURABLE);
  }

  /**
   * Opens a file of SQLite that a power cut may destroy, for replays whose result is written
   * elsewhere; never for anything acknowledged to somebody.
   */
  static Database scratch(Path file, Schema schema) {
    return SqliteDatabase.open(file, schema, SqliteMode.SCRATCH);
  }

  /**
   * Opens a database of PostgreSQL 15 or newer; refuses one that does not flush what it commits.
   *
   * @param url a JDBC address, {@code jdbc:postgresql://host/name}
   * @param user or null when the address names one
   * @param password or null when the address has one or none is needed
   */
  static Database postgres(
      String url, @Nullable String user, @Nullable String password, Schema schema) {
    return PostgresDatabase.open(url, user, password, schema);
  }

  /**
   * Runs work in one transaction that is committed when it returns and rolled back when it throws.
   */
  <T extends @Nullable Object> T write(Work<T> work);

  /** Runs work that only reads, on one consistent state. */
  <T extends @Nullable Object> T read(Work<T> work);

  @Override
  void close();

  /** Work inside a transaction. */
  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    T run(Transaction transaction);
  }
}
