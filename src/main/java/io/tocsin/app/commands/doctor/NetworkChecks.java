package io.tocsin.app.commands.doctor;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.WitnessSpec;
import io.tocsin.catalog.yaml.MachineSettings;
import io.tocsin.catalog.yaml.MachineSettings.IoUring;
import io.tocsin.catalog.yaml.MachineSettings.MailSettings;
import io.tocsin.catalog.yaml.MachineSettings.ServerSettings;
import io.tocsin.catalog.yaml.OidcSettings;
import io.tocsin.signals.probe.egress.EgressGate;
import io.tocsin.signals.probe.egress.Line;
import io.tocsin.signals.probe.egress.Route;
import io.tocsin.web.Engine;
import io.tocsin.web.RingVerdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Ports, clock, outgoing mail and the proxy in front. */
final class NetworkChecks {

  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration SKEW_WEAK = Duration.ofSeconds(5);
  private static final Duration SKEW_ILL = Duration.ofSeconds(60);

  private final Catalog catalog;
  private final MachineSettings settings;
  private final InstantSource clock;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();

  NetworkChecks(Catalog catalog, MachineSettings settings, InstantSource clock) {
    this.catalog = catalog;
    this.settings = settings;
    this.clock = clock;
  }

  void all(Consumer<Ailment> note) throws InterruptedException {
    ServerSettings server = settings.server();
    note.accept(port("port", server.host(), server.port()));
    note.accept(port("admin port", "127.0.0.1", server.adminPort()));
    note.accept(proxies(server));
    note.accept(ring(server.ioUring()));
    note.accept(publicAddress(server));
    note.accept(clockSkew());
    note.accept(mail(settings.mail()));
    OidcSettings oidc = settings.oidc();
    if (oidc != null) {
      note.accept(IdentityCheck.of(oidc, server, clock));
    }
  }

  private Ailment port(String what, String host, int port) {
    if (port == 0) {
      return Ailment.well(what, "any free one");
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(host), port));
      return Ailment.well(what, host + ":" + port + " is free");
    } catch (IOException taken) {
      return isOurs(port)
          ? Ailment.well(
              what, host + ":" + port + " is held by the Tocsin that runs on this data folder")
          : Ailment.ill(
              what,
              host + ":" + port + ": " + taken.getMessage(),
              "Stop what listens there, or choose another port under server:.");
    }
  }

  private boolean isOurs(int port) {
    Path address = settings.data().folder().resolve("address");
    try {
      return Files.exists(address) && Files.readString(address).contains(":" + port);
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static Ailment proxies(ServerSettings server) {
    URI base = server.baseUrl();
    boolean behind = base != null && base.getScheme().equals("https");
    if (behind && server.trustedProxies().isEmpty()) {
      return Ailment.weak(
          "proxies",
          "base_url is https, so a proxy stands in front, but trusted_proxies is empty",
          "Name the proxy under server: trusted_proxies, or all reporters look like one.");
    }
    if (server.trustedProxies().stream().anyMatch(cidr -> cidr.endsWith("/0"))) {
      return Ailment.ill(
          "proxies",
          "trusted_proxies trusts every address",
          "Name only your proxies, or anybody can pretend to be somebody else.");
    }
    return Ailment.well(
        "proxies", server.trustedProxies().isEmpty() ? "none" : server.trustedProxies().toString());
  }

  private static Ailment ring(IoUring wanted) {
    return switch (wanted) {
      case AUTO -> tried(Engine.tryRing());
      case TRUE -> asked(Engine.ringMissing());
      case FALSE -> Ailment.well("io_uring", "not asked for");
    };
  }

  /** How the trial went that each start holds. */
  static Ailment tried(RingVerdict verdict) {
    return switch (verdict) {
      case RingVerdict.Proven proven ->
          Ailment.well(
              "io_uring",
              "serves: %d connections tried in %d ms"
                  .formatted(proven.connections(), proven.took().toMillis()));
      case RingVerdict.Unasked(String why) ->
          Ailment.well("io_uring", "not tried, connections go without it: " + why);
      case RingVerdict.Missing(String why) ->
          Ailment.well("io_uring", "not there, connections go without it: " + why);
      case RingVerdict.Unfinished(String why) ->
          Ailment.weak(
              "io_uring",
              "its trial could not be finished, connections go without it: " + why,
              "The machine is busy, or it is the kernel: look again when it is calm; server:"
                  + " io_uring: false leaves the trial out.");
      case RingVerdict.Faulty(String why) ->
          Ailment.weak(
              "io_uring",
              "this kernel offers it and it does not work, connections go without it: " + why,
              "Look for a newer kernel; server: io_uring: false leaves the trial out.");
    };
  }

  /** Whether what is asked for is there; a container often forbids it. */
  static Ailment asked(Optional<String> missing) {
    return missing
        .map(why ->
            Ailment.weak(
                "io_uring",
                "cannot be had, connections go without it: " + why,
                "Allow it (a container's seccomp profile, kernel.io_uring_disabled), or take"
                    + " io_uring out under server:."))
        .orElseGet(() -> Ailment.well("io_uring", "serves"));
  }

  private Ailment publicAddress(ServerSettings server) throws InterruptedException {
    URI base = server.baseUrl();
    if (base == null) {
      return Ailment.weak(
          "public address",
          "server: base_url is not set",
          "Set it: links in mails and feeds need it.");
    }
    try {
      HttpResponse<Void> answer = head(base);
      return Ailment.well("public address", base + " answers " + answer.statusCode());
    } catch (IOException silent) {
      return Ailment.weak(
          "public address",
          base + " does not answer from here: " + silent.getClass().getSimpleName(),
          "Normal before the first start; afterwards check the proxy and the name.");
    }
  }

  private HttpResponse<Void> head(URI address) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(LIMIT)
            .method("HEAD", HttpRequest.BodyPublishers.noBody())
            .build();
    return client.send(request, HttpResponse.BodyHandlers.discarding());
  }

  private Ailment clockSkew() throws InterruptedException {
    List<String> silent = new ArrayList<>();
    for (WitnessSpec witness : catalog.witnesses()) {
      if (witness.target() instanceof WitnessSpec.Target.Page page) {
        Optional<Duration> skew = skew(page.url());
        if (skew.isPresent()) {
          return judge(skew.get(), page.url());
        }
        silent.add(page.url().getHost());
      }
    }
    return Ailment.notChecked(
        "clock",
        silent.isEmpty() ? "no witness is a page to compare with" : "no answer from " + silent);
  }

  private Optional<Duration> skew(URI page) throws InterruptedException {
    try {
      Optional<String> date = head(page).headers().firstValue("Date");
      Instant here = clock.instant();
      return date.map(text ->
          Duration.between(
                  ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant(), here)
              .abs());
    } catch (IOException | DateTimeException unusable) {
      return Optional.empty();
    }
  }

  private static Ailment judge(Duration skew, URI page) {
    String seen = skew.toSeconds() + " s from the clock of " + page.getHost();
    String mend = "Set the clock by network time, for example with systemd-timesyncd or chrony.";
    if (skew.compareTo(SKEW_ILL) > 0) {
      return Ailment.ill("clock", seen, mend);
    }
    return skew.compareTo(SKEW_WEAK) > 0
        ? Ailment.weak("clock", seen, mend)
        : Ailment.well("clock", seen);
  }

  private Ailment mail(@org.jspecify.annotations.Nullable MailSettings mail)
      throws InterruptedException {
    if (mail == null) {
      return Ailment.weak(
          "outgoing mail",
          "there is no mail: section",
          "Without one nobody can subscribe by e-mail.");
    }
    return switch (new EgressGate().route(mail.host(), true)) {
      case Route.Open open -> speak(mail, open.addresses().getFirst());
      case Route.Forbidden forbidden ->
          Ailment.ill(
              "outgoing mail",
              forbidden.address() + " cannot be a mail server",
              "Correct mail: host.");
      case Route.NotFound notFound ->
          Ailment.ill(
              "outgoing mail",
              notFound.why(),
              "Correct mail: host, or the resolver of this machine.");
    };
  }

  private static Ailment speak(MailSettings mail, InetAddress address) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    try (Line line = new EgressGate().connect(address, mail.port(), deadline)) {
      String greeting = line.receive();
      if (!greeting.startsWith("220")) {
        return Ailment.ill(
            "outgoing mail", "the server greets with: " + greeting, "Correct mail: host and port.");
      }
      line.send("EHLO tocsin.invalid");
      boolean startTls = false;
      String answer;
      do {
        answer = line.receive();
        startTls |= answer.length() > 4 && answer.substring(4).equalsIgnoreCase("STARTTLS");
      } while (answer.startsWith("250-"));
      line.send("QUIT");
      return mail.startTls() && !startTls
          ? Ailment.ill(
              "outgoing mail",
              "the server does not offer STARTTLS",
              "Set mail: starttls to false only on a network you trust.")
          : Ailment.well(
              "outgoing mail",
              mail.host() + ":" + mail.port() + " answers" + (startTls ? ", with STARTTLS" : ""));
    } catch (IOException silent) {
      return Ailment.ill(
          "outgoing mail",
          mail.host() + ":" + mail.port() + ": " + silent.getMessage(),
          "Check mail: host and port, and whether a firewall stands between.");
    }
  }
}
