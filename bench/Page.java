import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The home page from Tocsin and from nginx with two workers, in turn, by the same wrk: plain, as `Accept-Encoding: br`
 * and as a conditional request (304); requests per second, p50, p99 and the server's processor time per request, by
 * pairs, the order changing from pair to pair.
 *
 * <p>nginx has what it is best at: the files open already (open_file_cache), sendfile, no log, and the page packed
 * beforehand; Debian's has no brotli, so the packed bytes are a file of their own with `Content-Encoding` by a map.
 * Before every pair both answers are compared: the bytes must be the same, and so must every header but `Server`,
 * `Date` and the value of the `ETag`, which nginx makes itself. When the page was rendered anew meanwhile, nginx gets
 * the new bytes and the pair is run again.
 *
 * <p>Exit code 0 when all answers were as they should be. Goals are printed beside what was measured, not judged: a
 * busy machine is no fault of the code.
 */
public final class Page {

  private static final String PATH = "/fr/";
  private static final double GOAL_RATE = 0.90;
  private static final double GOAL_P99 = 1.3;
  private static final double GOAL_WORK = 1.1;
  private static final int TRIES = 3;
  private static final List<String> OWN = List.of("date", "server", "etag", "connection", "keep-alive");
  private static final double TICKS_PER_SECOND = 100; // USER_HZ: what /proc counts in, on every Linux

  private final Path home;
  private final String nginx;
  private final String wrk;
  private final Path data;
  private final double seconds;
  private final int pairs;
  private final List<Integer> connections;
  private boolean good = true;

  private Page(Path home, String nginx, String wrk, int pairs, double seconds, List<Integer> connections)
      throws IOException {
    this.home = home;
    this.nginx = nginx;
    this.wrk = wrk;
    this.pairs = pairs;
    this.seconds = seconds;
    this.connections = connections;
    this.data = Files.createTempDirectory("tocsin-page");
  }

  /** A server under test. */
  private record Server(String name, int port, Process process) {}

  /** What is asked for, and what is asked along. */
  private enum Kind {
    PLAIN("200", 200),
    PACKED("200, br", 200),
    KNOWN("304", 304);

    final String label;
    final int status;

    Kind(String label, int status) {
      this.label = label;
      this.status = status;
    }

    List<String> fields(String etag) {
      return switch (this) {
        case PLAIN -> List.of();
        case PACKED -> List.of("Accept-Encoding: br");
        case KNOWN -> List.of("Accept-Encoding: br", "If-None-Match: " + etag);
      };
    }
  }

  /** An answer, whole. */
  private record Answer(int status, TreeMap<String, String> fields, byte[] body, int length) {
    String etag() {
      return fields.get("etag");
    }

    boolean isLike(Answer other) {
      return status == other.status && Arrays.equals(body, other.body) && shared().equals(other.shared());
    }

    TreeMap<String, String> shared() {
      TreeMap<String, String> shared = new TreeMap<>(fields);
      OWN.forEach(shared::remove);
      return shared;
    }
  }

  /**
   * What one run gave.
   *
   * @param work microseconds of the server's processor time per request
   */
  private record Run(double rate, double p50, double p99, double work, double bytes, long wrong) {}

  public static void main(String[] arguments) throws Exception {
    boolean quick = arguments.length > 3 && arguments[3].equals("--quick");
    int first = quick ? 4 : 3;
    int pairs = number(arguments, first, quick ? 3 : 7);
    int seconds = number(arguments, first + 1, quick ? 1 : 4);
    if (pairs < 1 || pairs > 21 || seconds < 1 || seconds > 30) {
      System.err.println("1 to 21 pairs of 1 to 30 seconds");
      System.exit(2);
    }
    Page bench =
        new Page(Path.of(arguments[0]), arguments[1], arguments[2], pairs, seconds, List.of(64, 256));
    System.exit(bench.run(quick ? 8 : 15) ? 0 : 1);
  }

  private static int number(String[] arguments, int index, int otherwise) {
    return index < arguments.length ? Integer.parseInt(arguments[index]) : otherwise;
  }

  private boolean run(int warming) throws Exception {
    Server tocsin = null;
    Server other = null;
    try {
      tocsin = startTocsin(freePort());
      say(tocsin);
      untilPacked(tocsin);
      other = startNginx(freePort(), tocsin);
      System.out.printf(
          Locale.ROOT, "%d pairs of %.0f s, %s connections, page %s, data %s%n", pairs, seconds, connections, PATH, data);
      for (Kind kind : Kind.values()) {
        Answer answer = same(tocsin, other, kind)[0];
        System.out.printf(
            "%s: %d bytes of body, %d in all, headers %s%n", kind.label, answer.body().length, answer.length(), answer.shared().keySet());
      }
      for (Kind kind : Kind.values()) {
        load(tocsin, kind, 64, warming);
        load(other, kind, 64, 1);
      }
      Map<String, List<Run[]>> all = new TreeMap<>();
      for (int pair = 0; pair < pairs; pair++) {
        for (Kind kind : Kind.values()) {
          for (int many : connections) {
            Run[] both = pair(tocsin, other, kind, many, pair % 2 == 0);
            String name = "%-8s %3d connections".formatted(kind.label, many);
            all.computeIfAbsent(name, _ -> new ArrayList<>()).add(both);
            tell("pair " + (pair + 1) + " " + name, both);
          }
        }
      }
      all.forEach(Page::tellMedians);
      System.out.println(good ? "all answers as they should be" : "ANSWERS WERE WRONG");
      return good;
    } finally {
      stop(other);
      stop(tocsin);
      clear();
    }
  }

  /** Runs both; Tocsin's run is the first of the two that are returned, whoever ran first. */
  private Run[] pair(Server tocsin, Server other, Kind kind, int many, boolean oursFirst) throws Exception {
    for (int attempt = 1; ; attempt++) {
      Answer[] before = same(tocsin, other, kind);
      Run[] both = new Run[2];
      for (int which : oursFirst ? new int[] {0, 1} : new int[] {1, 0}) {
        both[which] = load(which == 0 ? tocsin : other, kind, many, seconds);
      }
      boolean stands = ask(tocsin, kind, before[0].etag()).isLike(before[0]);
      boolean right = stands && isRight(both[0], before[0]) && isRight(both[1], before[1]);
      if (right || attempt == TRIES) {
        good &= right;
        return both;
      }
    }
  }

  /** Every answer came, and as many bytes of it as there should be; wrk tells bytes in three figures. */
  private static boolean isRight(Run run, Answer answer) {
    return run.wrong() == 0 && Math.abs(run.bytes() / answer.length() - 1) < 0.03;
  }

  private static void tell(String name, Run[] both) {
    System.out.printf(
        Locale.ROOT,
        "%s: tocsin %,.0f/s p50 %.2f p99 %.2f ms %.1f µs; nginx %,.0f/s p50 %.2f p99 %.2f ms %.1f µs; rate %.3f p99 %.2f work %.2f%n",
        name, both[0].rate(), both[0].p50(), both[0].p99(), both[0].work(), both[1].rate(), both[1].p50(), both[1].p99(),
        both[1].work(), both[0].rate() / both[1].rate(), both[0].p99() / both[1].p99(), both[0].work() / both[1].work());
  }

  private static void tellMedians(String name, List<Run[]> runs) {
    System.out.printf(
        Locale.ROOT,
        "median %s: tocsin %,.0f/s, nginx %,.0f/s, rate %.3f (goal >= %.2f), p99 %.2f (goal <= %.1f), processor per request %.2f (goal <= %.1f)%n",
        name,
        median(runs.stream().mapToDouble(both -> both[0].rate()).toArray()),
        median(runs.stream().mapToDouble(both -> both[1].rate()).toArray()),
        median(runs.stream().mapToDouble(both -> both[0].rate() / both[1].rate()).toArray()), GOAL_RATE,
        median(runs.stream().mapToDouble(both -> both[0].p99() / both[1].p99()).toArray()), GOAL_P99,
        median(runs.stream().mapToDouble(both -> both[0].work() / both[1].work()).toArray()), GOAL_WORK);
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  /** Runs wrk against a server and reads what it says. */
  private Run load(Server server, Kind kind, int many, double time) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(wrk, "-t2", "-c" + many, "-d" + Math.round(time) + "s", "--latency", "-H", "X-Forwarded-For: 203.0.113.9"));
    String etag = ask(server, Kind.PACKED, "").etag();
    kind.fields(etag).forEach(field -> command.addAll(List.of("-H", field)));
    command.add("http://127.0.0.1:" + server.port() + PATH);
    double before = processorMicros(server);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    double spent = processorMicros(server) - before;
    if (process.waitFor() != 0) {
      throw new IllegalStateException("wrk failed: " + said);
    }
    Matcher total = find("(\\d+) requests in [^,]+, ([0-9.]+)([KMGT]?B) read", said);
    double requests = Double.parseDouble(total.group(1));
    double bytes = Double.parseDouble(total.group(2)) * Math.pow(1024, "BKMGT".indexOf(total.group(3).charAt(0)));
    long wrong = 0;
    Matcher errors = Pattern.compile("Non-2xx or 3xx responses: (\\d+)|connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)").matcher(said);
    while (errors.find()) {
      for (int group = 1; group <= errors.groupCount(); group++) {
        wrong += errors.group(group) == null ? 0 : Long.parseLong(errors.group(group));
      }
    }
    return new Run(
        Double.parseDouble(find("Requests/sec: +([0-9.]+)", said).group(1)),
        millis(find("50% +([0-9.]+)(us|ms|s)", said)), millis(find("99% +([0-9.]+)(us|ms|s)", said)),
        spent / requests, bytes / requests, wrong);
  }

  private static Matcher find(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + pattern + " in what wrk said: " + text);
    }
    return matcher;
  }

  private static double millis(Matcher time) {
    double value = Double.parseDouble(time.group(1));
    return switch (time.group(2)) {
      case "us" -> value / 1_000;
      case "ms" -> value;
      default -> value * 1_000;
    };
  }

  /** User and system time of a server and its children. */
  private static double processorMicros(Server server) throws IOException {
    List<Long> ids = new ArrayList<>(server.process().children().map(ProcessHandle::pid).toList());
    ids.add(server.process().pid());
    double ticks = 0;
    for (long id : ids) {
      String stat = Files.readString(Path.of("/proc/" + id + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }
    return ticks / TICKS_PER_SECOND * 1e6;
  }

  /**
   * Compares both answers; nginx gets the bytes anew when the page has changed, and once more when it changes in between.
   */
  private Answer[] same(Server tocsin, Server other, Kind kind) throws Exception {
    Answer[] both = ask(tocsin, other, kind);
    for (int attempt = 1; attempt <= TRIES && !both[0].isLike(both[1]); attempt++) {
      configure(data.resolve("nginx"), other.port(), tocsin);
      new ProcessBuilder("kill", "-HUP", Long.toString(other.process().pid())).start().waitFor();
      for (int i = 0; i < 100 && !both[0].isLike(both[1]); i++) {
        TimeUnit.MILLISECONDS.sleep(50);
        both = ask(tocsin, other, kind);
      }
    }
    Answer ours = both[0];
    Answer theirs = both[1];
    if (ours.status() != kind.status || !ours.isLike(theirs)) {
      throw new IllegalStateException(
          "not the same answers to %s: %d %s, %d bytes; nginx %d %s, %d bytes"
              .formatted(kind.label, ours.status(), ours.fields(), ours.body().length, theirs.status(), theirs.fields(), theirs.body().length));
    }
    return both;
  }

  private static Answer[] ask(Server tocsin, Server other, Kind kind) throws IOException {
    Answer ours = ask(tocsin, kind, ask(tocsin, Kind.PACKED, "").etag());
    return new Answer[] {ours, ask(other, kind, ask(other, Kind.PACKED, "").etag())};
  }

  private static Answer ask(Server server, Kind kind, String etag) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      String fields = String.join("", kind.fields(etag).stream().map(field -> field + "\r\n").toList());
      socket
          .getOutputStream()
          .write(("GET " + PATH + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + fields + "\r\n").getBytes(StandardCharsets.US_ASCII));
      return hear(socket.getInputStream());
    }
  }

  private static Answer hear(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("hung up after " + head);
      }
      head.write(next);
    }
    String[] lines = head.toString(StandardCharsets.ISO_8859_1).split("\r\n");
    TreeMap<String, String> fields = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      fields.put(lines[i].substring(0, colon).toLowerCase(Locale.ROOT), lines[i].substring(colon + 1).strip());
    }
    int status = Integer.parseInt(lines[0].substring(9, 12));
    byte[] body = in.readNBytes(status == 304 ? 0 : Integer.parseInt(fields.get("content-length")));
    return new Answer(status, fields, body, head.size() + body.length);
  }

  private Server startTocsin(int port) throws Exception {
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
    return new Server("tocsin", port, process);
  }

  /** An outage, so that the page is one that people come for. */
  private void say(Server tocsin) throws Exception {
    Process process =
        new ProcessBuilder(
                home.resolve("tocsin").toString(), "say", "--data", data.toString(), "--opens", "now", "--component",
                "receive", "--phase", "acknowledged", "--text", "fr=Vous ne recevez plus de messages. Nous cherchons la cause.",
                "--text", "en=You do not receive messages. We are looking for the cause.", "--eta", "none-yet",
                "--next-word", "1h")
            .redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("nothing was published: " + said);
    }
  }

  /** The strongest encodings come a little later. */
  private static void untilPacked(Server tocsin) throws Exception {
    for (int i = 0; i < 600; i++) {
      Answer answer = ask(tocsin, Kind.PACKED, "");
      if (answer.status() == 200 && "br".equals(answer.fields().get("content-encoding"))) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new IllegalStateException("the page is not packed within a minute");
  }

  private Server startNginx(int port, Server tocsin) throws Exception {
    Path folder = Files.createDirectories(data.resolve("nginx"));
    configure(folder, port, tocsin);
    Process process =
        new ProcessBuilder(
                nginx, "-p", folder.toString(), "-e", folder.resolve("error.log").toString(), "-c",
                folder.resolve("nginx.conf").toString())
            .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
    untilListening(process, port, folder.resolve("log"));
    return new Server("nginx", port, process);
  }

  /** Writes the page as Tocsin serves it now, in a folder of its own, and a configuration that serves it. */
  private void configure(Path folder, int port, Server tocsin) throws Exception {
    Answer plain = ask(tocsin, Kind.PLAIN, "");
    Answer packed = ask(tocsin, Kind.PACKED, "");
    Path files = Files.createTempDirectory(folder, "files");
    Files.setPosixFilePermissions(files, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.write(files.resolve("page"), plain.body());
    Files.write(files.resolve("page.br"), packed.body());
    StringBuilder fields = new StringBuilder();
    plain.shared().forEach((name, value) -> {
      if (!List.of("content-length", "content-type").contains(name)) {
        fields.append("      add_header %s \"%s\";\n".formatted(name, value.replace("\"", "\\\"")));
      }
    });
    Files.writeString(
        folder.resolve("nginx.conf"),
        """
        daemon off;
        %6$s
        worker_processes 2;
        worker_rlimit_nofile 8192;
        pcre_jit on;
        pid %1$s/pid;
        error_log %1$s/error.log;
        events { worker_connections 4096; }
        http {
          access_log off;
          server_tokens off;
          sendfile on;
          tcp_nopush on;
          tcp_nodelay on;
          etag on;
          max_ranges 0;
          keepalive_timeout 60s;
          keepalive_requests 100000000;
          open_file_cache max=1000 inactive=1h;
          open_file_cache_valid 1h;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
          map $http_accept_encoding $packed { default ""; br ".br"; ~*\\bbr\\b ".br"; }
          map $packed $encoding { default ""; .br "br"; }
          map $status $encoded { default $encoding; 304 ""; }
          server {
            listen 127.0.0.1:%2$d reuseport backlog=4096;
            location = /fr/ {
              root %3$s;
              try_files /page$packed =404;
              types {}
              default_type "%4$s";
              add_header Last-Modified "";
              add_header Content-Encoding $encoded;
        %5$s    }
          }
        }
        """.formatted(folder, port, files, plain.fields().get("content-type"), fields,
            "root".equals(System.getProperty("user.name")) ? "user root;" : ""));
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
    process.destroyForcibly();
    throw new IllegalStateException("not listening within a minute:\n" + Files.readString(log));
  }

  private static void stop(Server server) throws InterruptedException {
    if (server != null) {
      server.process().destroy();
      if (!server.process().waitFor(20, TimeUnit.SECONDS)) {
        server.process().destroyForcibly();
      }
    }
  }

  private void clear() throws IOException {
    if (Boolean.getBoolean("keep")) {
      return;
    }
    try (Stream<Path> paths = Files.walk(data)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
