package io.tocsin.store;

/** How a file of SQLite is opened. */
enum SqliteMode {
  /** What is committed survives a power cut. */
  DURABLE("2"),
  /** What is committed survives nothing. */
  SCRATCH("0");

  private final String synchronous;

  SqliteMode(String synchronous) {
    this.synchronous = synchronous;
  }

  /** The value of {@code PRAGMA synchronous} as SQLite tells it: 2 is FULL, 0 is OFF. */
  String synchronous() {
    return synchronous;
  }
}
