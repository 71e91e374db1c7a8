package io.tocsin.app.commands;

import io.tocsin.app.Closers;
import io.tocsin.app.PageDoor;
import io.tocsin.app.Settings;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private Installation installation = new Installation();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of the page; 0 takes any free one.")
  private @Nullable Integer port;

  @Override
  public Integer call() throws IOException {
    Settings settings = Starting.withPort(installation.settings(port, spec.commandLine().getErr()));
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
