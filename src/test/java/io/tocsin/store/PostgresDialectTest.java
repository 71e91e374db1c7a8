package io.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;

class PostgresDialectTest {

  private final PostgresDialect dialect = new PostgresDialect();

  @Test
  void fullDiskOfTheServerIsAFullStore() {
    SQLException full = new SQLException("could not extend file: No space left", "53100");
    assertThat(Failures.of(new UnableToExecuteStatementException(full, null), dialect))
        .isInstanceOf(StoreFull.class);
  }

  @Test
  void otherFaultsOfTheServerAreNot() {
    SQLException lost = new SQLException("connection lost", "08006");
    assertThat(Failures.of(new UnableToExecuteStatementException(lost, null), dialect))
        .isExactlyInstanceOf(StoreFailure.class);
  }
}
