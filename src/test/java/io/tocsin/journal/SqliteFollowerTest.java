package io.tocsin.journal;

import io.tocsin.journal.sql.SqlJournal;
import io.tocsin.store.Database;
import io.tocsin.store.Schema;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The embedded default: two files of SQLite. */
class SqliteFollowerTest extends FollowerContract {

  @TempDir Path folder;
  private Database signals;

  @Override
  Database openState() {
    return Database.sqlite(folder.resolve("tocsin.db"), Schema.STATE);
  }

  @Override
  Journal openJournal() {
    signals = Database.sqlite(folder.resolve("journal.db"), Schema.JOURNAL);
    return new SqlJournal(signals, () -> Observed.NOON);
  }

  @AfterEach
  void closeSignals() {
    signals.close();
  }
}
