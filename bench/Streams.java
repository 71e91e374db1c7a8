import io.tocsin.web.DoorSettings;
import io.tocsin.web.Engine;
import io.tocsin.web.EventStream;
import io.tocsin.web.Guard;
import io.tocsin.web.HttpDoor;
import io.tocsin.web.Problems;
import io.tocsin.web.Routes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Opens event streams on one Tocsin, as many as asked for, and publishes statements: how long until one has reached
 * every stream, what a stream costs in heap (after a full collection) and in resident memory, and what becomes of the
 * p99 of the page meanwhile. The page is asked at a steady pace whatever it answers, and times count from the moment
 * at which a request was due; statements fall in both halves of the comparison.
 *
 * <p>The limits of `serve` are on: streams come from many addresses behind a trusted proxy, each with a client of its
 * own in the forwarding header. Slow readers need more events than anybody publishes, so a door of the same kind in this
 * process tells as many as it takes: all that do not read must be dropped, none of those that do, and who comes back must
 * hear the newest.
 *
 * <p>Exit code 0 when every statement reached every stream and slow readers were dropped and came back. Goals are
 * printed beside what was measured, not judged: a busy machine is no fault of the code.
 */
public final class Streams {

  private static final int PER_ADDRESS = 2_000;
  private static final int CONNECTING = 200;
  private static final int SLOW = 50;
  private static final int PAGES_PER_SECOND = 200;
  private static final int PAGE_CONNECTIONS = 16;
  private static final Duration PAUSE = Duration.ofMillis(2_500);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern ID = Pattern.compile("(?:^|\n)id: ([0-9]+)\n");

  private final Path home;
  private final Path data;
  private final int many;
  private final int statements;
  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private int port;
  private int said;
  private String incident = "";
  private boolean good = true;

  private Streams(Path home, int many, int statements) throws IOException {
    this.home = home;
    this.many = many;
    this.statements = statements;
    this.data = Files.createTempDirectory("tocsin-streams");
  }

  public static void main(String[] arguments) throws Exception {
    boolean quick = arguments.length > 1 && arguments[1].equals("--quick");
    int first = quick ? 2 : 1;
    int many = number(arguments, first, quick ? 4_000 : 18_000);
    int statements = number(arguments, first + 1, quick ? 3 : 7);
    if (many < 1 || many > 19_000 || statements < 1 || statements > 50) {
      System.err.println("1 to 19000 streams, 1 to 50 statements");
      System.exit(2);
    }
    System.exit(new Streams(Path.of(arguments[0]), many, statements).run() ? 0 : 1);
  }

  private static int number(String[] arguments, int index, int otherwise) {
    return index < arguments.length ? Integer.parseInt(arguments[index]) : otherwise;
  }

  private boolean run() throws Exception {
    slowReaders();
    port = freePort();
    Process tocsin = start();
    try {
      System.out.printf("%d streams, %d statements, data %s%n", many, statements, data);
      say();
      pages(Duration.ofSeconds(10), null); // until the JVM has compiled what is hot
      double alone = during(null);
      long heapBefore = heapKiB(tocsin);
      long residentBefore = residentKiB(tocsin);
      try (Crowd crowd = new Crowd(port)) {
        Thread listening = Thread.ofPlatform().daemon().start(crowd);
        long start = System.nanoTime();
        crowd.open(many);
        System.out.printf(Locale.ROOT, "all open after %.1f s%n", (System.nanoTime() - start) / 1e9);
        double meanwhile = during(crowd);
        double heap = (heapKiB(tocsin) - heapBefore) * 1.024 / many;
        double resident = (residentKiB(tocsin) - residentBefore) * 1.024 / many;
        crowd.judge();
        System.out.printf(
            Locale.ROOT,
            "page at %d/s: p99 %.1f ms without streams, %.1f ms with, ratio %.2f (goal <= 1.5)%n"
                + "per stream: heap %.1f kB (goal <= 10), resident %.1f kB (goal <= 15); resident in all %d MiB%n",
            PAGES_PER_SECOND, alone, meanwhile, meanwhile / alone, heap, resident, residentKiB(tocsin) / 1024);
        listening.interrupt();
      }
      System.out.println(good ? "every statement reached every stream" : "NOT EVERY STATEMENT REACHED EVERY STREAM");
      return good;
    } catch (IOException | IllegalStateException failure) {
      System.err.printf("Tocsin %s:%n%s%n", tocsin.isAlive() ? "runs and said" : "ended and said", Files.readString(data.resolve("log")));
      throw failure;
    } finally {
      stop(tocsin);
      clear();
    }
  }

  /** Publishes statements at intervals while the page is asked; returns the page's p99 in milliseconds. */
  private double during(Crowd crowd) throws Exception {
    Duration all = PAUSE.multipliedBy(statements);
    double[] p99 = new double[1];
    Thread asking =
        Thread.ofPlatform()
            .start(() -> {
              try {
                p99[0] = pages(all, crowd);
              } catch (IOException | InterruptedException broken) {
                throw new IllegalStateException(broken);
              }
            });
    double[] reached = new double[statements];
    for (int i = 0; i < statements; i++) {
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis() / 2);
      long before = crowd == null ? 0 : crowd.newest();
      long start = System.nanoTime();
      String words = say();
      if (crowd != null) {
        reached[i] = (crowd.untilAllBeyond(before, start + PATIENCE.toNanos()) - start) / 1e6;
        boolean whole = page().contains(words);
        good &= whole && reached[i] > 0;
        System.out.printf(
            Locale.ROOT, "statement %d reached all %d streams after %.0f ms, the first after %.0f ms%s%n",
            i + 1, crowd.size(), reached[i], (crowd.firstBeyond() - start) / 1e6, whole ? "" : ", BUT IS NOT ON THE PAGE");
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis() / 2);
    }
    asking.join();
    if (crowd != null) {
      System.out.printf(Locale.ROOT, "median: one statement reached all within %.0f ms (goal <= 1000)%n", median(reached));
    }
    return p99[0];
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  // ---- what is said and shown

  /** Publishes a statement and returns words of it. */
  private String say() throws IOException, InterruptedException {
    String words = "Parole numero " + ++said + ".";
    String about =
        incident.isEmpty()
            ? "\"opens\":\"" + Instant.now() + "\",\"components\":[\"receive\"]"
            : "\"incident\":\"" + incident + "\"";
    String body =
        "{" + about + ",\"phase\":\"acknowledged\",\"text\":{\"fr\":\"" + words + "\",\"en\":\"Word number " + said
            + ".\"},\"eta\":\"none-yet\",\"next_word\":\"" + Instant.now().plus(Duration.ofHours(1)) + "\"}";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/statements"))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + Files.readString(data.resolve("local-token")).strip())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    Matcher id = Pattern.compile("\"incident\":\"([^\"]+)\"").matcher(answer.body());
    if (answer.statusCode() != 201 || !id.find()) {
      throw new IllegalStateException("not published: " + answer.statusCode() + " " + answer.body());
    }
    incident = id.group(1);
    return words;
  }

  private String page() throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + port + "/fr/");
    return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString()).body();
  }

  /**
   * Asks for the page at a steady pace and returns the p99 in milliseconds, each time counted from when the request was
   * due.
   *
   * @param crowd whoever listens meanwhile, or null
   */
  private double pages(Duration time, Crowd crowd) throws IOException, InterruptedException {
    long gap = 1_000_000_000L / PAGES_PER_SECOND;
    int count = Math.toIntExact(time.toNanos() / gap);
    long[] times = new long[count];
    AtomicInteger next = new AtomicInteger();
    long start = System.nanoTime();
    List<Thread> askers = new ArrayList<>();
    ConcurrentLinkedQueue<IOException> broken = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < PAGE_CONNECTIONS; i++) {
      askers.add(Thread.ofPlatform().start(() -> ask(next, times, start, gap, broken)));
    }
    for (Thread asker : askers) {
      asker.join();
    }
    if (!broken.isEmpty()) {
      throw broken.peek();
    }
    Arrays.sort(times);
    return times[(int) (count * 0.99)] / 1e6;
  }

  private void ask(AtomicInteger next, long[] times, long start, long gap, ConcurrentLinkedQueue<IOException> broken) {
    ByteBuffer request =
        ByteBuffer.wrap(
            "GET /fr/ HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: br\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    ByteBuffer answer = ByteBuffer.allocateDirect(256 * 1024);
    try (SocketChannel line = SocketChannel.open(new InetSocketAddress("127.0.0.1", port))) {
      line.setOption(StandardSocketOptions.TCP_NODELAY, true);
      for (int number = next.getAndIncrement(); number < times.length; number = next.getAndIncrement()) {
        long due = start + number * gap;
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        line.write(request.rewind());
        readWhole(line, answer.clear());
        times[number] = System.nanoTime() - due;
      }
    } catch (IOException failure) {
      broken.add(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void readWhole(SocketChannel line, ByteBuffer answer) throws IOException {
    int wanted = Integer.MAX_VALUE;
    while (answer.position() < wanted) {
      if (line.read(answer) < 0) {
        throw new IOException("the page was cut off");
      }
      if (wanted == Integer.MAX_VALUE) {
        String head = StandardCharsets.ISO_8859_1.decode(answer.duplicate().flip()).toString();
        int end = head.indexOf("\r\n\r\n");
        Matcher length = Pattern.compile("(?i)\r\ncontent-length: ([0-9]+)\r\n").matcher(head);
        if (end > 0 && (!head.startsWith("HTTP/1.1 200") || !length.find())) {
          throw new IOException("not the page: " + head.substring(0, end));
        }
        wanted = end < 0 ? wanted : end + 4 + Integer.parseInt(length.group(1));
      }
    }
  }

  // ---- who listens

  /** All streams, on one thread; other threads open them and wait for them. */
  private static final class Crowd implements Runnable, AutoCloseable {

    private final int port;
    private final Selector selector = Selector.open();
    private final ConcurrentLinkedQueue<Integer> wanted = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connecting = new AtomicInteger();
    private final AtomicInteger listening = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicLong newest = new AtomicLong();
    private final ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024);
    private volatile long beyond = Long.MAX_VALUE;
    private volatile int left;
    private volatile long first;
    private volatile long last;
    private volatile boolean over;
    private volatile String refused = "";

    Crowd(int port) throws IOException {
      this.port = port;
    }

    private static final class Line {
      final int number;
      long heard;
      boolean open;

      Line(int number) {
        this.number = number;
      }
    }

    void open(int many) throws InterruptedException {
      long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
      for (int i = 0; i < many; i++) {
        while (connecting.get() >= CONNECTING && System.nanoTime() < end) {
          TimeUnit.MILLISECONDS.sleep(1);
        }
        connecting.incrementAndGet();
        wanted.add(i);
        selector.wakeup();
      }
      while (listening.get() < many && lost.get() == 0 && System.nanoTime() < end) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      if (listening.get() < many) {
        throw new IllegalStateException("only " + listening + " of " + many + " streams opened, " + lost + " lost " + refused);
      }
    }

    int size() {
      return listening.get();
    }

    long newest() {
      return newest.get();
    }

    long firstBeyond() {
      return first;
    }

    void judge() {
      System.out.printf("streams lost on the way: %d%n", lost.get());
    }

    /** Waits until every stream has heard of something newer, and returns when the last one did; 0 if not in time. */
    long untilAllBeyond(long generation, long end) throws InterruptedException {
      first = 0;
      last = 0;
      left = 0;
      beyond = generation;
      selector.wakeup();
      while (!reached() && System.nanoTime() < end) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
      return reached() ? last : 0;
    }

    private boolean reached() {
      return left >= listening.get() && left > 0;
    }

    @Override
    public void run() {
      try {
        while (!over) {
          selector.select(this::ready, 50);
          for (Integer number = wanted.poll(); number != null; number = wanted.poll()) {
            connect(number);
          }
          if (beyond != counted) {
            recount();
          }
        }
      } catch (IOException broken) {
        refused = broken.toString();
        lost.incrementAndGet();
      }
    }

    private long counted = Long.MAX_VALUE;

    /** Who heard before anybody asked counts from now. */
    private void recount() {
      counted = beyond;
      int already = 0;
      for (SelectionKey key : selector.keys()) {
        already += key.isValid() && ((Line) key.attachment()).heard > counted ? 1 : 0;
      }
      if (already > 0) {
        long now = System.nanoTime();
        first = first == 0 ? now : first;
        last = now;
      }
      left = already;
    }

    private void connect(int number) throws IOException {
      SocketChannel channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(new InetSocketAddress("127.0.0." + (2 + number / PER_ADDRESS), 0));
      channel.register(selector, SelectionKey.OP_CONNECT, new Line(number));
      channel.connect(new InetSocketAddress("127.0.0.1", port));
    }

    private void ready(SelectionKey key) {
      Line line = (Line) key.attachment();
      SocketChannel channel = (SocketChannel) key.channel();
      try {
        if (key.isConnectable()) {
          channel.finishConnect();
          channel.write(ByteBuffer.wrap(request(line.number)));
          key.interestOps(SelectionKey.OP_READ);
        } else if (key.isReadable()) {
          hear(line, channel);
        }
      } catch (IOException gone) {
        refused = gone.toString();
        lose(key, line);
      }
    }

    private static byte[] request(int number) {
      String client = "20." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
      return ("GET /events HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\nX-Forwarded-For: " + client + "\r\n\r\n")
          .getBytes(StandardCharsets.US_ASCII);
    }

    private void lose(SelectionKey key, Line line) {
      key.cancel();
      lost.incrementAndGet();
      (line.open ? listening : connecting).decrementAndGet();
      try {
        key.channel().close();
      } catch (IOException alreadyGone) {
        refused = alreadyGone.toString();
      }
    }

    private void hear(Line line, SocketChannel channel) throws IOException {
      in.clear();
      int read = channel.read(in);
      if (read < 0) {
        throw new IOException("stream ended");
      }
      long now = System.nanoTime();
      String heard = StandardCharsets.ISO_8859_1.decode(in.flip()).toString();
      if (!line.open) {
        if (!heard.startsWith("HTTP/1.1 200")) {
          throw new IOException(heard.lines().findFirst().orElse("nothing"));
        }
        line.open = true;
        connecting.decrementAndGet();
        listening.incrementAndGet();
      }
      Matcher id = ID.matcher(heard);
      while (id.find()) {
        boolean before = line.heard > beyond;
        line.heard = Math.max(line.heard, Long.parseLong(id.group(1)));
        newest.accumulateAndGet(line.heard, Math::max);
        if (!before && line.heard > beyond && counted == beyond) {
          first = first == 0 ? now : first;
          last = now;
          left++;
        }
      }
    }

    @Override
    public void close() throws IOException {
      over = true;
      selector.wakeup();
      for (SelectionKey key : List.copyOf(selector.keys())) {
        key.channel().close();
      }
      selector.close();
    }
  }

  // ---- who is slow

  private void slowReaders() throws Exception {
    EventStream events = new EventStream();
    try (Engine engine = Engine.start();
        HttpDoor door =
            HttpDoor.open(
                engine,
                DoorSettings.local(0),
                new HttpDoor.House(new Routes(List.of()), Guard.closed(), Problems.load(List.of("fr", "en")), null, events))) {
      List<SocketChannel> slow = new ArrayList<>();
      for (int i = 0; i < SLOW; i++) {
        slow.add(listen(door.port(), 4_096));
      }
      SocketChannel quick = listen(door.port(), 1 << 20);
      Thread reading = Thread.ofPlatform().daemon().start(() -> drain(quick));
      until(() -> events.readers() == SLOW + 1);
      long generation = 0;
      long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
      while (events.readers() > 1 && System.nanoTime() < end) {
        for (int i = 0; i < 100; i++) {
          events.announce(++generation);
        }
        TimeUnit.MILLISECONDS.sleep(2);
      }
      boolean dropped = events.readers() == 1 && reading.isAlive();
      SocketChannel again = listen(door.port(), 4_096);
      ByteBuffer heard = ByteBuffer.allocate(8_192);
      while (!new String(heard.array(), 0, heard.position(), StandardCharsets.US_ASCII).contains("id: " + generation + "\n")) {
        if (again.read(heard) < 0) {
          throw new IOException("who came back was not let in");
        }
      }
      good &= dropped;
      System.out.printf(
          "%d slow readers %s after %d events; who read all the while %s; who came back heard of %d at once%n",
          SLOW, dropped ? "dropped" : "NOT DROPPED", generation, reading.isAlive() ? "stayed" : "WAS DROPPED", generation);
      for (SocketChannel one : slow) {
        one.close();
      }
      again.close();
      quick.close();
    }
  }

  private static void until(java.util.function.BooleanSupplier state) throws InterruptedException {
    for (int i = 0; i < 1_000 && !state.getAsBoolean(); i++) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private static SocketChannel listen(int port, int window) throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, window);
    channel.connect(new InetSocketAddress("127.0.0.1", port));
    channel.write(ByteBuffer.wrap("GET /events HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
    return channel;
  }

  private static void drain(SocketChannel channel) {
    ByteBuffer in = ByteBuffer.allocateDirect(1 << 20);
    try {
      while (channel.read(in.clear()) >= 0) {
        // read, and forgotten
      }
    } catch (IOException closed) {
      return;
    }
  }

  // ---- the process

  /** What is live in the heap. */
  private static long heapKiB(Process process) throws Exception {
    tool("jcmd", Long.toString(process.pid()), "GC.run");
    String[] lines = tool("jstat", "-gc", Long.toString(process.pid())).strip().split("\n");
    List<String> names = List.of(lines[0].strip().split(" +"));
    String[] values = lines[1].strip().split(" +");
    double used = 0;
    for (String name : List.of("S0U", "S1U", "EU", "OU")) {
      used += Double.parseDouble(values[names.indexOf(name)].replace(',', '.'));
    }
    return Math.round(used);
  }

  private static String tool(String name, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/" + name));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(name + ": " + out);
    }
    return out;
  }

  private static long residentKiB(Process process) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines.filter(line -> line.startsWith("VmRSS:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).sum();
    }
  }

  private Process start() throws Exception {
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
          trusted_proxies: [127.0.0.0/8]
          io_uring: %s
        """.formatted(port, System.getenv().getOrDefault("BENCH_IO_URING", "auto")));
    Process process =
        new ProcessBuilder(
                home.resolve("tocsin").toString(), "serve", "--config", data.resolve("tocsin.yaml").toString(),
                "--data", data.toString(), "--port", Integer.toString(port))
            .redirectErrorStream(true).redirectOutput(data.resolve("log").toFile()).start();
    for (int i = 0; i < 6_000 && process.isAlive(); i++) {
      try (SocketChannel probe = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
        return process;
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
    process.destroyForcibly();
    throw new IllegalStateException("not listening:\n" + Files.readString(data.resolve("log")));
  }

  private static void stop(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
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
