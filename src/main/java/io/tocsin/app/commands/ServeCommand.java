package io.tocsin.app.commands;

import io.tocsin.app.Closers;
import io.tocsin.app.PageDoor;
import io.tocsin.app.Settings;
import io.tocsin.catalog.yaml.ConfigurationFile;
import io.tocsin.catalog.yaml.ConfigurationFile.Answer;
import io.tocsin.catalog.yaml.FaultWording;
import io.tocsin.catalog.yaml.MachineSettings;
import io.tocsin.catalog.yaml.MachineSettings.DataSettings;
import io.tocsin.catalog.yaml.MachineSettings.ServerSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs Tocsin for real. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    header = "Runs Tocsin for real, with a tocsin.yaml.",
    description = {
      "Serves the page and the newsroom until it is told to stop (SIGTERM, Ctrl-C).",
      "The file is read again when it changes; a bad one never replaces a good one."
    },
    footer = {
      "",
      "Example:",
      "  tocsin serve --config tocsin.yaml --data /var/lib/tocsin --port 8080"
    })
final class ServeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "tocsin.yaml",
      description = "The configuration (default: ${DEFAULT-VALUE}; write one with tocsin init).")
  private Path config = Path.of("tocsin.yaml");

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of the page; 0 takes any free one.")
  private @Nullable Integer port;

  @Option(names = "--data", paramLabel = "DIR", description = "Where everything is kept.")
  private @Nullable Path data;

  @Override
  public Integer call() throws IOException {
    Answer.Read read = read(config, spec.commandLine().getErr());
    MachineSettings machine = override(read.settings(), port, data);
    Closers running = new Closers();
    Starting.stopOnSignal(running::close);
    Settings settings = Settings.of(read.catalog(), machine, config);
    serve(Starting.withPort(settings), running);
    return TocsinCommand.KEEPS_RUNNING;
  }

  /** The page first; when the rest cannot start, the page stays and the rest is tried again. */
  private void serve(Settings settings, Closers running) throws IOException {
    PageDoor page = running.add("page", Starting.orSayWhy(() -> PageDoor.open(settings)));
    LateStart late =
        new LateStart(
            settings, page, running, spec.commandLine().getOut(), spec.commandLine().getErr());
    late.begin();
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
        port == null
            ? server
            : new ServerSettings(
                server.baseUrl(), server.host(), port, server.adminPort(), server.trustedProxies()),
        machine.database(),
        machine.mail(),
        data == null ? machine.data() : new DataSettings(data, machine.data().mirror()),
        machine.oidc());
  }
}
