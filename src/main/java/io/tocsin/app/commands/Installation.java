package io.tocsin.app.commands;

import io.tocsin.app.Settings;
import io.tocsin.catalog.yaml.ConfigurationFile;
import io.tocsin.catalog.yaml.ConfigurationFile.Answer;
import io.tocsin.catalog.yaml.FaultWording;
import io.tocsin.catalog.yaml.MachineSettings;
import io.tocsin.catalog.yaml.MachineSettings.DataSettings;
import io.tocsin.catalog.yaml.MachineSettings.ServerSettings;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Tocsin a command is about: its configuration and its folder. */
final class Installation {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "tocsin.yaml",
      description = "The configuration (default: ${DEFAULT-VALUE}; write one with tocsin init).")
  private Path config = Path.of("tocsin.yaml");

  @Option(names = "--data", paramLabel = "DIR", description = "Where everything is kept.")
  private @Nullable Path data;

  Path config() {
    return config;
  }

  Answer.Read read(PrintWriter err) {
    return read(config, err);
  }

  /** What the machine is to do, with what the command line says instead. */
  MachineSettings machine(Answer.Read read, @Nullable Integer port) {
    return override(read.settings(), port, data);
  }

  /** All of it; warnings go to {@code err}. */
  Settings settings(@Nullable Integer port, PrintWriter err) {
    Answer.Read read = read(err);
    return Settings.of(read.catalog(), machine(read, port), config);
  }

  static Answer.Read read(Path config, PrintWriter err) {
    if (!Files.exists(config)) {
      throw new CommandFailed(
          2, "There is no " + config + ". Write one with `tocsin init --config " + config + "`.");
    }
    FaultWording wording = FaultWording.in(Locale.getDefault().getLanguage());
    return switch (ConfigurationFile.read(config)) {
      case Answer.Read read -> {
        read.warnings().forEach(warning -> err.println(wording.tell(warning)));
        yield read;
      }
      case Answer.Refused refused ->
          throw new CommandFailed(
              2,
              wording.tell(refused.faults())
                  + "\nNothing was started. Mend the file; `tocsin doctor` looks at the rest too.");
    };
  }

  static MachineSettings override(
      MachineSettings machine, @Nullable Integer port, @Nullable Path data) {
    ServerSettings server = machine.server();
    if (port != null && (port < 0 || port > 65_535)) {
      throw new CommandFailed(2, "--port " + port + ": a port lies between 0 and 65535.");
    }
    return new MachineSettings(
        port == null ? server : server.onPort(port),
        machine.database(),
        machine.mail(),
        data == null ? machine.data() : new DataSettings(data, machine.data().mirror()),
        machine.oidc());
  }
}
