package io.tocsin.app.commands.doctor;

import io.tocsin.app.DataFolder;
import io.tocsin.app.PasswordFile;
import io.tocsin.catalog.yaml.MachineSettings;
import io.tocsin.catalog.yaml.MachineSettings.DatabaseSettings;
import io.tocsin.store.Database;
import io.tocsin.store.Schema;
import io.tocsin.store.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether the database opens in the modes that lose nothing. */
final class DatabaseChecks {

  private final MachineSettings settings;

  DatabaseChecks(MachineSettings settings) {
    this.settings = settings;
  }

  List<Ailment> all() {
    return List.of(
        switch (settings.database()) {
          case DatabaseSettings.Sqlite sqlite -> sqlite();
          case DatabaseSettings.Postgres postgres -> postgres(postgres);
        });
  }

  /** Tries on a database of its own in the same folder, so that the real one is left alone. */
  private Ailment sqlite() {
    Path folder = settings.data().folder().toAbsolutePath();
    if (!Files.isDirectory(folder)) {
      return Ailment.notChecked("database", "the data folder is not there yet; serve makes it");
    }
    try (DataFolder mine = DataFolder.open(folder)) {
      Path trial = Files.createTempDirectory(mine.resolve(""), "doctor");
      try (Database database = Database.sqlite(trial.resolve("trial.db"), Schema.JOURNAL)) {
        database.read(transaction -> null);
        return Ailment.well("database", "SQLite in WAL with synchronous FULL");
      } finally {
        deleteAll(trial);
      }
    } catch (DataFolder.InUse running) {
      return Ailment.well(
          "database", "in use by a Tocsin that runs, which checked it at its start");
    } catch (IOException | StoreFailure failure) {
      return Ailment.ill(
          "database",
          String.valueOf(failure.getMessage()),
          "Put the data folder on a local disk (ext4, XFS).");
    }
  }

  private static Ailment postgres(DatabaseSettings.Postgres postgres) {
    @Nullable String password;
    try {
      password = PasswordFile.read(postgres.passwordFile());
    } catch (IOException failure) {
      return Ailment.ill("database", failure.toString(), "Make database: password_file readable.");
    }
    try (Database database =
        Database.postgres(postgres.jdbcUrl(), postgres.user(), password, Schema.STATE)) {
      database.read(transaction -> null);
      return Ailment.well(
          "database", "PostgreSQL that flushes what it commits; its tables are up to date");
    } catch (StoreFailure failure) {
      return Ailment.ill(
          "database",
          String.valueOf(failure.getMessage()),
          "Check database: url, user and password_file, and that the server runs.");
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
