package io.tocsin.catalog.yaml;

import io.tocsin.catalog.Network;
import io.tocsin.catalog.yaml.MachineSettings.DataSettings;
import io.tocsin.catalog.yaml.MachineSettings.DatabaseSettings;
import io.tocsin.catalog.yaml.MachineSettings.IoUring;
import io.tocsin.catalog.yaml.MachineSettings.MailSettings;
import io.tocsin.catalog.yaml.MachineSettings.MirrorSettings;
import io.tocsin.catalog.yaml.MachineSettings.ServerSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads how the machine is set up: {@code server}, {@code database}, {@code mail}, {@code data},
 * {@code oidc}.
 */
final class SettingsReader {

  private static final String SQLITE = "sqlite";
  private static final Pattern POSTGRES_URL =
      Pattern.compile("jdbc:postgresql://[A-Za-z0-9.:,\\[\\]_-]+/[^\\s?/]+(\\?\\S*)?");
  private static final Pattern SECRET_IN_URL =
      Pattern.compile("//[^/]*@|[?&]password=", Pattern.CASE_INSENSITIVE);
  private static final int PAGE_PORT = 8080;
  private static final int ADMIN_PORT = 8081;
  private static final int SUBMISSION_PORT = 587;
  private static final int MAX_PROXIES = 100;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_SECRET = 2_000;

  private static final Map<String, IoUring> RINGS =
      Map.of("auto", IoUring.AUTO, "true", IoUring.TRUE, "false", IoUring.FALSE);

  private final Path folder;

  /**
   * Makes a reader.
   *
   * @param folder against which the paths in the file are meant
   */
  SettingsReader(Path folder) {
    this.folder = folder;
  }

  /** Reads the settings; absent if anything in the file so far is wrong. */
  Optional<MachineSettings> read(Section root) {
    Optional<ServerSettings> server = root.section("server").flatMap(this::server);
    Optional<DatabaseSettings> database = root.section("database").flatMap(this::database);
    Optional<MailSettings> mail = root.section("mail").flatMap(this::mail);
    Optional<DataSettings> data = root.section("data").flatMap(this::data);
    Optional<OidcSettings> oidc =
        root.section("oidc").flatMap(new OidcReader(secretFile(folder))::read);
    return root.ifSound(() ->
        new MachineSettings(
            server.orElseGet(
                () -> new ServerSettings("127.0.0.1", PAGE_PORT, ADMIN_PORT, List.of())),
            database.orElseGet(DatabaseSettings.Sqlite::new),
            mail.orElse(null),
            data.orElseGet(() -> new DataSettings(folder.resolve("data"))),
            oidc.orElse(null)));
  }

  private Optional<ServerSettings> server(Section section) {
    Optional<URI> base =
        section.optional("base_url", Forms.WEB_ADDRESS.then(SettingsReader::baseAddress));
    String host = section.optional("host", Forms.HOST).orElse("127.0.0.1");
    int port = section.optional("port", Forms.number(0, 65_535)).orElse(PAGE_PORT);
    int admin = section.optional("admin_port", Forms.number(0, 65_535)).orElse(ADMIN_PORT);
    List<String> proxies =
        section
            .optional(
                "trusted_proxies",
                Forms.listOf(Form.ofText(SettingsReader::network), 0, MAX_PROXIES))
            .orElse(List.of());
    IoUring ring = section.optional("io_uring", Forms.oneOf(RINGS)).orElse(IoUring.AUTO);
    return section.whole(
        () -> new ServerSettings(base.orElse(null), host, port, admin, proxies, ring));
  }

  private static Optional<URI> baseAddress(Value value, URI address) {
    String path = address.getRawPath();
    boolean root = path == null || path.isEmpty() || path.equals("/");
    return root && address.getRawQuery() == null && address.getRawFragment() == null
        ? Optional.of(address)
        : value.fault(FaultRule.NOT_A_BASE_ADDRESS);
  }

  /** {@code 10.0.0.0/8}, {@code fd00::/8} or one address. */
  private static Optional<String> network(Value value, String text) {
    return Network.parse(text).isPresent()
        ? Optional.of(text)
        : value.fault(FaultRule.NOT_A_NETWORK);
  }

  private Optional<DatabaseSettings> database(Section section) {
    Optional<DatabaseSettings> chosen =
        section
            .optional("url", Form.ofText(SettingsReader::databaseUrl))
            .map(
                url -> url.equals(SQLITE) ? new DatabaseSettings.Sqlite() : postgres(section, url));
    return section.whole(() -> chosen.orElseGet(DatabaseSettings.Sqlite::new));
  }

  private DatabaseSettings postgres(Section section, String url) {
    Optional<String> user = section.optional("user", Forms.line(LONGEST_NAME));
    return new DatabaseSettings.Postgres(
        url, user.orElse(null), passwordFile(section).orElse(null));
  }

  private static Optional<String> databaseUrl(Value value, String text) {
    if (text.equals(SQLITE)) {
      return Optional.of(text);
    }
    String url = text.startsWith("jdbc:") ? text : "jdbc:" + text;
    if (SECRET_IN_URL.matcher(url).find()) {
      return value.fault(FaultRule.SECRET_INLINE, new Hint(null, List.of("password_file")));
    }
    return POSTGRES_URL.matcher(url).matches()
        ? Optional.of(url)
        : value.fault(FaultRule.NOT_A_DATABASE);
  }

  private Optional<MailSettings> mail(Section section) {
    Optional<String> host = section.required("host", Forms.HOST);
    int port = section.optional("port", Forms.number(1, 65_535)).orElse(SUBMISSION_PORT);
    boolean startTls = section.optional("starttls", Forms.YES_OR_NO).orElse(true);
    Optional<String> user = section.optional("user", Forms.line(LONGEST_NAME));
    Optional<Path> password = passwordFile(section);
    Optional<String> from = section.required("from", Forms.MAIL_ADDRESS);
    return section.whole(() ->
        new MailSettings(
            host.orElseThrow(),
            port,
            startTls,
            user.orElse(null),
            password.orElse(null),
            from.orElseThrow()));
  }

  /** The file must be there to be read; what is in it is none of our business here. */
  private Optional<Path> passwordFile(Section section) {
    return section.optional("password_file", secretFile(folder));
  }

  /** A file that holds a secret. */
  static Form<Path> secretFile(Path folder) {
    return new PathForm(folder)
        .then((value, path) ->
            switch (FileBytes.read(path, LONGEST_SECRET)) {
              case FileBytes.Bytes bytes -> Optional.of(path);
              case FileBytes.Unreadable(String why) ->
                  value.fault(FaultRule.FILE_UNREADABLE, Hint.NONE, why);
            });
  }

  private Optional<DataSettings> data(Section section) {
    Optional<Path> chosen = section.optional("folder", new PathForm(folder));
    Optional<MirrorSettings> mirror = mirror(section);
    return section.whole(() ->
        new DataSettings(chosen.orElseGet(() -> folder.resolve("data")), mirror.orElse(null)));
  }

  /** Whoever says where people read a mirror says which folder it is. */
  private Optional<MirrorSettings> mirror(Section section) {
    Optional<URI> address = section.optional("mirror_address", Forms.WEB_ADDRESS);
    Optional<Path> at =
        address.isPresent()
            ? section.required("mirror", new PathForm(folder))
            : section.optional("mirror", new PathForm(folder));
    boolean inside = section.optional("mirror_private", Forms.YES_OR_NO).orElse(false);
    Duration late =
        section
            .optional("mirror_late", Forms.duration(Duration.ofSeconds(30), Duration.ofDays(1)))
            .orElse(MirrorSettings.USUALLY_LATE);
    return at.map(path ->
        new MirrorSettings(path, address.map(SettingsReader::slashed).orElse(null), inside, late));
  }

  private static URI slashed(URI address) {
    return address.toString().endsWith("/") ? address : URI.create(address + "/");
  }
}
