package io.tocsin.alerting;

import io.tocsin.store.Database;
import io.tocsin.store.Schema;
import io.tocsin.store.TestSqlite;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteAlertingTest extends NextWordContract {

  @TempDir Path folder;
  private Database database;

  @Override
  Database database() {
    if (database == null) {
      database = TestSqlite.open(folder.resolve("tocsin.db"), Schema.STATE);
    }
    return database;
  }

  @AfterEach
  void close() {
    database.close();
  }
}
