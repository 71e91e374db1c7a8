package io.tocsin.web;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one event loop serves of a door: its connections and their slowness; confined to it. */
final class Shard extends VerticleBase {

  private static final long SWEEP_MILLIS = 200;

  private final HttpServer server;
  private final Desk desk;
  private final DoorSettings settings;
  private final Traffic traffic;
  private final @Nullable Readers readers;
  private final Map<String, Readers> guarded = new HashMap<>();
  private final HttpDoor.House house;
  private final Map<HttpConnection, Watch> watches = new HashMap<>();

  Shard(
      Engine engine,
      HttpServerOptions options,
      DoorSettings settings,
      HttpDoor.House house,
      Traffic traffic) {
    EventStream events = house.events();
    this.readers = events == null ? null : events.branch(settings.limits());
    this.settings = settings;
    this.traffic = traffic;
    this.desk = new Desk(engine, settings, house, traffic, readers);
    this.house = house;
    this.server = engine.vertx().createHttpServer(options);
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(SWEEP_MILLIS, timer -> sweep());
    if (readers != null) {
      readers.start(context);
    }
    settle(house);
    return server
        .connectionHandler(this::connected)
        .requestHandler(this::requested)
        .invalidRequestHandler(this::invalid)
        .exceptionHandler(ignored -> {})
        .listen();
  }

  /** Brings another house in; from any thread. */
  void move(HttpDoor.House next) {
    context.runOnContext(ignored -> {
      guarded.values().forEach(Readers::endAll);
      guarded.clear();
      settle(next);
    });
  }

  private void settle(HttpDoor.House next) {
    next.guarded().forEach((path, stream) -> guarded.put(path, stream.branch(settings.limits())));
    guarded.values().forEach(stream -> stream.start(context));
    desk.move(next, guarded);
  }

  int port() {
    return server.actualPort();
  }

  private void connected(HttpConnection connection) {
    InetAddress peer = address(connection.remoteAddress());
    boolean counted = !settings.proxies().trust(peer);
    boolean welcome = !counted || traffic.connect(peer);
    watches.put(connection, new Watch(peer, counted, Hatch.in(connection), System.nanoTime()));
    connection.closeHandler(closed -> {
      Watch watch = watches.remove(connection);
      if (watch != null && watch.counted) {
        traffic.disconnect(peer);
      }
    });
    if (!welcome) {
      connection.close();
    }
  }

  private static InetAddress address(SocketAddress remote) {
    InetAddress literal = Addresses.parse(remote.hostAddress()).orElse(null);
    return literal != null ? literal : InetAddress.getLoopbackAddress();
  }

  private void requested(HttpServerRequest request) {
    Watch watch = watches.get(request.connection());
    if (watch != null) {
      desk.serve(new Exchange(request, watch, desk));
    }
  }

  private void invalid(HttpServerRequest request) {
    Watch watch = watches.get(request.connection());
    if (watch != null) {
      new Exchange(request, watch, desk).refuseUnreadable();
    }
  }

  private void sweep() {
    long now = System.nanoTime();
    List<HttpConnection> overdue = new ArrayList<>();
    watches.forEach((connection, watch) -> {
      if (watch.isOverdue(settings.limits(), now)) {
        overdue.add(connection);
      }
    });
    overdue.forEach(HttpConnection::close); // which takes it out of the map
  }

  /** Lets nobody new in, ends streams, tells keep-alive connections to go; from any thread. */
  void drain() {
    desk.drain();
    context.runOnContext(ignored -> {
      if (readers != null) {
        readers.endAll();
      }
      guarded.values().forEach(Readers::endAll);
    });
  }

  /** Completes when no request runs any more, or patience is over. */
  Future<?> drained() {
    return server.shutdown(settings.limits().drain());
  }
}
