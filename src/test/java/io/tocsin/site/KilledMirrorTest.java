package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node is killed again and again while it publishes to a mirror that people read through a web
 * server: no read fails, no page names what is not there, nothing older comes after something
 * newer.
 *
 * <p>{@code bench/kill-mirror 1000} runs it with more kills.
 */
class KilledMirrorTest {

  private static final int KILLS = Integer.getInteger("tocsin.kills", 6);
  private static final Pattern SCRIPT = Pattern.compile("/js/site\\.([0-9]+)\\.js");

  @TempDir Path folder;

  private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicLong newest = new AtomicLong();
  private final Map<String, Integer> diedBefore = new TreeMap<>();
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();
  private HttpServer server;
  private long shown;
  private int kill9;

  /** A plain file server, as others are: it opens the file below {@code current} and sends it. */
  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
    client.close();
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String name = FileTree.name(path, path.contains(".") ? "" : "text/html");
    byte[] bytes;
    int status = 200;
    try {
      bytes = Files.readAllBytes(folder.resolve("www/current").resolve(name));
    } catch (NoSuchFileException none) {
      bytes = new byte[0];
      status = 404;
    }
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void readersOfTheMirrorNeverNotice() throws Exception {
    long seed = Long.getLong("tocsin.seed", 20261129L);
    Random random = new Random(seed);
    long start = System.nanoTime();
    liveAndDie(-1, random); // nobody reads before there is a set
    AtomicInteger going = new AtomicInteger(1);
    Thread reader = Thread.ofPlatform().start(() -> read(going));
    for (int kill = 1; kill < KILLS; kill++) {
      liveAndDie(kill % 2 == 0 ? kill / 2 % 70 : -1, random);
    }
    going.set(0);
    reader.join();
    System.out.println(
        String.format( // in one piece: a line told in pieces has been lost after its first word
            Locale.ROOT,
            "seed %d, %d kills in %d s: %d by kill -9 at any moment, others just before %s; %d"
                + " reads, generation %d, %d wrong",
            seed,
            KILLS,
            Duration.ofNanos(System.nanoTime() - start).toSeconds(),
            kill9,
            diedBefore,
            reads.get(),
            newest.get(),
            wrong.size()));
    assertThat(wrong).as("seed %d", seed).isEmpty();
    assertThat(reads.get()).isGreaterThan(KILLS);
  }

  /** A reader opens a page and what it names, page after page. */
  private void read(AtomicInteger going) {
    for (int turn = 0; going.get() == 1; turn++) {
      String page = MirrorNode.PAGES.get(turn % MirrorNode.PAGES.size());
      try {
        String text = get(page);
        Matcher script = SCRIPT.matcher(text);
        if (!script.find()) {
          wrong.add(page + " names no script: " + text);
          continue;
        }
        long generation = Long.parseLong(script.group(1));
        if (!text.equals(MirrorNode.text(page, generation))) {
          wrong.add("torn: " + text);
        }
        if (generation < newest.getAndAccumulate(generation, Math::max)) {
          wrong.add(generation + " after " + newest.get());
        }
        if (!get(script.group()).equals("g=" + generation)) {
          wrong.add(page + " names a script of another generation");
        }
      } catch (IOException | InterruptedException failed) {
        wrong.add(page + ": " + failed);
      }
    }
  }

  private String get(String path) throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    var answer = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    reads.incrementAndGet();
    if (answer.statusCode() != 200) {
      throw new IOException("status " + answer.statusCode() + " of " + path);
    }
    return answer.body();
  }

  /** One life: what was shown before is there, the mirror is no older, and then it dies. */
  private void liveAndDie(long step, Random random) throws Exception {
    Process node = start(step);
    int victim = 1 + random.nextInt(4);
    boolean killed = false;
    try (BufferedReader lines = node.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" ", 2);
        switch (words[0]) {
          case "FOUND" -> look(Long.parseLong(words[1]));
          case "SHOWN" -> shown = Long.parseLong(words[1]);
          case "DIES" -> {
            diedBefore.merge(words[1], 1, Integer::sum);
            killed = true;
          }
          default -> wrong.add(line);
        }
        if (!killed && step < 0 && words[0].equals("SHOWN") && --victim == 0) {
          LockSupport.parkNanos(random.nextInt(15_000_000));
          node.toHandle().destroyForcibly(); // leaves what it said to be read
          kill9++;
          killed = true;
        }
      }
    } finally {
      node.destroyForcibly().waitFor();
    }
    if (!killed) {
      wrong.add("the node died by itself after " + shown);
    }
  }

  private void look(long found) throws IOException {
    if (found < shown) {
      wrong.add("lost: " + found + " found after " + shown + " was shown");
    }
    if (new Mirror(folder.resolve("www")).generation() < shown) {
      wrong.add("the mirror went back behind " + shown);
    }
  }

  private Process start(long step) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx64m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                MirrorNode.class.getName(),
                folder.resolve("site").toString(),
                folder.resolve("www").toString(),
                Long.toString(step)))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
