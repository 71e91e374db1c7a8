package io.tocsin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.app.Settings;
import io.tocsin.app.Tocsin;
import io.tocsin.app.story.StoryBook;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.yaml.MachineSettings;
import io.tocsin.catalog.yaml.MachineSettings.DataSettings;
import io.tocsin.catalog.yaml.MachineSettings.DatabaseSettings;
import io.tocsin.catalog.yaml.MachineSettings.MailSettings;
import io.tocsin.catalog.yaml.MachineSettings.ServerSettings;
import io.tocsin.delivery.email.MailSink;
import io.tocsin.signals.Pace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One statement on the running product, and the five ways in which people learn of it. */
class FiveWaysTest {

  private static final Duration AT_MOST = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String WORDS = "Vous ne recevez plus de messages.";
  private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1:\\d+(/\\S*)");

  @TempDir Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private URI page = URI.create("http://127.0.0.1/");

  @Test
  void statementReachesPageFeedSummaryStreamAndMailWithinTwoSeconds()
      throws IOException, InterruptedException {
    try (MailSink sink = new MailSink();
        Tocsin tocsin = Tocsin.start(settings(sink.port()))) {
      page = tocsin.address();
      subscribe(sink);
      int mails = sink.received().size();
      Queue<Long> events = listen();
      long said = say();
      long shown = when(() -> get("/fr/").contains(WORDS));
      long fed = when(() -> get("/fr/feed.atom").contains(WORDS));
      long summed = when(() -> get("/api/v2/summary.json").contains(WORDS));
      long mailed = when(() -> sink.received().size() > mails);
      long streamed = when(() -> firstAfter(events, said).isPresent());
      streamed = firstAfter(events, said).orElse(streamed);
      assertThat(List.of(shown, fed, summed, streamed, mailed))
          .as("page, feed, summary, stream, mail: nanoseconds after the request")
          .allSatisfy(at -> assertThat(Duration.ofNanos(at - said)).isLessThan(AT_MOST));
    }
  }

  private static OptionalLong firstAfter(Queue<Long> events, long moment) {
    return events.stream().mapToLong(Long::longValue).filter(at -> at >= moment).findFirst();
  }

  private Settings settings(int mailPort) throws IOException {
    Catalog catalog = StoryBook.catalog("lost-mail");
    int port;
    try (ServerSocket any = new ServerSocket(0)) {
      port = any.getLocalPort();
    }
    MachineSettings machine =
        new MachineSettings(
            new ServerSettings("127.0.0.1", port, 0, List.of()),
            new DatabaseSettings.Sqlite(),
            new MailSettings("127.0.0.1", mailPort, false, null, null, "etat@celia.example"),
            new DataSettings(folder.resolve("data")),
            null);
    return new Settings(
        catalog,
        machine,
        null,
        InstantSource.system(),
        Pace.REAL_TIME,
        null,
        pipeline -> List.of());
  }

  /** Asks for mails and opens the link that comes, as a person does. */
  private void subscribe(MailSink sink) throws IOException, InterruptedException {
    String form = get("/fr/subscribe");
    String token = hidden(form);
    post("/fr/subscribe", "email=anne%40exemple.example&language=fr" + token);
    when(() -> !sink.received().isEmpty());
    Matcher link = LINK.matcher(sink.received().getFirst().text().replace("=\r\n", ""));
    assertThat(link.find()).isTrue();
    String confirm = link.group(1);
    post(confirm, "confirm=on" + hidden(get(confirm)));
  }

  private static String hidden(String form) {
    StringBuilder fields = new StringBuilder();
    Matcher found =
        Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
            .matcher(form);
    while (found.find()) {
      fields.append('&').append(found.group(1)).append('=').append(found.group(2));
    }
    return fields.toString();
  }

  /** Opens the stream and notes when each event came. */
  private Queue<Long> listen() throws IOException, InterruptedException {
    HttpResponse<InputStream> stream =
        http.send(
            HttpRequest.newBuilder(page.resolve("/events")).build(), BodyHandlers.ofInputStream());
    Queue<Long> events = new ConcurrentLinkedQueue<>();
    Thread.ofVirtual().start(() -> note(stream.body(), events));
    return events;
  }

  private static void note(InputStream body, Queue<Long> events) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> line.startsWith("data:"))
          .forEach(_ -> events.add(System.nanoTime()));
    } catch (IOException | UncheckedIOException ended) {
      assertThat(ended).as("the product closed the stream").isNotNull();
    }
  }

  private long say() throws IOException, InterruptedException {
    String body =
        """
        {"opens": "%s", "phase": "acknowledged", "components": ["receive"],
         "text": {"fr": "%s", "en": "You receive no messages."},
         "eta": "none-yet", "next_word": "%s"}
        """
            .formatted(
                Instant.now().minusSeconds(60), WORDS, Instant.now().plus(Duration.ofHours(1)));
    String token = Files.readString(folder.resolve("data/local-token")).strip();
    long said = System.nanoTime();
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(page.resolve("/api/v1/statements"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return said;
  }

  private String get(String path) {
    try {
      return http.send(HttpRequest.newBuilder(page.resolve(path)).build(), BodyHandlers.ofString())
          .body();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private void post(String path, String body) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(page.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(path + answer.body()).isBetween(200, 399);
  }

  /** When something became true; asked again and again. */
  private static long when(BooleanSupplier something) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!something.getAsBoolean()) {
      assertThat(System.nanoTime()).as("patience").isLessThan(end);
      Thread.onSpinWait();
    }
    return System.nanoTime();
  }
}
