package io.tocsin.operators;

import io.tocsin.store.Database;
import io.tocsin.store.Schema;
import io.tocsin.store.TestSqlite;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteOperatorTest extends OperatorContract {

  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = TestSqlite.open(folder.resolve("tocsin.db"), Schema.STATE);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  Database database() {
    return database;
  }
}
