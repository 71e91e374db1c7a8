package io.tocsin.app.commands;

import io.tocsin.app.OfflineKeys;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes keys that speak for the house. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    header = "Makes keys that speak for the house.",
    subcommands = KeysCommand.Offline.class,
    footer = {"", "Example:", "  tocsin keys offline --data /var/lib/tocsin --name anna"})
final class KeysCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return 0;
  }

  /** Makes a key for {@code tocsin publish --offline}. */
  @Command(
      name = "offline",
      mixinStandardHelpOptions = true,
      header = "Makes a key for tocsin publish --offline.",
      description = {
        "What the key signs is published as this house's word, by one person alone.",
        "DATA/offline-keys/NAME.pub stays here; delete that file to end the key.",
        "The other half goes into a file that its owner alone can read: take it to the laptop."
      },
      footer = {
        "",
        "Example:",
        "  tocsin keys offline --data /var/lib/tocsin --name anna --out anna.key"
      })
  static final class Offline implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(
        names = "--data",
        paramLabel = "DIR",
        defaultValue = "data",
        description = "Where everything is kept (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Option(
        names = "--name",
        paramLabel = "NAME",
        required = true,
        description = "Whose key it is: small letters, digits, hyphens.")
    private String name = "";

    @Option(
        names = "--out",
        paramLabel = "FILE",
        description = "Where the half that signs is written (default: NAME.key).")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
      if (!OfflineKeys.isName(name)) {
        throw new CommandFailed(
            2, "--name " + name + ": write small letters, digits and hyphens, 32 at most.");
      }
      if (!Files.isDirectory(data)) {
        throw new CommandFailed(
            1, "There is no data folder " + data.toAbsolutePath() + ". Name it with --data DIR.");
      }
      Path half = out == null ? Path.of(name + ".key") : out;
      try {
        OfflineKeys.of(data).make(name, half, new SecureRandom());
      } catch (FileAlreadyExistsException taken) {
        throw new CommandFailed(
            1,
            taken.getFile()
                + " is already there; nothing was made. Choose another --name, or --out.");
      }
      PrintWriter said = spec.commandLine().getOut();
      said.println("Key " + name + ": " + half.toAbsolutePath() + " signs; keep it as a secret.");
      said.println("Next, on a laptop: tocsin publish --offline --key " + half + " --help");
      return 0;
    }
  }
}
