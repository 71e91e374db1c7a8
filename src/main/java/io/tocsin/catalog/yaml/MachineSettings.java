package io.tocsin.catalog.yaml;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the machine is set up, as the owner's file says it. Immutable; holds no secret, only the
 * names of the files that do.
 *
 * @param mail how mail is sent; absent where none is
 * @param oidc where people of the newsroom may sign in besides here; absent where nowhere
 */
public record MachineSettings(
    ServerSettings server,
    DatabaseSettings database,
    @Nullable MailSettings mail,
    DataSettings data,
    @Nullable OidcSettings oidc) {

  /**
   * Where the page is served.
   *
   * @param baseUrl the public address of the page's root, as people see it; absent: the address
   *     served on
   * @param host the local address to listen on
   * @param port 0 for any free one
   * @param adminPort of health and metrics, 0 for any free one
   * @param trustedProxies networks whose forwarding headers are believed, {@code 10.0.0.0/8}
   * @param ioUring when connections are served through {@code io_uring}
   */
  public record ServerSettings(
      @Nullable URI baseUrl,
      String host,
      int port,
      int adminPort,
      List<String> trustedProxies,
      IoUring ioUring) {

    public ServerSettings {
      trustedProxies = List.copyOf(trustedProxies);
    }

    /** Without a public address, and with {@code io_uring} where it is proven. */
    public ServerSettings(String host, int port, int adminPort, List<String> trustedProxies) {
      this(null, host, port, adminPort, trustedProxies, IoUring.AUTO);
    }

    /** The same on another port. */
    public ServerSettings onPort(int other) {
      return new ServerSettings(baseUrl, host, other, adminPort, trustedProxies, ioUring);
    }
  }

  /** When connections are served through {@code io_uring} (Linux). */
  public enum IoUring {
    /** Where asking the kernel does no harm and a trial at the start finds nothing wrong. */
    AUTO,
    /** Where the kernel has it. */
    TRUE,
    /** Never. */
    FALSE
  }

  /** Where state is kept. */
  public sealed interface DatabaseSettings {

    /** In files of the data folder. */
    record Sqlite() implements DatabaseSettings {}

    /**
     * On a PostgreSQL server.
     *
     * @param jdbcUrl without user and password
     */
    record Postgres(String jdbcUrl, @Nullable String user, @Nullable Path passwordFile)
        implements DatabaseSettings {}
  }

  /**
   * The server mail is handed to.
   *
   * @param startTls whether it must encrypt
   * @param from the envelope and header sender
   */
  public record MailSettings(
      String host,
      int port,
      boolean startTls,
      @Nullable String user,
      @Nullable Path passwordFile,
      String from) {}

  /**
   * Files of the program.
   *
   * @param folder resolved against the folder of the owner's file
   * @param mirror where the page is mirrored, or null
   */
  public record DataSettings(Path folder, @Nullable MirrorSettings mirror) {
    /** A folder without a mirror. */
    public DataSettings(Path folder) {
      this(folder, null);
    }
  }

  /**
   * Where the page is mirrored for another web server.
   *
   * @param folder resolved against the folder of the owner's file
   * @param address under which people read the mirror, ending in a slash, or null: nobody looks
   * @param inside whether that address may be in a private network or on this machine
   * @param late how long it may lag before the newsroom is told
   */
  public record MirrorSettings(Path folder, @Nullable URI address, boolean inside, Duration late) {

    /** How long a mirror may lag if nothing is said of it. */
    public static final Duration USUALLY_LATE = Duration.ofMinutes(5);
  }
}
