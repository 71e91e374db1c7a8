import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Sends reports as fast as they are acknowledged, to Tocsin and to nginx in turn, with the same client: two threads,
 * keep-alive connections, each with one report on its way. After each run the journal is counted: it must hold exactly
 * as many reports as were acknowledged.
 *
 * <p>Every report comes from another address (through the forwarding header of a trusted proxy); bodies, browsers and
 * places vary. The limits of `serve` are on. With -Dkeys=true each has an idempotency key of its own.
 *
 * <p>Exit code 0 when nothing acknowledged is missing and nothing stands twice. The goals (ratio, p99) are printed
 * beside what was measured, not judged: a busy machine is no fault of the code.
 */
public final class Intake {

  private static final int THREADS = 2;
  private static final boolean KEYS = Boolean.getBoolean("keys");
  private static final int WARMING = 30; // seconds until the JVM has compiled what is hot, on a busy machine
  private static final double GOAL_RATIO = 0.22;
  private static final double GOAL_P99_MILLIS = 50;
  private static final String[] BROWSERS = {
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile Safari/604.1",
    "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 Chrome/138.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.5 Safari/605.1.15"
  };
  private static final String[] POSTCODES = {"59000", "75011", "13001", "69003", "33000", "35000", "67000", "44000"};
  private static final String[] MORE = {
    "",
    "",
    ",\"other_party\":\"orange.example\"",
    ",\"text\":\"550 5.1.1 <someone@poste.example>: Recipient address rejected: User unknown\""
  };

  private final Path home;
  private final String nginx;
  private final Path data;
  private final int connections;
  private long sent; // reports sent in all runs: each has a number of its own

  private Intake(Path home, String nginx, int connections) throws IOException {
    this.home = home;
    this.nginx = nginx;
    this.connections = connections;
    this.data = Files.createTempDirectory("tocsin-intake");
  }

  public static void main(String[] arguments) throws Exception {
    boolean soak = arguments.length > 2 && arguments[2].equals("--soak");
    int first = soak ? 3 : 2;
    int many = number(arguments, first, soak ? 10 : 5);
    int seconds = soak ? 60 * many : number(arguments, first + 1, 10);
    int connections = number(arguments, first + (soak ? 1 : 2), 256);
    if (many < 1 || seconds < 1 || seconds > 7_200 || connections < THREADS || connections > 1_500) {
      System.err.println("runs and seconds from 1, two hours at most, 2 to 1500 connections");
      System.exit(2);
    }
    Intake bench = new Intake(Path.of(arguments[0]), arguments[1], connections);
    System.exit((soak ? bench.soak(seconds) : bench.compare(many, seconds)) ? 0 : 1);
  }

  private static int number(String[] arguments, int index, int otherwise) {
    return index < arguments.length ? Integer.parseInt(arguments[index]) : otherwise;
  }

  private boolean compare(int runs, int seconds) throws Exception {
    int nginxPort = freePort();
    int port = freePort();
    Process other = startNginx(nginxPort);
    Process tocsin = null;
    try {
      tocsin = startTocsin(port);
      System.out.printf("%d runs of %d s, %d connections, data %s%n", runs, seconds, connections, data);
      Client.Target page = new Client.Target("nginx", nginxPort, 204);
      Client.Target reports = new Client.Target("tocsin", port, 202);
      run(page, Math.min(5, seconds)); // both warm, and so is the client
      run(reports, WARMING);
      double[][] rates = new double[3][runs];
      double[] p99 = new double[runs];
      boolean whole = true;
      for (int i = 0; i < runs; i++) {
        Client.Result bare = run(page, seconds);
        long before = stored();
        double spent = processorSeconds(tocsin);
        Client.Result taken = run(reports, seconds);
        spent = processorSeconds(tocsin) - spent;
        long rows = stored() - before;
        whole &= rows == taken.acknowledged();
        rates[0][i] = bare.rate();
        rates[1][i] = taken.rate();
        rates[2][i] = taken.rate() / bare.rate();
        p99[i] = taken.millis(0.99);
        System.out.printf(
            Locale.ROOT,
            "run %d: nginx %,.0f/s p99 %.1f ms %s; tocsin %,.0f/s p50 %.1f p99 %.1f worst %.1f ms %s, ratio %.3f;"
                + " acknowledged %d, stored %d%s; %.0f µs of processor per report; resident %d MiB%n",
            i + 1, bare.rate(), bare.millis(0.99), bare.answers(), taken.rate(), taken.millis(0.5), taken.millis(0.99),
            taken.millis(1), taken.answers(), rates[2][i], taken.acknowledged(), rows,
            rows == taken.acknowledged() ? "" : "  DIFFERENT",
            1e6 * spent / Math.max(1, taken.acknowledged()), resident(tocsin));
      }
      System.out.printf(
          Locale.ROOT,
          "median: nginx %,.0f/s, tocsin %,.0f durable acknowledged reports/s, ratio %.3f (goal %.2f), p99 %.1f ms (goal < %.0f)%n",
          median(rates[0]), median(rates[1]), median(rates[2]), GOAL_RATIO, median(p99), GOAL_P99_MILLIS);
      return whole;
    } finally {
      stop(other);
      stop(tocsin);
      clear();
    }
  }

  private boolean soak(int seconds) throws Exception {
    int port = freePort();
    Process tocsin = startTocsin(port);
    try {
      System.out.printf("soak of %d s, %d connections, data %s%n", seconds, connections, data);
      Client.Target reports = new Client.Target("tocsin", port, 202);
      long acknowledged = 0;
      List<Long> memory = new ArrayList<>();
      for (int done = 0; done < seconds; done += 15) {
        Client.Result taken = run(reports, Math.min(15, seconds - done));
        acknowledged += taken.acknowledged();
        memory.add(resident(tocsin));
        System.out.printf(
            Locale.ROOT, "%4d s: resident %d MiB, %,.0f/s, p99 %.1f ms %s, journal %d MiB, log to be written back %d MiB%n",
            done + 15, memory.getLast(), taken.rate(), taken.millis(0.99), taken.answers(),
            size("journal.db"), size("journal.db-wal"));
      }
      long rows = stored();
      long half = memory.get(memory.size() / 2);
      System.out.printf(
          "acknowledged %d, stored %d%s; resident after a minute %d MiB, half way %d MiB, at the end %d MiB%n",
          acknowledged, rows, rows == acknowledged ? "" : "  DIFFERENT",
          memory.get(Math.min(3, memory.size() - 1)), half, memory.getLast());
      return rows == acknowledged;
    } finally {
      stop(tocsin);
      clear();
    }
  }

  private Client.Result run(Client.Target target, int seconds) throws Exception {
    List<Client> clients = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int share = connections / THREADS + (thread < connections % THREADS ? 1 : 0);
      clients.add(new Client(target, share, sent + thread * 500_000_000_000L, seconds));
    }
    List<Thread> threads = clients.stream().map(client -> Thread.ofPlatform().start(client)).toList();
    for (Thread thread : threads) {
      thread.join();
    }
    sent += clients.stream().mapToLong(Client::used).max().orElse(0);
    return Client.Result.of(clients, seconds);
  }

  private long stored() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("journal.db"));
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*), count(DISTINCT id) FROM journal_signal WHERE kind LIKE 'crowd-report/%'")) {
      row.next();
      return row.getLong(1) == row.getLong(2) ? row.getLong(1) : -1;
    }
  }

  private long size(String file) throws IOException {
    Path path = data.resolve(file);
    return Files.exists(path) ? Files.size(path) >> 20 : 0;
  }

  private static double processorSeconds(Process process) {
    return process.info().totalCpuDuration().map(spent -> spent.toNanos() / 1e9).orElse(Double.NaN);
  }

  private static long resident(Process process) throws IOException {
    Path status = Path.of("/proc/" + process.pid() + "/status");
    if (!Files.exists(status)) {
      return -1; // not a Linux
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines.filter(line -> line.startsWith("VmRSS:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).sum() / 1024;
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private Process startNginx(int port) throws Exception {
    Path folder = Files.createDirectories(data.resolve("nginx"));
    Files.writeString(
        folder.resolve("nginx.conf"),
        """
        daemon off;
        worker_processes auto;
        pid %1$s/pid;
        error_log %1$s/error.log;
        events { worker_connections 4096; }
        http {
          access_log off;
          keepalive_requests 100000000;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
          server { listen 127.0.0.1:%2$d reuseport; location / { return 204; } }
        }
        """.formatted(folder, port));
    Process process =
        new ProcessBuilder(nginx, "-p", folder.toString(), "-e", folder.resolve("error.log").toString(), "-c", folder.resolve("nginx.conf").toString())
            .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
    untilListening(process, port, folder.resolve("log"));
    return process;
  }

  private Process startTocsin(int port) throws Exception {
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
              - {id: send, name: {fr: Envoyer, en: Send}}
        server:
          host: 127.0.0.1
          port: %d
          admin_port: 0
          trusted_proxies: [127.0.0.1/32]
          io_uring: %s
        """.formatted(port, System.getenv().getOrDefault("BENCH_IO_URING", "auto")));
    Process process =
        new ProcessBuilder(
                home.resolve("tocsin").toString(), "serve", "--config", data.resolve("tocsin.yaml").toString(),
                "--data", data.toString(), "--port", Integer.toString(port))
            .redirectErrorStream(true).redirectOutput(data.resolve("log").toFile()).start();
    untilListening(process, port, data.resolve("log"));
    return process;
  }

  private static void untilListening(Process process, int port, Path log) throws Exception {
    for (int i = 0; i < 3_000; i++) {
      if (!process.isAlive()) {
        throw new IllegalStateException("ended with " + process.exitValue() + ":\n" + Files.readString(log));
      }
      try (SocketChannel probe = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
        return;
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
    throw new IllegalStateException("not listening within a minute; see " + log);
  }

  private static void stop(Process process) throws InterruptedException {
    if (process != null) {
      process.destroy();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  /** A soak fills gigabytes: nothing of it stays. */
  private void clear() throws IOException {
    if (Boolean.getBoolean("keep")) {
      return;
    }
    try (Stream<Path> paths = Files.walk(data)) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** One thread with its connections: one report on its way on each, the next one after the answer. */
  private static final class Client implements Runnable {

    record Target(String name, int port, int expected) {}

    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST = 16 << 20;

    private final Target target;
    private final int share;
    private final long start;
    private final long end;
    private final long last;
    private final TreeMap<Integer, Integer> answers = new TreeMap<>();
    private long number;
    private long inTime;
    private int[] micros = new int[1 << 16];
    private int measured;

    Client(Target target, int share, long firstNumber, int seconds) {
      this.target = target;
      this.share = share;
      this.start = firstNumber;
      this.number = firstNumber;
      this.end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      this.last = end + TimeUnit.SECONDS.toNanos(10);
    }

    long used() {
      return number - start;
    }

    private final class Line {
      final SocketChannel channel;
      final ByteBuffer out = ByteBuffer.allocateDirect(2_048);
      final ByteBuffer in = ByteBuffer.allocateDirect(16_384);
      long since;
      boolean busy;

      Line(SocketChannel channel) {
        this.channel = channel;
      }

      void send() throws IOException {
        out.clear();
        out.put(request(number++)).flip();
        since = System.nanoTime();
        busy = true;
        while (out.hasRemaining()) {
          channel.write(out);
        }
      }

      /** Reads what is there; true when a whole answer is. */
      boolean receive() throws IOException {
        if (channel.read(in) < 0) {
          throw new IOException("closed");
        }
        int head = headEnd();
        return head > 0 && in.position() >= head + bodyLength(head);
      }

      private int headEnd() {
        for (int i = 3; i < in.position(); i++) {
          if (in.get(i) == '\n' && in.get(i - 1) == '\r' && in.get(i - 2) == '\n') {
            return i + 1;
          }
        }
        return -1;
      }

      private int bodyLength(int head) {
        for (int i = 0; i + LENGTH.length < head; i++) {
          if (in.get(i) == '\n' && matches(i + 1)) {
            int length = 0;
            for (int at = i + 1 + LENGTH.length; in.get(at) != '\r'; at++) {
              length = in.get(at) == ' ' ? length : length * 10 + in.get(at) - '0';
            }
            return length;
          }
        }
        return 0;
      }

      private boolean matches(int at) {
        for (int i = 0; i < LENGTH.length; i++) {
          if ((in.get(at + i) | 0x20) != (LENGTH[i] | 0x20)) {
            return false;
          }
        }
        return true;
      }

      int status() {
        return (in.get(9) - '0') * 100 + (in.get(10) - '0') * 10 + in.get(11) - '0';
      }
    }

    private byte[] request(long number) {
      int mixed = (int) ((number * 0x9E3779B97F4A7C15L) >>> 40); // 24 bits: the network and the block
      String body =
          "{\"component\":\"" + (number % 5 == 0 ? "send" : "receive") + "\",\"symptom\":\""
              + (number % 5 == 0 ? "no-arrive" : "no-receive") + "\",\"postcode\":\""
              + POSTCODES[(int) (number & 7)] + "\"" + MORE[(int) (number >> 3 & 3)] + "}";
      String head =
          "POST /api/v1/reports HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: " + BROWSERS[(int) (number >> 5 & 3)]
              + "\r\nAccept: */*\r\nContent-Type: application/json\r\nX-Forwarded-For: "
              + (20 + (mixed >> 16) % 100) + "." + (mixed >> 8 & 255) + "." + (mixed & 255) + "." + (1 + number % 250)
              + (KEYS ? "\r\nIdempotency-Key: report-" + number : "") + "\r\nContent-Length: " + body.length() + "\r\n\r\n";
      return (head + body).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void run() {
      try (Selector selector = Selector.open()) {
        for (int i = 0; i < share; i++) {
          open(selector);
        }
        int busy = share;
        while (busy > 0 && System.nanoTime() < last) {
          selector.select(100);
          for (SelectionKey key : selector.selectedKeys()) {
            busy -= answered((Line) key.attachment(), selector) ? 0 : 1;
          }
          selector.selectedKeys().clear();
        }
        for (SelectionKey key : selector.keys()) {
          count(((Line) key.attachment()).busy ? -1 : 0);
          key.channel().close();
        }
      } catch (IOException broken) {
        throw new IllegalStateException(broken);
      }
    }

    private void open(Selector selector) throws IOException {
      SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), target.port()));
      channel.setOption(java.net.StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      Line line = new Line(channel);
      channel.register(selector, SelectionKey.OP_READ, line);
      line.send();
    }

    /** Handles what came; false when this connection rests for good. */
    private boolean answered(Line line, Selector selector) throws IOException {
      try {
        if (!line.receive()) {
          return true;
        }
        long now = System.nanoTime();
        count(line.status());
        line.busy = false;
        if (now <= end && line.status() == target.expected()) {
          inTime++;
          if (measured == micros.length && measured < MOST) {
            micros = Arrays.copyOf(micros, measured * 2);
          }
          if (measured < micros.length) {
            micros[measured++] = (int) ((now - line.since) / 1_000);
          }
        }
        line.in.clear();
        if (now < end) {
          line.send();
        }
        return now < end;
      } catch (IOException lost) {
        count(-1);
        line.busy = false;
        line.channel.close();
        if (System.nanoTime() < end) {
          open(selector);
          return true;
        }
        return false;
      }
    }

    private void count(int status) {
      if (status != 0) {
        answers.merge(status, 1, Integer::sum);
      }
    }

    /**
     * What one run gave.
     *
     * @param acknowledged answers that say so, those after the end included
     * @param rate acknowledged within the time, per second
     * @param answers by status; -1 is a lost connection, or no answer within ten seconds after the end
     */
    record Result(long acknowledged, double rate, int[] micros, TreeMap<Integer, Integer> answers) {

      static Result of(List<Client> clients, int seconds) {
        TreeMap<Integer, Integer> answers = new TreeMap<>();
        clients.forEach(client -> client.answers.forEach((status, count) -> answers.merge(status, count, Integer::sum)));
        int[] all = clients.stream().flatMapToInt(client -> Arrays.stream(client.micros, 0, client.measured)).sorted().toArray();
        long inTime = clients.stream().mapToLong(client -> client.inTime).sum();
        int expected = clients.getFirst().target.expected();
        return new Result(answers.getOrDefault(expected, 0), (double) inTime / seconds, all, answers);
      }

      double millis(double share) {
        return micros.length == 0 ? Double.NaN : micros[(int) Math.min(micros.length - 1, (long) (micros.length * share))] / 1_000.0;
      }
    }
  }
}
