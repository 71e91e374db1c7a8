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

  @Mixin private Installation installation = new Installation();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of the page; 0 takes any free one.")
  private @Nullable Integer port;

  @Override
  public Integer call() throws IOException {
    Settings settings = installation.settings(port, spec.commandLine().getErr());
    Closers running = new Closers();
    Starting.stopOnSignal(running::close);
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
}
