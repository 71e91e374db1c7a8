package io.tocsin.app;

import io.micrometer.core.instrument.Tags;
import io.tocsin.api.AdminApi;
import io.tocsin.api.FollowerCheck;
import io.tocsin.api.Gauges;
import io.tocsin.api.HealthCheck;
import io.tocsin.api.HealthCheck.State;
import io.tocsin.delivery.Dispatch;
import io.tocsin.web.DoorSettings;
import io.tocsin.web.Engine;
import io.tocsin.web.EventStream;
import io.tocsin.web.Guard;
import io.tocsin.web.HttpDoor;
import io.tocsin.web.Limits;
import io.tocsin.web.Proxies;
import io.tocsin.web.Refusals;
import io.tocsin.web.Routes;
import io.tocsin.web.SecurityHeaders;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What the machine's keeper asks, on a port of its own: is it alive, is it ready, its figures. */
final class BackOffice implements AutoCloseable {

  private final Gauges gauges;
  private final AdminApi admin;
  private final HttpDoor door;

  BackOffice(
      Pipeline pipeline,
      @Nullable PostOffice post,
      EventStream events,
      Engine engine,
      Refusals refusals,
      int port,
      Executor workers,
      InstantSource clock) {
    gauges = new Gauges(Version.text());
    gauges.reports(pipeline.intake().tally());
    gauges.page(events, pipeline.statusPage());
    gauges.followers(pipeline::health, clock);
    if (post != null) {
      count(post);
    }
    admin =
        new AdminApi(
            List.of(
                new FollowerCheck(pipeline::health, clock),
                HealthCheck.of("database", () -> database(pipeline)),
                HealthCheck.of("page", () -> page(pipeline))),
            gauges.registry(),
            workers);
    door =
        HttpDoor.open(
            engine,
            new DoorSettings(
                DoorSettings.LOOPBACK, port, Proxies.NONE, Limits.USUAL, SecurityHeaders.STRICT),
            new HttpDoor.House(new Routes(admin.routes()), Guard.closed(), refusals, null, null));
  }

  private void count(PostOffice post) {
    for (Dispatch.Status status : Dispatch.Status.values()) {
      gauges.counter(
          "tocsin.dispatches",
          Tags.of("status", status.name().toLowerCase(Locale.ROOT)),
          post,
          office -> office.tally().getOrDefault(status, 0L));
    }
  }

  private static State database(Pipeline pipeline) {
    pipeline.state().<Boolean>read(transaction -> true);
    return new State.Well("answers");
  }

  private static State page(Pipeline pipeline) {
    long generation = pipeline.statusPage().generation();
    return generation > 0
        ? new State.Well("generation " + generation)
        : new State.Ill("no set of files yet");
  }

  Gauges gauges() {
    return gauges;
  }

  int port() {
    return door.port();
  }

  /** Turns readiness off, so that a balancer sends nobody here any more. */
  void drain() {
    admin.drain();
  }

  @Override
  public void close() {
    door.close();
  }
}
