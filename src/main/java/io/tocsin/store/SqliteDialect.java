package io.tocsin.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sqlite.SQLiteErrorCode;

/** SQLite as we run it: the settings are asked for and then read back. */
final class SqliteDialect implements Dialect {

  /** Below this a failed write is a full disk: SQLite reports some of those as plain I/O errors. */
  private static final long LITTLE_ROOM_BYTES = 1 << 20;

  private final Path file;
  private final Map<String, String> settings = new LinkedHashMap<>();

  SqliteDialect(Path file, SqliteMode mode) {
    this.file = file;
    settings.put("busy_timeout", "5000");
    settings.put("journal_mode", "wal");
    settings.put("synchronous", mode.synchronous());
    settings.put("foreign_keys", "1");
    settings.put("trusted_schema", "0");
    settings.put("cell_size_check", "1");
    settings.put("journal_size_limit", Integer.toString(64 << 20));
  }

  /** Asks for our settings; SQLite may decline one without a word. */
  void apply(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (Map.Entry<String, String> setting : settings.entrySet()) {
        statement.execute("PRAGMA " + setting.getKey() + " = " + setting.getValue());
      }
    }
  }

  @Override
  public List<String> faults(Connection connection) throws SQLException {
    List<String> faults = new ArrayList<>();
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      String found = pragma(connection, setting.getKey());
      if (!found.equals(setting.getValue())) {
        faults.add(setting.getKey() + " is " + found + ", needed is " + setting.getValue());
      }
    }
    return faults;
  }

  private static String pragma(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA " + name)) {
      return row.next() ? row.getString(1).toLowerCase(Locale.ROOT) : "unknown";
    }
  }

  @Override
  public boolean storageFull(SQLException failure) {
    int code = failure.getErrorCode() & 0xff;
    return code == SQLiteErrorCode.SQLITE_FULL.code
        || (code == SQLiteErrorCode.SQLITE_IOERR.code && littleRoom(failure));
  }

  private boolean littleRoom(SQLException failure) {
    try {
      return Files.getFileStore(file).getUsableSpace() < LITTLE_ROOM_BYTES;
    } catch (IOException unreadable) {
      failure.addSuppressed(unreadable);
      return false;
    }
  }
}
