package io.tocsin.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
