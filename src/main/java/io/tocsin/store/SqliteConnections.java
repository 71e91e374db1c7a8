package io.tocsin.store;

import java.nio.file.Path;
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
