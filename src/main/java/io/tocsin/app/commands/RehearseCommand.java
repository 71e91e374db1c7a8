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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

  private static final int REPORTS = 8_000;
  private static final int READS = 12_000;
  private static final int AT_ONCE = 64;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("tocsin-rehearsal");
    try (Tocsin tocsin = Starting.start(settings(folder), spec.commandLine().getErr());
        HttpClient client = HttpClient.newHttpClient()) {
      for (String page : PAGES) {
        ask(client, HttpRequest.newBuilder(tocsin.address().resolve(page)).GET());
      }
      rehearseReports(tocsin.address(), client);
      rehearseReads(tocsin.address(), client);
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
    HttpRequest built = request.timeout(PATIENCE).build();
    client.send(built, HttpResponse.BodyHandlers.discarding());
  }

  /**
   * A flood is what must go quickly from the first minute: its path is walked until it is known.
   */
  private static void rehearseReports(URI base, HttpClient client) {
    LongAdder accepted = new LongAdder();
    flood(
        client,
        REPORTS,
        number -> report(base, number),
        answer -> accepted.add(answer.statusCode() == 202 ? 1 : 0));
    requireMost("reports", accepted.sum(), REPORTS);
  }

  /** So are those who press reload: as they come first, with what they can unpack, and again. */
  private static void rehearseReads(URI base, HttpClient client) {
    AtomicReference<String> known = new AtomicReference<>("\"none\"");
    LongAdder read = new LongAdder();
    LongAdder unchanged = new LongAdder();
    flood(
        client,
        READS,
        number ->
            switch (number % 3) {
              case 0 -> read(base, number);
              case 1 -> read(base, number).header("Accept-Encoding", "gzip, deflate, br, zstd");
              default -> read(base, number).header("If-None-Match", known.get());
            },
        answer -> {
          read.add(answer.statusCode() == 200 || answer.statusCode() == 304 ? 1 : 0);
          unchanged.add(answer.statusCode() == 304 ? 1 : 0);
          if (answer.headers().firstValue("Content-Encoding").isEmpty()) {
            answer.headers().firstValue("ETag").ifPresent(known::set);
          }
        });
    requireMost("page views", read.sum(), READS);
    requireMost("page views again", unchanged.sum(), READS / 3);
  }

  /** A path that was not walked is not known. */
  private static void requireMost(String what, long well, int asked) {
    if (well < asked / 2) {
      throw new IllegalStateException(
          "of %d %s only %d were answered as they should be".formatted(asked, what, well));
    }
  }

  private static void flood(
      HttpClient client,
      int requests,
      IntFunction<HttpRequest.Builder> request,
      Consumer<HttpResponse<Void>> look) {
    for (int done = 0; done < requests; done += AT_ONCE) {
      List<CompletableFuture<HttpResponse<Void>>> flying =
          IntStream.range(done, Math.min(done + AT_ONCE, requests))
              .mapToObj(number ->
                  client.sendAsync(
                      request.apply(number).timeout(PATIENCE).build(),
                      HttpResponse.BodyHandlers.discarding()))
              .toList();
      for (CompletableFuture<HttpResponse<Void>> one : flying) {
        one.handle((answer, failure) -> answer).thenAccept(answer -> answered(answer, look)).join();
      }
    }
  }

  /** On a machine that is busy some get no answer: they are missing where answers are counted. */
  private static void answered(
      @Nullable HttpResponse<Void> answer, Consumer<HttpResponse<Void>> look) {
    if (answer != null) {
      look.accept(answer);
    }
  }

  private static HttpRequest.Builder read(URI base, int number) {
    return HttpRequest.newBuilder(base.resolve("/fr/"))
        .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/" + number % 50)
        .header("X-Forwarded-For", address(number));
  }

  /** Somebody else each time. */
  private static String address(int number) {
    return "20." + (number >> 8) + "." + (number & 255) + ".7";
  }

  private static HttpRequest.Builder report(URI base, int number) {
    return HttpRequest.newBuilder(base.resolve("/api/v1/reports"))
        .header("Content-Type", "application/json")
        .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/" + number % 50)
        .header("X-Forwarded-For", address(number))
        .POST(
            HttpRequest.BodyPublishers.ofString(
                "{\"component\":\"receive\",\"symptom\":\"no-receive\",\"postcode\":\"59000\","
                    + (number % 4 == 0 ? "\"text\":\"550 5.1.1 <a@b.fr> unknown\"," : "")
                    + "\"cohorts\":[]}"));
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
              new ServerSettings("127.0.0.1", 0, 0, List.of("127.0.0.1/32")),
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
