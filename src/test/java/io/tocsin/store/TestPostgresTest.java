package io.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TestPostgresTest {
  @Test
  void freshDatabasesKnowNothingOfEachOther() throws SQLException {
    String one = TestPostgres.freshDatabase();
    String other = TestPostgres.freshDatabase();
    execute(one, "CREATE TABLE statement (id TEXT PRIMARY KEY)");
    execute(other, "CREATE TABLE statement (id TEXT PRIMARY KEY)");
    assertThat(one).isNotEqualTo(other);
  }

  @Test
  void serverIsTheOldestOnePromisedAndSyncsItsWrites() throws SQLException {
    try (var connection = DriverManager.getConnection(TestPostgres.freshDatabase());
        Statement statement = connection.createStatement();
        var answer = statement.executeQuery("SHOW fsync")) {
      assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(15);
      assertThat(answer.next()).isTrue();
      assertThat(answer.getString(1)).isEqualTo("on");
    }
  }

  private static void execute(String url, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
