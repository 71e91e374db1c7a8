package io.tocsin.store;

/** The state database, SQLite or PostgreSQL; thread-safe. */
public interface Database extends AutoCloseable {

  /**
   * Runs work in one transaction that is committed when it returns and rolled back when it throws.
   */
  <T> T write(Work<T> work);

  /** Runs work that only reads. */
  <T> T read(Work<T> work);

  @Override
  void close();

  /** Work inside a transaction. */
  @FunctionalInterface
  interface Work<T> {
    T run(Transaction transaction);
  }
}
