package io.tocsin.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What the two engines disagree on; nothing of it reaches a statement. */
sealed interface Dialect permits SqliteDialect, PostgresDialect {

  /** Reads back whether the connection keeps what it commits, and tells all that is wrong. */
  List<String> faults(Connection connection) throws SQLException;

  /** Says whether the engine failed because there is no room left on disk. */
  boolean storageFull(SQLException failure);
}
