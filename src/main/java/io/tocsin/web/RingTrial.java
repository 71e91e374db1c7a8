package io.tocsin.web;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Tries event loops that go through {@code io_uring} before anybody is served by them: connections
 * of this machine with itself, on each loop, with answers larger than what the kernel takes at
 * once, readers who stop for a moment, leave in the middle or tear the line.
 */
final class RingTrial {

  private static final String HERE = "127.0.0.1";
  private static final int EACH = 6;
  private static final int ROOM = 32 << 10;
  private static final int LETTER = 700;

  /** How many bytes a whole visit brings back. */
  static final int LENGTH = 768 << 10;

  private static final byte[] TEXT = text(LENGTH);
  private static final long PAUSE_MILLIS = 5;
  private static final long LIMIT_MILLIS = 3_000;

  private final Vertx vertx;
  private final int loops;
  private final NetClient lasting;
  private final NetClient tearing;

  private RingTrial(Vertx vertx, int loops) {
    this.vertx = vertx;
    this.loops = loops;
    NetClientOptions options =
        new NetClientOptions()
            .setTcpNoDelay(true)
            .setReceiveBufferSize(ROOM)
            .setConnectTimeout((int) LIMIT_MILLIS);
    lasting = vertx.createNetClient(options);
    tearing = vertx.createNetClient(new NetClientOptions(options).setSoLinger(0));
  }

  /**
   * Tries the loops; waits for the end, three seconds at most.
   *
   * @return {@link RingVerdict.Proven} or {@link RingVerdict.Faulty}
   */
  static RingVerdict of(Vertx vertx, int loops) {
    long start = System.nanoTime();
    RingTrial trial = new RingTrial(vertx, loops);
    try {
      int connections = Waiting.atMost(trial.run(), LIMIT_MILLIS, TimeUnit.MILLISECONDS);
      return new RingVerdict.Proven(connections, Duration.ofNanos(System.nanoTime() - start));
    } catch (IllegalStateException fault) {
      return new RingVerdict.Faulty(told(fault));
    }
  }

  private static String told(IllegalStateException fault) {
    Throwable cause = fault.getCause();
    if (cause instanceof Wrong) {
      return String.valueOf(cause.getMessage());
    }
    return cause == null || cause instanceof TimeoutException
        ? String.valueOf(fault.getMessage())
        : cause.toString();
  }

  private Future<Integer> run() {
    List<Host> hosts = new CopyOnWriteArrayList<>();
    List<Future<String>> deployed = new ArrayList<>();
    for (int loop = 0; loop < loops; loop++) {
      Host host = new Host();
      hosts.add(host);
      deployed.add(vertx.deployVerticle(host));
    }
    return Future.all(deployed)
        .compose(_ -> Future.all(hosts.stream().flatMap(host -> visits(host).stream()).toList()))
        .compose(_ -> Future.all(deployed.stream().map(id -> vertx.undeploy(id.result())).toList()))
        .compose(_ -> Future.all(lasting.close(), tearing.close()))
        .map(loops * EACH);
  }

  /** Those who come to one loop, and what it saw of their going. */
  private List<Future<Void>> visits(Host host) {
    List<Future<Void>> all = new ArrayList<>();
    for (int visitor = 0; visitor < EACH; visitor++) {
      int stay = visitor % 3 == 0 ? LENGTH : LENGTH / 8;
      NetClient client = visitor % 3 == 2 ? tearing : lasting;
      all.add(visit(vertx, client, host.port(), stay));
    }
    all.add(host.left());
    return all;
  }

  /**
   * Pays one visit to who sends back what comes.
   *
   * @param stay after how many bytes to leave, at most {@link #LENGTH}
   * @return fails with what was wrong
   */
  static Future<Void> visit(Vertx vertx, NetClient client, int port, int stay) {
    Promise<Void> end = Promise.promise();
    client
        .connect(port, HERE)
        .onSuccess(socket -> new Visit(vertx, socket, stay, end).begin())
        .onFailure(end::tryFail);
    return end.future();
  }

  /** Bytes in which none stands where its neighbour could. */
  private static byte[] text(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i ^ (i >> 8) * 31 ^ (i >> 16) * 17);
    }
    return bytes;
  }

  private static Buffer text(int from, int to) {
    return Buffer.buffer(Arrays.copyOfRange(TEXT, from, to));
  }

  /** What was seen is not what it has to be. */
  private static final class Wrong extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message);
    }
  }

  /** On a loop of its own: sends back a letter, byte for byte, then a page, and closes. */
  private static final class Host extends VerticleBase {

    private final Promise<Void> left = Promise.promise();
    private @Nullable NetServer server;
    private int gone;

    @Override
    public Future<?> start() {
      NetServer opened =
          vertx.createNetServer(
              new NetServerOptions()
                  .setHost(HERE)
                  .setPort(0)
                  .setTcpNoDelay(true)
                  .setSendBufferSize(ROOM));
      server = opened;
      return opened.connectHandler(this::serve).listen();
    }

    int port() {
      return server == null ? 0 : server.actualPort();
    }

    /** Comes when the loop has seen the end of all who came. */
    Future<Void> left() {
      return left.future();
    }

    private void serve(NetSocket socket) {
      int[] seen = {0};
      socket.exceptionHandler(_ -> {}); // a torn line; that it is over is what counts
      socket.closeHandler(_ -> {
        gone++;
        if (gone == EACH) {
          left.tryComplete();
        }
      });
      socket.handler(bytes -> {
        seen[0] += bytes.length();
        var unused = socket.write(bytes);
        if (seen[0] >= LETTER) {
          unused = socket.write(text(LETTER, LENGTH));
          unused = socket.end();
        }
      });
    }
  }

  /** One who comes, sends the letter, compares what comes back, and goes. */
  private static final class Visit {

    private final Vertx vertx;
    private final NetSocket socket;
    private final int stay;
    private final Promise<Void> end;
    private int read;
    private boolean leaving;

    Visit(Vertx vertx, NetSocket socket, int stay, Promise<Void> end) {
      this.vertx = vertx;
      this.socket = socket;
      this.stay = stay;
      this.end = end;
    }

    void begin() {
      socket.exceptionHandler(failure -> {
        if (!leaving) {
          end.tryFail(new Wrong("a connection failed after " + read + " bytes: " + failure));
        }
      });
      socket.endHandler(_ -> ended()); // after the last byte, also of those read while it paused
      socket.handler(this::compare);
      var unused = socket.write(text(0, 1));
    }

    private void compare(Buffer bytes) {
      if (leaving) {
        return;
      }
      int to = read + bytes.length();
      if (to > LENGTH || !Arrays.equals(bytes.getBytes(), Arrays.copyOfRange(TEXT, read, to))) {
        end.tryFail(new Wrong("other bytes came back than were sent, after " + read));
        leave();
        return;
      }
      boolean first = read == 0;
      boolean second = read < LETTER && to >= LETTER;
      read = to;
      if (first) {
        var unused = socket.write(text(1, LETTER));
      } else if (second) {
        socket.pause();
        vertx.setTimer(PAUSE_MILLIS, _ -> socket.resume());
      } else if (read >= stay && stay < LENGTH) {
        leave();
      }
    }

    private void leave() {
      leaving = true;
      var unused = socket.close().onComplete(_ -> end.tryComplete());
    }

    private void ended() {
      if (leaving) {
        return;
      }
      if (read == LENGTH) {
        end.tryComplete();
      } else {
        end.tryFail(new Wrong("a connection ended after " + read + " bytes"));
      }
    }
  }
}
