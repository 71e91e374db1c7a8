package io.tocsin.alerting;

import io.tocsin.store.Database;
import io.tocsin.store.Schema;
import io.tocsin.store.TestPostgres;
import org.junit.jupiter.api.AfterEach;

class PostgresAlertingTest extends NextWordContract {

  private Database database;

  @Override
  Database database() {
    if (database == null) {
      database =
          Database.postgres(TestPostgres.freshDatabase(Schema.STATE), null, null, Schema.STATE);
    }
    return database;
  }

  @AfterEach
  void close() {
    database.close();
  }
}
