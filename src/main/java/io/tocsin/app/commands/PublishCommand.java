package io.tocsin.app.commands;

import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Phase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Publishes without a server, from the last set and a key; and takes in what was published so. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    header = "Publishes a statement without a server, from the last set and a key.",
    description = {
      "--offline reads the last set in FROM (a mirror, an exported folder, a copy of a data",
      "folder), adds the statement, and lays the next set into the mirror TO in one step.",
      "Nothing goes to subscribers and nothing is recorded until the server takes it in: it does",
      "so before it publishes again if TO is its data.mirror. Elsewhere, --take-in brings it."
    },
    footer = {
      "",
      "Examples:",
      "  tocsin publish --offline --key anna.key --to /mnt/status \\",
      "    --phase identified --text fr=\"Panne électrique.\" --text en=\"Power cut.\" \\",
      "    --eta none-yet --next-word 1h",
      "  tocsin publish --take-in /mnt/status --data /var/lib/tocsin",
    })
final class PublishCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--offline", description = "Publishes without a server.")
  private boolean offline;

  @Option(
      names = "--take-in",
      paramLabel = "FOLDER",
      description = "Brings what was said offline in FOLDER into the house.")
  private @Nullable Path takeIn;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "With --take-in: where everything is kept (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(names = "--key", paramLabel = "FILE", description = "The key of tocsin keys offline.")
  private @Nullable Path key;

  @Option(names = "--from", paramLabel = "DIR", description = "The last set (default: TO).")
  private @Nullable Path from;

  @Option(names = "--to", paramLabel = "DIR", description = "The mirror that people read.")
  private @Nullable Path to;

  @Option(
      names = "--incident",
      paramLabel = "ID",
      description = "The incident it belongs to (default: the one that is open).")
  private @Nullable String incident;

  @Option(
      names = "--opens",
      paramLabel = "TIME",
      description = "Opens an incident that began then: now, 40m, or RFC 3339.")
  private @Nullable String opens;

  @Option(
      names = "--phase",
      paramLabel = "PHASE",
      description = "suspected, acknowledged, identified, recovering, recovered or closed.")
  private @Nullable Phase phase;

  @Option(
      names = "--component",
      paramLabel = "ID",
      description = "A component it is about; repeat for more.")
  private List<String> components = List.of();

  @Option(
      names = "--text",
      paramLabel = "LANG=TEXT",
      description = "The words, once per language of the page.")
  private Map<String, String> text = Map.of();

  @Option(
      names = "--eta",
      paramLabel = "TIME",
      description = "When it should work again: 2h, RFC 3339, or none-yet.")
  private @Nullable String eta;

  @Option(
      names = "--next-word",
      paramLabel = "TIME",
      description = "When you speak again: 1h or RFC 3339.")
  private @Nullable String nextWord;

  @Option(
      names = "--despite-failing",
      description = "Close although something still fails; the text says so.")
  private boolean despiteFailing;

  @Override
  public Integer call() throws IOException {
    InstantSource clock = InstantSource.system();
    if (offline == (takeIn != null)) {
      throw new CommandFailed(2, "Say either --offline or --take-in FOLDER.");
    }
    if (takeIn != null) {
      return new TakingIn(data, spec.commandLine().getOut(), spec.commandLine().getErr())
          .takeIn(takeIn);
    }
    return new PublishingOffline(
            needed("--key FILE", key),
            from == null ? needed("--to DIR", to) : from,
            needed("--to DIR", to),
            spec.commandLine().getOut(),
            spec.commandLine().getErr())
        .publish(wanted(clock.instant()), clock);
  }

  private static Path needed(String option, @Nullable Path value) {
    if (value == null) {
      throw new CommandFailed(2, "--offline needs " + option + ".");
    }
    return value;
  }

  private PublishingOffline.Wanted wanted(Instant now) {
    if (phase == null) {
      throw new CommandFailed(
          2,
          "--offline needs --phase: one of "
              + String.join(
                  ", ",
                  List.of(Phase.values()).stream()
                      .map(one -> one.name().toLowerCase(Locale.ROOT))
                      .toList())
              + ".");
    }
    return new PublishingOffline.Wanted(
        incident,
        opens == null ? null : Instant.parse(SayCommand.time("--opens", opens, now, -1)),
        phase,
        new LinkedHashSet<>(components),
        text,
        eta(now),
        nextWord == null ? null : Instant.parse(SayCommand.time("--next-word", nextWord, now, 1)),
        despiteFailing);
  }

  private @Nullable Eta eta(Instant now) {
    if (eta == null) {
      return null;
    }
    return eta.equals("none-yet")
        ? new Eta.NoneYet()
        : new Eta.At(Instant.parse(SayCommand.time("--eta", eta, now, 1)));
  }
}
