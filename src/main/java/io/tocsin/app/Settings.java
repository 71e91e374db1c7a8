package io.tocsin.app;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.yaml.MachineSettings;
import io.tocsin.catalog.yaml.MachineSettings.DatabaseSettings;
import io.tocsin.signals.Pace;
import io.tocsin.web.Route;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one run of Tocsin is told; immutable.
 *
 * @param file the configuration to watch for changes, or null when it cannot change
 * @param pace how product time runs against the machine's: real time, but for a demo
 * @param demo name of the story that is played, or null when it is real
 * @param more routes that a demo adds, made from the pipeline
 */
public record Settings(
    Catalog catalog,
    MachineSettings machine,
    @Nullable Path file,
    InstantSource clock,
    Pace pace,
    @Nullable LocalizedText demo,
    Function<Pipeline, List<Route>> more) {

  /** Settings of a real run, from a file that was read. */
  public static Settings of(Catalog catalog, MachineSettings machine, Path file) {
    return new Settings(
        catalog,
        machine,
        file,
        InstantSource.system(),
        Pace.REAL_TIME,
        null,
        pipeline -> List.of());
  }

  /** The same without a file to watch. */
  public Settings unwatched() {
    return new Settings(catalog, machine, null, clock, pace, demo, more);
  }

  /** The same on another port. */
  public Settings onPort(int port) {
    MachineSettings moved =
        new MachineSettings(
            machine.server().onPort(port),
            machine.database(),
            machine.mail(),
            machine.data(),
            machine.oidc());
    return new Settings(catalog, moved, file, clock, pace, demo, more);
  }

  /** Where signals and state go. */
  Storage storage(Path folder) throws IOException {
    return switch (machine.database()) {
      case DatabaseSettings.Sqlite sqlite -> new Storage.Sqlite(folder);
      case DatabaseSettings.Postgres postgres ->
          new Storage.Postgres(
              postgres.jdbcUrl(), postgres.user(), PasswordFile.read(postgres.passwordFile()));
    };
  }
}
