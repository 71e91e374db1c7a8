package io.tocsin.app.commands;

import io.tocsin.app.Closers;
import io.tocsin.app.PageDoor;
import io.tocsin.app.Settings;
import io.tocsin.catalog.yaml.ConfigurationFile.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the page alone. */
@Command(
    name = "page",
    mixinStandardHelpOptions = true,
    header = "Serves the page alone, from the folder that tocsin serve writes.",
    description = {
      "A process of its own: what kills tocsin serve does not kill the page.",
      "It reads DIR/site and writes nothing; no database is opened."
    },
    footer = {"", "Example:", "  tocsin page --data /var/lib/tocsin --port 8081"})
final class PageCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "tocsin.yaml",
      description = "The configuration (default: ${DEFAULT-VALUE}).")
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
    Answer.Read read = ServeCommand.read(config, spec.commandLine().getErr());
    Settings settings =
        Starting.withPort(
            Settings.of(
                read.catalog(), ServeCommand.override(read.settings(), port, data), config));
    Closers running = new Closers();
    Starting.stopOnSignal(running::close);
    running.add("page", Starting.orSayWhy(() -> PageDoor.following(settings)));
    spec.commandLine()
        .getOut()
        .println("The page is on port " + settings.machine().server().port() + ".");
    spec.commandLine().getOut().flush();
    return TocsinCommand.KEEPS_RUNNING;
  }
}
