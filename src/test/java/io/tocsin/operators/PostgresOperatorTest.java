package io.tocsin.operators;

import io.tocsin.store.Database;
import io.tocsin.store.Schema;
import io.tocsin.store.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PostgresOperatorTest extends OperatorContract {

  private Database database;

  @BeforeEach
  void open() {
    database =
        Database.postgres(TestPostgres.freshDatabase(Schema.STATE), null, null, Schema.STATE);
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
