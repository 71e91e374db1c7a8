package io.tocsin.app.commands;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a commented example configuration that starts as it is. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    header = "Writes a commented tocsin.yaml that starts as it is.",
    footer = {
      "",
      "Example:",
      "  tocsin init --config tocsin.yaml && tocsin serve --config tocsin.yaml"
    })
final class InitCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "tocsin.yaml",
      description =
          "Where to write it (default: ${DEFAULT-VALUE}). An existing file is never overwritten.")
  private Path config = Path.of("tocsin.yaml");

  @Override
  public Integer call() throws IOException {
    try (InputStream example =
        Objects.requireNonNull(
            InitCommand.class.getResourceAsStream("/init/tocsin.yaml"),
            "the example is part of the jar")) {
      Files.copy(example, config);
    } catch (FileAlreadyExistsException taken) {
      throw new CommandFailed(
          1,
          config
              + " is already there and was not touched. Choose another name with --config FILE.");
    }
    spec.commandLine()
        .getOut()
        .println("Wrote " + config + ". Next: tocsin serve --config " + config);
    return 0;
  }
}
