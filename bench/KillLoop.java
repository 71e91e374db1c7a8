import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Starts Tocsin, sends reports at a steady rate, kills it with SIGKILL at a random moment, starts it again, and so
 * on. Every report has an idempotency key; one that was not acknowledged is sent again under its key. At the end
 * the journal is read: each acknowledged report must be there once, under the id that was acknowledged.
 *
 * <p>Exit code 0 when nothing acknowledged is lost or doubled and every restart was ready within three seconds.
 */
public final class KillLoop {

  private static final Duration READY_LIMIT = Duration.ofSeconds(3);
  private static final int CONNECTIONS = 64;

  private final Path home;
  private final Path data;
  private final int port;
  private final int rate;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(1)).build();
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> again = new ConcurrentLinkedQueue<>();
  private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
  private final AtomicLong nextKey = new AtomicLong();
  private final AtomicInteger changedIds = new AtomicInteger();
  private final Semaphore flying = new Semaphore(CONNECTIONS);

  private KillLoop(Path home, Path data, int port, int rate) {
    this.home = home;
    this.data = data;
    this.port = port;
    this.rate = rate;
  }

  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    int kills = Integer.parseInt(arguments[1]);
    int rate = Integer.parseInt(arguments[2]);
    long seed = Long.getLong("seed", System.nanoTime());
    Path data = Files.createTempDirectory("tocsin-kill");
    KillLoop loop = new KillLoop(home, data, freePort(), rate);
    System.out.printf("%d kills, %d reports/s, seed %d, data %s%n", kills, rate, seed, data);
    System.exit(loop.run(kills, new Random(seed)) ? 0 : 1);
  }

  private boolean run(int kills, Random random) throws Exception {
    writeConfiguration();
    List<Long> ready = new ArrayList<>();
    Process tocsin = start();
    ready.add(untilReady(tocsin));
    for (int kill = 1; kill <= kills; kill++) {
      sendFor(Duration.ofMillis(200 + random.nextInt(1_500)), tocsin);
      tocsin.destroyForcibly().waitFor();
      tocsin = start();
      ready.add(untilReady(tocsin));
      if (kill % 10 == 0) {
        System.out.printf(
            "kill %d/%d: %d acknowledged, %d to send again, last ready in %d ms%n",
            kill, kills, acknowledged.size(), again.size(), ready.getLast());
      }
    }
    sendTheRest(tocsin);
    tocsin.destroy();
    boolean stopped = tocsin.waitFor(15, TimeUnit.SECONDS);
    System.out.printf("SIGTERM: exit code %s%n", stopped ? tocsin.exitValue() : "none within 15 s");
    return judge(ready) && stopped && tocsin.exitValue() == 0;
  }

  private boolean judge(List<Long> ready) throws SQLException {
    Map<String, Integer> stored = stored();
    Set<String> ids = new HashSet<>(acknowledged.values());
    long lost = ids.stream().filter(id -> !stored.containsKey(id)).count();
    int rows = stored.values().stream().mapToInt(Integer::intValue).sum();
    // Every key was acknowledged in the end, so a row more than there are keys is a report taken twice.
    int doubled = rows - acknowledged.size() + (acknowledged.size() - ids.size());
    long[] times = ready.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf("answers by status (0: connection lost): %s%n", answers);
    System.out.printf(
        "acknowledged %d, stored %d, lost %d, doubled %d, acknowledged twice under different ids %d, never acknowledged %d%n",
        acknowledged.size(), rows, lost, doubled, changedIds.get(), again.size());
    System.out.printf(
        "restarts %d: ready after median %d ms, p95 %d ms, worst %d ms (limit %d)%n",
        times.length,
        times[times.length / 2],
        times[(int) (times.length * 0.95)],
        times[times.length - 1],
        READY_LIMIT.toMillis());
    boolean good =
        lost == 0
            && doubled == 0
            && changedIds.get() == 0
            && again.isEmpty()
            && times[times.length - 1] <= READY_LIMIT.toMillis();
    System.out.println(good ? "PASSED" : "FAILED");
    return good;
  }

  /** Ids of the reports in the journal, and how often each stands there. */
  private Map<String, Integer> stored() throws SQLException {
    Map<String, Integer> byId = new HashMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("journal.db"));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id FROM journal_signal WHERE kind LIKE 'crowd-report/%'")) {
      while (rows.next()) {
        byId.merge(rows.getString(1), 1, Integer::sum);
      }
    }
    return byId;
  }

  private void sendFor(Duration length, Process tocsin) throws InterruptedException {
    long end = System.nanoTime() + length.toNanos();
    long gap = 1_000_000_000L / rate;
    long next = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      while (System.nanoTime() < end && tocsin.isAlive()) {
        String key = again.poll();
        String sent = key == null ? "kill-" + nextKey.incrementAndGet() : key;
        flying.acquire();
        threads.execute(() -> send(sent));
        next += gap;
        TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
      }
      tocsin.destroyForcibly();
    }
  }

  private void sendTheRest(Process tocsin) throws InterruptedException {
    for (int round = 0; round < 50 && !again.isEmpty() && tocsin.isAlive(); round++) {
      List<String> now = new ArrayList<>();
      for (String key = again.poll(); key != null; key = again.poll()) {
        now.add(key);
      }
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (String key : now) {
          flying.acquire();
          threads.execute(() -> send(key));
        }
      }
    }
    System.out.printf("sent again until acknowledged; %d left%n", again.size());
  }

  private void send(String key) {
    int number = Integer.parseInt(key.substring(5));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/reports"))
            .timeout(Duration.ofSeconds(5))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .header("X-Forwarded-For", address(number))
            .POST(HttpRequest.BodyPublishers.ofString("{\"component\":\"receive\",\"symptom\":\"no-receive\",\"postcode\":\"59000\"}"))
            .build();
    int status = 0;
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      status = response.statusCode();
      if (status == 202) {
        String before = acknowledged.putIfAbsent(key, id(response.body()));
        if (before != null && !before.equals(id(response.body()))) {
          changedIds.incrementAndGet();
        }
      }
    } catch (IOException connectionLost) {
      status = 0;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      flying.release();
      answers.computeIfAbsent(status, s -> new AtomicInteger()).incrementAndGet();
      if (status != 202) {
        again.add(key);
      }
    }
  }

  /** Another /24 for each report, so that no limit of one block is met. */
  private static String address(int number) {
    int spread = number * 40_503 & 0xFFFFFF;
    return (20 + (spread >> 16) % 100) + "." + (spread >> 8 & 255) + "." + (spread & 255) + "." + (1 + number % 250);
  }

  private static String id(String json) {
    int start = json.indexOf("\"id\":\"") + 6;
    return json.substring(start, json.indexOf('"', start));
  }

  private Process start() throws IOException {
    List<String> command =
        new ArrayList<>(
            Arrays.asList(
                home.resolve("tocsin").toString(),
                "serve",
                "--config", data.resolve("tocsin.yaml").toString(),
                "--data", data.toString(),
                "--port", Integer.toString(port)));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("log").toFile()))
        .start();
  }

  /** Milliseconds from the start of the process until reports are taken, not only the last page shown. */
  private long untilReady(Process tocsin) throws InterruptedException {
    long start = System.nanoTime();
    HttpRequest page =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/fr/report")).timeout(Duration.ofSeconds(1)).build();
    while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(60)) {
      if (!tocsin.isAlive()) {
        throw new IllegalStateException("Tocsin ended with " + tocsin.exitValue() + "; see " + data.resolve("log"));
      }
      try {
        if (client.send(page, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return (System.nanoTime() - start) / 1_000_000;
        }
        TimeUnit.MILLISECONDS.sleep(10);
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
    }
    throw new IllegalStateException("not ready within a minute; see " + data.resolve("log"));
  }

  private void writeConfiguration() throws IOException {
    Files.writeString(
        data.resolve("tocsin.yaml"),
        """
        site:
          name: {fr: Banc, en: Bench}
          mode: operator
          languages: [fr, en]
          zone: Europe/Paris
        services:
          - id: mail
            name: {fr: Messagerie, en: Mail}
            kind: mail
            operator: Banc
            components:
              - {id: receive, name: {fr: Recevoir, en: Receive}}
        server:
          host: 127.0.0.1
          port: %d
          admin_port: 0
          trusted_proxies: [127.0.0.1/32]
        """
            .formatted(port));
  }

  private static int freePort() throws IOException {
    try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
