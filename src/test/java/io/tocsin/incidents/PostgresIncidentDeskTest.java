package io.tocsin.incidents;

import io.tocsin.store.Database;
import io.tocsin.store.Schema;
import io.tocsin.store.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PostgresIncidentDeskTest extends IncidentDeskContract {

  private Database database;
  private Database another;

  @BeforeEach
  void open() {
    database =
        Database.postgres(TestPostgres.freshDatabase(Schema.STATE), null, null, Schema.STATE);
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
      another =
          Database.postgres(TestPostgres.freshDatabase(Schema.STATE), null, null, Schema.STATE);
    }
    return another;
  }
}
