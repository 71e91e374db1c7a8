package io.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDatabaseTest extends DatabaseContract {

  @TempDir Path folder;
  private Path file;
  private Database database;

  @BeforeEach
  void open() {
    file = folder.resolve("tocsin.db");
    database = Database.sqlite(file, Schema.STATE);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  Database database() {
    return database;
  }

  @Test
  void writerFlushesEveryCommit() {
    assertThat(pragma("synchronous")).isEqualTo("2");
    assertThat(pragma("foreign_keys")).isEqualTo("1");
    assertThat(pragma("trusted_schema")).isEqualTo("0");
  }

  @Test
  void fileItselfSaysThatItIsInWal() throws Exception {
    byte[] header = Files.readAllBytes(file);
    assertThat(header[18]).as("file format write version, 2 is WAL").isEqualTo((byte) 2);
    try (Connection stranger = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = stranger.createStatement()) {
      assertThat(statement.executeQuery("PRAGMA journal_mode").getString(1)).isEqualTo("wal");
    }
  }

  @Test
  void fileThatCannotBePutIntoWalIsRefused() throws Exception {
    Path busy = folder.resolve("busy.db");
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + busy);
        Statement statement = other.createStatement()) {
      statement.execute("CREATE TABLE t (x)");
      statement.execute("BEGIN EXCLUSIVE");
      assertThatThrownBy(() -> Database.sqlite(busy, Schema.STATE))
          .isInstanceOf(StoreFailure.class);
    }
  }

  @Test
  void connectionWithoutWalAndFullIsFoundOut() throws SQLException {
    SqliteDialect needed = new SqliteDialect(file, SqliteMode.DURABLE);
    try (Connection plain = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("p.db"));
        Statement statement = plain.createStatement()) {
      assertThat(needed.faults(plain))
          .contains("journal_mode is delete, needed is wal", "foreign_keys is 0, needed is 1");
      needed.apply(plain);
      assertThat(needed.faults(plain)).isEmpty();
      statement.execute("PRAGMA synchronous = NORMAL");
      assertThat(needed.faults(plain)).containsExactly("synchronous is 1, needed is 2");
    }
  }

  @Test
  void databaseInMemoryAloneIsRefused() {
    SqliteConnections memory = new SqliteConnections(file, SqliteMode.DURABLE);
    memory.setUrl("jdbc:sqlite::memory:");
    assertThatThrownBy(memory::getConnection)
        .isInstanceOfSatisfying(
            UnsafeStore.class,
            refused ->
                assertThat(refused.faults())
                    .containsExactly("journal_mode is memory, needed is wal"));
  }

  @Test
  void nothingIsAcknowledgedOnceTheFileIsGone() throws Exception {
    Path kept = folder.resolve("kept.db");
    Files.move(file, kept);
    assertThatThrownBy(() -> fill(1)).isInstanceOf(StoreFailure.class);
    Files.writeString(file, "");
    assertThatThrownBy(() -> fill(1)).isInstanceOf(StoreFailure.class);
    Files.move(kept, file, StandardCopyOption.REPLACE_EXISTING);
    fill(1);
    assertThat(leases()).isEqualTo(1);
  }

  @Test
  void scratchDatabaseDoesNotFlush() {
    try (Database scratch = Database.scratch(folder.resolve("scratch.db"), Schema.STATE)) {
      assertThat(scratch.<String>write(transaction -> pragma(transaction, "synchronous")))
          .isEqualTo("0");
    }
  }

  @Test
  void fullDiskIsSaidAndForgottenOnceThereIsRoom() {
    limitPages("30");
    assertThatThrownBy(() -> fill(2_000)).isInstanceOf(StoreFull.class);
    long before = leases();
    limitPages("30");
    assertThatThrownBy(() -> fill(2_000)).isInstanceOf(StoreFull.class);
    assertThat(leases()).isEqualTo(before);
    limitPages("1000000");
    fill(2_000);
    assertThat(leases()).isEqualTo(before + 2_000);
  }

  private void limitPages(String pages) {
    database.write(transaction -> pragma(transaction, "max_page_count = " + pages));
  }

  private String pragma(String name) {
    return database.write(transaction -> pragma(transaction, name));
  }

  private static String pragma(Transaction transaction, String name) {
    return transaction.handle().createQuery("PRAGMA " + name).mapTo(String.class).one();
  }
}
