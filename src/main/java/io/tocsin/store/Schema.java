package io.tocsin.store;

/** The two sets of tables: one file or one history each. */
public enum Schema {
  STATE("schema/state", "migrations_of_state"),
  JOURNAL("schema/journal", "migrations_of_journal");

  private final String location;
  private final String history;

  Schema(String location, String history) {
    this.location = location;
    this.history = history;
  }

  /** Folder of the migrations on the class path. */
  String location() {
    return location;
  }

  /** Table in which the migrations that ran are remembered. */
  String history() {
    return history;
  }
}
