package io.tocsin.app.commands;

import io.tocsin.app.Settings;
import io.tocsin.app.Tocsin;
import io.tocsin.app.demo.Demo;
import io.tocsin.app.story.Story;
import io.tocsin.app.story.StoryBook;
import io.tocsin.catalog.yaml.ConfigurationFile;
import io.tocsin.catalog.yaml.ConfigurationFile.Answer;
import io.tocsin.catalog.yaml.MachineSettings;
import io.tocsin.catalog.yaml.MachineSettings.DataSettings;
import io.tocsin.catalog.yaml.MachineSettings.ServerSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Starts, is asked for a few pages, and ends: what the JVM learns from it makes later starts quick.
 */
@Command(
    name = "rehearse",
    hidden = true,
    mixinStandardHelpOptions = true,
    header = "Starts on a throw-away folder, answers a few requests and ends.",
    footer = {"", "Example:", "  tocsin rehearse"})
final class RehearseCommand implements Callable<Integer> {

  private static final List<String> PAGES =
      List.of(
          "/",
          "/fr/",
          "/en/",
          "/fr/report",
          "/fr/subscribe",
          "/fr/feed.atom",
          "/api/v2/summary.json",
          "/console/sign-in",
          "/nothing-here");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("tocsin-rehearsal");
    try (Tocsin tocsin = Starting.start(settings(folder), spec.commandLine().getErr());
        HttpClient client = HttpClient.newHttpClient()) {
      for (String page : PAGES) {
        ask(client, HttpRequest.newBuilder(tocsin.address().resolve(page)).GET());
      }
      ask(client, report(tocsin.address()));
      rehearseDemo(folder.resolve("demo"), client);
    } finally {
      deleteAll(folder);
    }
    spec.commandLine().getOut().println("Rehearsed.");
    return 0;
  }

  private void rehearseDemo(Path folder, HttpClient client)
      throws IOException, InterruptedException {
    Story story = StoryBook.all().values().iterator().next();
    try (Demo demo = Demo.of(story, new Demo.Stage("127.0.0.1", 0, folder, 1));
        Tocsin tocsin = Starting.start(demo.settings(), spec.commandLine().getErr())) {
      ask(client, HttpRequest.newBuilder(tocsin.address().resolve("/fr/")).GET());
      ask(client, HttpRequest.newBuilder(tocsin.address().resolve("/demo")).GET());
    }
  }

  private static void ask(HttpClient client, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpRequest built = request.timeout(Duration.ofSeconds(20)).build();
    client.send(built, HttpResponse.BodyHandlers.discarding());
  }

  private static HttpRequest.Builder report(URI base) {
    return HttpRequest.newBuilder(base.resolve("/api/v1/reports"))
        .header("Content-Type", "application/json")
        .POST(
            HttpRequest.BodyPublishers.ofString(
                "{\"component\":\"receive\",\"symptom\":\"no-receive\",\"postcode\":\"59000\"}"));
  }

  private static Settings settings(Path folder) throws IOException {
    try (InputStream example =
        Objects.requireNonNull(
            RehearseCommand.class.getResourceAsStream("/init/tocsin.yaml"), "part of the jar")) {
      Answer answer = ConfigurationFile.read("tocsin.yaml", example.readAllBytes(), folder);
      if (!(answer instanceof Answer.Read read)) {
        throw new IllegalStateException("the example configuration is not good: " + answer);
      }
      MachineSettings machine =
          new MachineSettings(
              new ServerSettings(null, "127.0.0.1", 0, 0, List.of()),
              read.settings().database(),
              null,
              new DataSettings(folder.resolve("data")),
              null);
      return Settings.of(read.catalog(), machine, folder.resolve("tocsin.yaml")).unwatched();
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
