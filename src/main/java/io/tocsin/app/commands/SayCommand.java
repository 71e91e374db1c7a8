package io.tocsin.app.commands;

import io.tocsin.app.commands.StatementPost.Answer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Publishes a statement through a running Tocsin. */
@Command(
    name = "say",
    mixinStandardHelpOptions = true,
    header = "Publishes a statement: on the page, in the feeds, to the subscribers.",
    description = {
      "Speaks through a running Tocsin. On its own machine no token is needed: the one in its data folder is used."
    },
    footer = {
      "",
      "Examples:",
      "  tocsin say --opens now --component receive --phase acknowledged \\",
      "    --text fr=\"Vous ne recevez plus de messages. Nous cherchons la cause.\" \\",
      "    --text en=\"You do not receive messages. We are looking for the cause.\" \\",
      "    --eta none-yet --next-word 1h",
      "  tocsin say --incident 0197... --phase closed \\",
      "    --text fr=\"C'est fini.\" --text en=\"It is over.\"",
    })
final class SayCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Where Tocsin runs (default: the one that uses --data).")
  private @Nullable URI url;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Data folder of a Tocsin on this machine (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "File that holds an API token.")
  private @Nullable Path tokenFile;

  @Option(names = "--incident", paramLabel = "ID", description = "The incident it belongs to.")
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
  private @Nullable String phase;

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

  @Option(names = "--corrects", paramLabel = "ID", description = "The statement it corrects.")
  private @Nullable String corrects;

  @Option(
      names = "--despite-failing",
      description = "Close although something still fails; the text says so.")
  private boolean despiteFailing;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "Idempotency key: the same key twice publishes once. Give one in scripts.")
  private @Nullable String key;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Instant now = InstantSource.system().instant();
    StatementPost post =
        StatementPost.to(Running.address(url, data), Running.token(tokenFile, data));
    Answer answer = post.send(body(now), key);
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    return switch (answer) {
      case Answer.Published published -> {
        out.println("Published: " + published.address());
        published.warnings().forEach(warning -> err.println("Warning: " + warning));
        out.println("Next time: tocsin say --incident " + published.incident() + " ...");
        yield 0;
      }
      case Answer.Refused refused -> {
        err.println("Not published (" + refused.status() + "):");
        refused.reasons().forEach(reason -> err.println("  - " + reason));
        yield 1;
      }
    };
  }

  private Map<String, Object> body(Instant now) {
    Map<String, Object> body = new LinkedHashMap<>();
    put(body, "incident", incident);
    put(body, "opens", opens == null ? null : time("--opens", opens, now, -1));
    put(body, "phase", phase);
    put(body, "components", components.isEmpty() ? null : components);
    put(body, "text", text);
    put(body, "eta", eta == null || eta.equals("none-yet") ? eta : time("--eta", eta, now, 1));
    put(body, "next_word", nextWord == null ? null : time("--next-word", nextWord, now, 1));
    put(body, "corrects", corrects);
    put(body, "despite_failing", despiteFailing ? true : null);
    return body;
  }

  private static void put(Map<String, Object> body, String name, @Nullable Object value) {
    if (value != null) {
      body.put(name, value);
    }
  }

  /** "now", "90m" or "2h" from now (before it when {@code direction} is -1), or RFC 3339. */
  static String time(String option, String value, Instant now, int direction) {
    if (value.equals("now")) {
      return now.toString();
    }
    try {
      if (value.matches("[0-9]{1,4}[mhd]")) {
        String amount = value.endsWith("d") ? "P" + value : "PT" + value;
        return now.plus(Duration.parse(amount).multipliedBy(direction)).toString();
      }
      return Instant.parse(value).toString();
    } catch (DateTimeParseException unreadable) {
      throw new CommandFailed(
          2,
          option + " " + value + ": not a time. Write now, 30m, 2h, 1d or 2026-11-23T14:00:00Z.");
    }
  }
}
