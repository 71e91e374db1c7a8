package io.tocsin.api;

import io.tocsin.signals.Intake;
import io.tocsin.signals.KeptSignals;
import io.tocsin.signals.Keys;
import io.tocsin.signals.ReportLimits;
import io.tocsin.signals.Town;
import io.tocsin.web.Caller;
import io.tocsin.web.Cidr;
import io.tocsin.web.DoorSettings;
import io.tocsin.web.Engine;
import io.tocsin.web.Guard;
import io.tocsin.web.HttpDoor;
import io.tocsin.web.Limits;
import io.tocsin.web.MediaType;
import io.tocsin.web.Permission;
import io.tocsin.web.Problems;
import io.tocsin.web.Proxies;
import io.tocsin.web.Request;
import io.tocsin.web.Route;
import io.tocsin.web.Routes;
import io.tocsin.web.SecurityHeaders;
import io.tocsin.web.Wire;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A door with entry points behind it, on any free port, with the clock stopped. */
final class Counter implements AutoCloseable {
  static final URI BASE = URI.create("https://status.example/");
  static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  static final Problems PROBLEMS = Problems.load(List.of("fr", "en"));

  final KeptSignals kept = new KeptSignals();
  final AtomicInteger ids = new AtomicInteger();
  final Intake intake;
  private final Engine engine = Engine.start();
  private final HttpDoor door;

  Counter(ReportLimits limits, List<Route> more) {
    this(limits, more, Proxies.NONE);
  }

  /** A door whose own machine forwards for others. */
  static Counter behindAProxy(ReportLimits limits) {
    return new Counter(
        limits, List.of(), new Proxies(List.of(Cidr.parse("127.0.0.1/32").orElseThrow())));
  }

  private Counter(ReportLimits limits, List<Route> more, Proxies proxies) {
    Intake.Ground ground = Town.ground();
    intake =
        new Intake(
            () -> ground,
            kept,
            new Keys(new byte[32]),
            limits,
            () -> NOW,
            () -> "id-" + ids.incrementAndGet());
    List<Route> routes =
        Stream.concat(new ReportApi(intake, PROBLEMS, BASE).routes().stream(), more.stream())
            .toList();
    door =
        HttpDoor.open(
            engine,
            new DoorSettings(
                DoorSettings.LOOPBACK, 0, proxies, Limits.USUAL, SecurityHeaders.STRICT),
            new HttpDoor.House(new Routes(routes), Counter::admit, PROBLEMS, null, null));
  }

  /** Whoever shows a token named like the scope may pass; another token is known but not enough. */
  private static Guard.Admission admit(Permission permission, Request request) {
    String shown = request.header("Authorization").orElse("");
    return switch (permission) {
      case Permission.Bearer(String scope) ->
          shown.equals("Bearer " + scope)
              ? new Guard.Admission.Granted(new Caller.Machine("robot"))
              : shown.startsWith("Bearer ")
                  ? new Guard.Admission.Forbidden()
                  : new Guard.Admission.Unknown();
      case Permission.SignedIn signedIn -> new Guard.Admission.Unknown();
      case Permission.Everybody everybody -> new Guard.Admission.Granted(request.caller());
    };
  }

  int port() {
    return door.port();
  }

  Wire.Heard post(String path, String json, String... headers) {
    return Wire.post(port(), path, MediaType.JSON, json.getBytes(StandardCharsets.UTF_8), headers);
  }

  @Override
  public void close() {
    door.close();
    engine.close();
  }
}
