package io.tocsin.api;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tocsin.web.Permission;
import io.tocsin.web.Reply;
import io.tocsin.web.Request;
import io.tocsin.web.Route;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What the machine's keeper asks, on a port of its own that the public does not reach: {@code
 * /livez} (the event loop turns), {@code /readyz} (everything needed is well), {@code /metrics}
 * (Prometheus text format); thread-safe.
 */
public final class AdminApi {

  private static final Permission KEEPER = new Permission.Everybody();
  private static final long PATIENCE_MILLIS = 2_000;
  private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final List<HealthCheck> checks;
  private final PrometheusMeterRegistry registry;
  private final Executor workers;
  private volatile boolean draining;

  /**
   * Joins the parts.
   *
   * @param workers runs the checks side by side; each may block
   */
  public AdminApi(List<HealthCheck> checks, PrometheusMeterRegistry registry, Executor workers) {
    this.checks = List.copyOf(checks);
    this.registry = registry;
    this.workers = workers;
  }

  /** Returns the routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/livez", KEEPER, request -> Json.reply(200, Map.of("live", true))),
        Route.get("/readyz", KEEPER, this::ready),
        Route.get("/metrics", KEEPER, this::metrics));
  }

  /** Says from now on that this node is not ready, so that nobody new is sent here. */
  public void drain() {
    draining = true;
  }

  private Reply metrics(Request request) {
    return Reply.of(200, METRICS_TYPE, registry.scrape().getBytes(StandardCharsets.UTF_8));
  }

  private Reply ready(Request request) {
    List<CompletableFuture<HealthCheck.State>> looks = new ArrayList<>();
    for (HealthCheck check : checks) {
      looks.add(
          CompletableFuture.supplyAsync(check::look, workers)
              .orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
              .exceptionally(AdminApi::ill));
    }
    boolean ready = !draining;
    Map<String, Object> details = new LinkedHashMap<>();
    for (int i = 0; i < checks.size(); i++) {
      HealthCheck.State state = looks.get(i).join();
      ready &= state instanceof HealthCheck.State.Well;
      details.put(checks.get(i).name(), detail(state));
    }
    return Json.reply(
        ready ? 200 : 503, Map.of("ready", ready, "draining", draining, "checks", details));
  }

  private static HealthCheck.State ill(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return new HealthCheck.State.Ill(
        cause instanceof TimeoutException
            ? "no answer within " + PATIENCE_MILLIS + " ms"
            : String.valueOf(cause));
  }

  private static Map<String, Object> detail(HealthCheck.State state) {
    return switch (state) {
      case HealthCheck.State.Well(String detail) -> Map.of("well", true, "detail", detail);
      case HealthCheck.State.Ill(String detail) -> Map.of("well", false, "detail", detail);
    };
  }
}
