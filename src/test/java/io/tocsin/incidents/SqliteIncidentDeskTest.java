package io.tocsin.incidents;

import io.tocsin.store.Database;
import io.tocsin.store.Schema;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteIncidentDeskTest extends IncidentDeskContract {

  @TempDir Path folder;
  private Database database;
  private Database another;

  @BeforeEach
  void open() {
    database = Database.sqlite(folder.resolve("tocsin.db"), Schema.STATE);
  }

  @AfterEach
  void close() {
    database.close();
    if (another != null) {
      another.close();
    }
  }

  @Override
  Database database() {
    return database;
  }

  @Override
  Database another() {
    if (another == null) {
      another = Database.sqlite(folder.resolve("another.db"), Schema.STATE);
    }
    return another;
  }
}
