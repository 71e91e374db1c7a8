package io.tocsin.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables of a schema up to date, with one text for both engines. */
final class Migrations {

  private Migrations() {}

  /** Runs what has not run yet; a file that was changed after it ran is a failure. */
  static void run(DataSource source, Schema schema) {
    try {
      Flyway.configure()
          .dataSource(source)
          .locations("classpath:" + schema.location())
          .table(schema.history())
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .cleanDisabled(true)
          .validateMigrationNaming(true)
          .load()
          .migrate();
    } catch (FlywayException failure) {
      throw new StoreFailure(
          "the tables of " + schema.location() + " could not be brought up to date", failure);
    }
  }
}
