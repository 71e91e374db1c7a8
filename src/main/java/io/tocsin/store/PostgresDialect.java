package io.tocsin.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PostgreSQL as we accept it. */
final class PostgresDialect implements Dialect {

  private static final int OLDEST_VERSION = 15;
  private static final String DISK_FULL = "53100";

  private static final Map<String, List<String>> NEEDED =
      Map.of(
          "fsync", List.of("on"),
          "full_page_writes", List.of("on"),
          "synchronous_commit", List.of("on", "remote_apply"));

  @Override
  public List<String> faults(Connection connection) throws SQLException {
    List<String> faults = new ArrayList<>();
    int version = connection.getMetaData().getDatabaseMajorVersion();
    if (version < OLDEST_VERSION) {
      faults.add("version is " + version + ", needed is " + OLDEST_VERSION + " or newer");
    }
    for (Map.Entry<String, List<String>> setting : NEEDED.entrySet()) {
      String found = show(connection, setting.getKey());
      if (!setting.getValue().contains(found)) {
        faults.add(
            "%s is %s, needed is %s"
                .formatted(setting.getKey(), found, String.join(" or ", setting.getValue())));
      }
    }
    return faults;
  }

  private static String show(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW " + name)) {
      return row.next() ? row.getString(1) : "unknown";
    }
  }

  @Override
  public boolean storageFull(SQLException failure) {
    return DISK_FULL.equals(failure.getSQLState());
  }
}
