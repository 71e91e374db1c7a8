package io.tocsin.journal.sql;

import io.tocsin.store.Database;
import io.tocsin.store.Schema;
import io.tocsin.store.TestPostgres;

class PostgresJournalTest extends SqlJournalContract {

  @Override
  Database open() {
    return Database.postgres(
        TestPostgres.freshDatabase(Schema.JOURNAL), null, null, Schema.JOURNAL);
  }

  @Override
  int partitions() {
    return 2;
  }
}
