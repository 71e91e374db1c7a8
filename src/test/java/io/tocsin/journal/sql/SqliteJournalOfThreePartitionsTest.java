package io.tocsin.journal.sql;

import io.tocsin.store.Database;
import io.tocsin.store.Schema;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalOfThreePartitionsTest extends SqlJournalContract {

  @TempDir Path folder;

  @Override
  Database open() {
    return Database.sqlite(folder.resolve("journal.db"), Schema.JOURNAL);
  }

  @Override
  int partitions() {
    return 3;
  }
}
