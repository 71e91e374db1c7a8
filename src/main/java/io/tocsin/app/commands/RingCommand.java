package io.tocsin.app.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sets off a playbook through a running Tocsin. */
@Command(
    name = "ring",
    mixinStandardHelpOptions = true,
    header = "Sets off a playbook: opens the incident, wakes the team, prepares the first word.",
    description = {
      "Takes the open incident that the playbook fits, or opens one. Nothing is published without --publish.",
      "With --exercise nobody outside is touched: no incident, no statement, no subscriber; the team is woken, and every message says EXERCISE."
    },
    footer = {
      "",
      "Examples:",
      "  tocsin ring mail-down",
      "  tocsin ring mail-down --publish",
      "  tocsin ring mail-down --exercise",
    })
final class RingCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "PLAYBOOK", description = "Its id in tocsin.yaml.")
  private String playbook = "";

  @Option(names = "--exercise", description = "Rehearse it: nobody outside is touched.")
  private boolean exercise;

  @Option(names = "--incident", paramLabel = "ID", description = "The open incident it is about.")
  private @Nullable String incident;

  @Option(
      names = "--publish",
      description = "Publish its first word at once, unless somebody has spoken already.")
  private boolean publish;

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

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!playbook.matches("[a-z0-9-]{1,63}")) {
      throw new CommandFailed(2, playbook + ": not the id of a playbook.");
    }
    ApiPost api = new ApiPost(Running.address(url, data), Running.token(tokenFile, data));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("exercise", exercise);
    body.put("publish", publish);
    if (incident != null) {
      body.put("incident", incident);
    }
    ApiPost.Answer answer = api.post("/api/v1/playbooks/" + playbook + "/ring", body, null);
    if (answer.status() != 201) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("Not rung (" + answer.status() + "):");
      answer.reasons().forEach(reason -> err.println("  - " + reason));
      return 1;
    }
    tell(spec.commandLine().getOut(), answer);
    return 0;
  }

  private void tell(PrintWriter out, ApiPost.Answer answer) {
    boolean published = !answer.text("statement").isEmpty();
    boolean told = answer.body().path("already_told").asBoolean(false);
    out.println(exercise ? "EXERCISE. It rings: the team is being woken." : "It rings.");
    out.println("Alert: " + answer.text("address"));
    if (!exercise) {
      out.println("Incident: " + answer.text("incident"));
    }
    if (publish && told) {
      out.println("Nothing published: somebody has spoken about this incident already.");
    }
    if (!answer.text("awaits_approval").isEmpty()) {
      out.println("Waits for a second person: " + answer.text("awaits_approval"));
    }
    String compose = answer.text("compose");
    out.println(
        !compose.isEmpty()
            ? "To be written (" + answer.text("to_write") + "): " + compose
            : published ? "Published:" : "Ready, not published:");
    answer
        .body()
        .path("text")
        .properties()
        .forEach(text -> out.println("  " + text.getKey() + ": " + text.getValue().asString("")));
    if (!answer.text("next_word").isEmpty()) {
      out.println("Next word promised for " + answer.text("next_word"));
    }
  }
}
