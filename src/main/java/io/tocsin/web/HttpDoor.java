package io.tocsin.web;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP/1.1 server: one port, one table of routes, the public files and the event stream;
 * thread-safe. Every event loop serves its own connections.
 *
 * <p>Closing drains: nobody new is let in, streams are ended with a time to come back, requests
 * that run may finish, for as long as {@link Limits#drain} says.
 */
public final class HttpDoor implements AutoCloseable {

  private final AtomicBoolean open = new AtomicBoolean(true);
  private final Engine engine;
  private final DoorSettings settings;
  private final House house;
  private final List<Shard> shards = new CopyOnWriteArrayList<>();
  private String deployment = "";

  private HttpDoor(Engine engine, DoorSettings settings, House house) {
    this.engine = engine;
    this.settings = settings;
    this.house = house;
  }

  /**
   * What stands behind a door.
   *
   * @param files the public site, or null at a door that has none
   * @param events the event stream at {@code /events}, or null at a door that has none
   * @param guarded path to event stream; the route of that path says who may listen, and whoever it
   *     answers with 200 is let in
   */
  public record House(
      Routes routes,
      Guard guard,
      Refusals refusals,
      @Nullable PublicFiles files,
      @Nullable EventStream events,
      Map<String, EventStream> guarded) {

    public House {
      guarded = Map.copyOf(guarded);
    }

    /** A house without streams for its own people. */
    public House(
        Routes routes,
        Guard guard,
        Refusals refusals,
        @Nullable PublicFiles files,
        @Nullable EventStream events) {
      this(routes, guard, refusals, files, events, Map.of());
    }
  }

  /**
   * Opens a door.
   *
   * @throws IllegalStateException if the port cannot be had
   */
  public static HttpDoor open(Engine engine, DoorSettings settings, House house) {
    HttpDoor door = new HttpDoor(engine, settings, house);
    door.listen();
    return door;
  }

  private void listen() {
    Traffic traffic = new Traffic(settings.limits());
    HttpServerOptions options = options();
    Future<String> deployed =
        engine
            .vertx()
            .deployVerticle(
                () -> {
                  Shard shard = new Shard(engine, options, settings, house, traffic);
                  shards.add(shard);
                  return shard;
                },
                new DeploymentOptions().setInstances(engine.loops()));
    deployment = Waiting.atMost(deployed, 10, TimeUnit.SECONDS);
  }

  private HttpServerOptions options() {
    return new HttpServerOptions()
        .setHost(settings.address())
        .setPort(settings.port())
        .setReuseAddress(true)
        .setTcpNoDelay(true)
        .setAcceptBacklog(1024)
        .setHttp2ClearTextEnabled(false)
        .setMaxHeaderSize(settings.limits().headerBytes())
        .setMaxInitialLineLength(8 * 1024)
        .setHandle100ContinueAutomatically(true)
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setCompressionSupported(false)
        .setDecompressionSupported(false)
        .setStrictThreadMode(true); // whoever writes is on the loop, and no queue stands between
  }

  /**
   * Lets another house stand behind the door from now on; requests that run are answered by the one
   * they came to. Public files and event stream stay those it was opened with.
   */
  public void move(House next) {
    shards.forEach(shard -> shard.move(next));
  }

  /** Returns the port it listens on. */
  public int port() {
    return shards.getFirst().port();
  }

  /** Drains and closes; what is closed already stays so. */
  @Override
  public void close() {
    if (!open.getAndSet(false)) {
      return;
    }
    Duration patience = settings.limits().drain();
    shards.forEach(Shard::drain);
    try {
      Waiting.atMost(
          Future.all(shards.stream().map(Shard::drained).toList()),
          patience.toMillis(),
          TimeUnit.MILLISECONDS);
    } finally {
      Waiting.atMost(engine.vertx().undeploy(deployment), 2, TimeUnit.SECONDS);
    }
  }
}
