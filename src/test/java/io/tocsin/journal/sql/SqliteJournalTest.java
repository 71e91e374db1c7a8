package io.tocsin.journal.sql;

import static io.tocsin.journal.Observed.probe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.signals.Signal;
import io.tocsin.signals.SignalSink.StorageFull;
import io.tocsin.store.Database;
import io.tocsin.store.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest extends SqlJournalContract {

  @TempDir Path folder;

  @Override
  Database open() {
    return Database.sqlite(folder.resolve("journal.db"), Schema.JOURNAL);
  }

  @Test
  void fullDiskRefusesReportsAndLosesNoneOfThoseAccepted() {
    List<String> accepted = new ArrayList<>();
    limitPages(40);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 10_000; i++) {
                accepted.add(journal.append(probe("s" + i, "mail"), null).join().id());
              }
            })
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(StorageFull.class);
    assertThat(accepted).isNotEmpty();
    limitPages(100_000);
    accepted.add(journal.append(probe("after", "mail"), null).join().id());
    assertThat(distinct()).extracting(Signal::id).containsExactlyElementsOf(accepted);
  }

  private void limitPages(int pages) {
    database.write(transaction ->
        transaction
            .handle()
            .createQuery("PRAGMA max_page_count = " + pages)
            .mapTo(Long.class)
            .one());
  }
}
