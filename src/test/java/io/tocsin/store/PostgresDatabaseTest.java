package io.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresDatabaseTest extends DatabaseContract {

  private String url;
  private Database database;

  @BeforeEach
  void open() {
    url = TestPostgres.freshDatabase();
    database = Database.postgres(url, null, null, Schema.STATE);
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
  void serverThatDoesNotFlushCommitsIsRefused() {
    assertThatThrownBy(() ->
            Database.postgres(
                url + "&options=-c%20synchronous_commit=off", null, null, Schema.STATE))
        .isInstanceOf(UnsafeStore.class)
        .hasMessageContaining("synchronous_commit is off, needed is on or remote_apply");
  }

  @Test
  void serverThatDropsAllConnectionsIsFoundAgainWithoutAHand() throws Exception {
    fill(1);
    assertThat(leases()).isEqualTo(1);
    try (Connection administrator = DriverManager.getConnection(url);
        Statement statement = administrator.createStatement()) {
      statement.execute(
          """
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid()
          """);
    }
    int failures = 0;
    while (leasesOrFailure() < 1) {
      failures++;
      assertThat(failures).as("each pool has few connections to lose").isLessThan(20);
    }
    fill(1);
    assertThat(leases()).isEqualTo(2);
  }

  private long leasesOrFailure() {
    try {
      fill(0);
      return leases();
    } catch (StoreFailure lost) {
      return -1;
    }
  }
}
