package io.tocsin.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/** Opens connections to one file of SQLite, each with our settings and each read back. */
@SuppressWarnings("serial") // a data source is Serializable by an old custom; nobody does it
final class SqliteConnections extends SQLiteDataSource {

  private final Path file;
  private final SqliteDialect dialect;

  SqliteConnections(Path file, SqliteMode mode) {
    this.file = file;
    this.dialect = new SqliteDialect(file, mode);
    setUrl("jdbc:sqlite:" + file.toAbsolutePath());
  }

  SqliteDialect dialect() {
    return dialect;
  }

  /** Returns what tells the file from every other that bears its name, before or after it. */
  String identity() throws SQLException {
    try {
      return String.valueOf(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    } catch (IOException gone) {
      throw new SQLException(file + " is gone", gone);
    }
  }

  @Override
  public SQLiteConnection getConnection(String user, String password) throws SQLException {
    SQLiteConnection connection = super.getConnection(user, password);
    try {
      dialect.apply(connection);
      List<String> faults = dialect.faults(connection);
      if (!faults.isEmpty()) {
        throw new UnsafeStore("SQLite " + file.getFileName(), faults);
      }
      return connection;
    } catch (SQLException | RuntimeException refused) {
      connection.close();
      throw refused;
    }
  }
}
