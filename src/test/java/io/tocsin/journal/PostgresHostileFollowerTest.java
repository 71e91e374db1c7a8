package io.tocsin.journal;

import io.tocsin.store.Database;
import io.tocsin.store.Schema;
import io.tocsin.store.TestPostgres;

class PostgresHostileFollowerTest extends FollowerContract {

  private final HostileJournal journal = new HostileJournal(6);

  @Override
  Database openState() {
    return Database.postgres(TestPostgres.freshDatabase(Schema.STATE), null, null, Schema.STATE);
  }

  @Override
  Journal openJournal() {
    return journal;
  }

  @Override
  void settle() {
    journal.settle();
  }
}
