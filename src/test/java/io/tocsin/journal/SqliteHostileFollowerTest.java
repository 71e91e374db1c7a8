package io.tocsin.journal;

import io.tocsin.store.Database;
import io.tocsin.store.Schema;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteHostileFollowerTest extends FollowerContract {

  @TempDir Path folder;
  private final HostileJournal journal = new HostileJournal(5);

  @Override
  Database openState() {
    return Database.sqlite(folder.resolve("tocsin.db"), Schema.STATE);
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
