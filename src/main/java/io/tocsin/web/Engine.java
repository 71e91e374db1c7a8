package io.tocsin.web;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.impl.transports.TransportInternal;
import io.vertx.core.impl.transports.TransportLoader;
import io.vertx.core.transport.Transport;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event loops that doors share, and the virtual threads that handlers run on; thread-safe.
 * Native epoll where the machine has it; {@code io_uring} where {@link Ring} says so.
 */
public final class Engine implements AutoCloseable {

  /** Has Vert.x render the fields of a file once and not for every answer. */
  private static final String RENDER_ONCE = "vertx.cacheImmutableHttpResponseHeaders";

  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private final Vertx vertx;
  private final int loops;
  private final ExecutorService workers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory());

  private Engine(Vertx vertx, int loops) {
    this.vertx = vertx;
    this.loops = loops;
  }

  /** Starts as many event loops as there are processors, without {@code io_uring}. */
  public static Engine start() {
    return start(Ring.NEVER);
  }

  /**
   * Starts as many event loops as there are processors.
   *
   * @param ring when they go through {@code io_uring}; where it was not proven, or is asked for and
   *     cannot be had, they go without and the log says why
   */
  public static Engine start(Ring ring) {
    return switch (ring) {
      case NEVER -> with(withoutRing());
      case PROVEN -> proven();
      case ALWAYS -> asked();
    };
  }

  private static Engine with(Transport transport) {
    System.setProperty(RENDER_ONCE, "true");
    int loops = Math.max(1, Runtime.getRuntime().availableProcessors());
    VertxOptions options =
        new VertxOptions()
            .setUseDaemonThread(false) // a page that stands alone goes on, whoever started it
            .setDisableTCCL(true) // nothing on a loop asks for a class loader
            .setEventLoopPoolSize(loops)
            .setWorkerPoolSize(1)
            .setInternalBlockingPoolSize(2)
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setFileCachingEnabled(false)
                    .setClassPathResolvingEnabled(false));
    return new Engine(Vertx.builder().with(options).withTransport(transport).build(), loops);
  }

  private static Engine asked() {
    Optional<String> missing = ringMissing();
    try {
      if (missing.isEmpty()) {
        return with(Transport.IO_URING);
      }
    } catch (RuntimeException refused) {
      missing = Optional.of(RingTrial.root(refused));
    }
    LOG.warn(
        "io_uring is asked for and cannot be had, the connections go without it: {}",
        missing.orElse("no reason is given"));
    return with(withoutRing());
  }

  private static Engine proven() {
    Optional<RingVerdict> no = untried();
    if (no.isPresent()) {
      LOG.info("Connections go without io_uring: {}", why(no.get()));
      return with(withoutRing());
    }
    return proven(() -> with(Transport.IO_URING));
  }

  /** Returns the loops made if they stand their trial, and others if they do not. */
  static Engine proven(Supplier<Engine> loops) {
    Attempt attempt = Attempt.of(loops);
    RingVerdict verdict = attempt.verdict();
    if (attempt.engine() != null && verdict instanceof RingVerdict.Proven proven) {
      LOG.info(
          "Connections go through io_uring: {} were tried in {} ms, and all was well",
          proven.connections(),
          proven.took().toMillis());
      return attempt.engine();
    }
    if (verdict instanceof RingVerdict.Faulty(String why)) {
      LOG.warn(
          "io_uring failed its trial, the connections go without it: {}. Look for a newer kernel;"
              + " server.io_uring: false leaves the trial out",
          why);
    } else {
      LOG.warn(
          "The trial of io_uring could not be finished, the connections go without it: {}. The machine is"
              + " busy, or it is the kernel; server.io_uring: false leaves the trial out",
          why(verdict));
    }
    attempt.abandon();
    return with(withoutRing());
  }

  /** Loops, if they could be made, and how their trial went. */
  private record Attempt(@Nullable Engine engine, RingVerdict verdict) {

    /** Makes loops and tries them; waits five seconds for both, whatever the kernel does. */
    static Attempt of(Supplier<Engine> loops) {
      CompletableFuture<Attempt> made =
          CompletableFuture.supplyAsync(
              () -> {
                Engine engine = loops.get();
                return new Attempt(engine, new RingTrial(engine.vertx).hold());
              },
              Thread::startVirtualThread);
      try {
        return made.get(5, TimeUnit.SECONDS);
      } catch (TimeoutException late) {
        var unused = made.thenAccept(Attempt::abandon);
        return without("no loops within 5 seconds");
      } catch (ExecutionException refused) { // the kernel has it and gives none
        return without(RingTrial.root(refused));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        var unused = made.thenAccept(Attempt::abandon);
        return without("interrupted");
      }
    }

    private static Attempt without(String why) {
      return new Attempt(null, new RingVerdict.Unfinished(why));
    }

    /** Lets go of loops that may not answer any more, without waiting for them. */
    void abandon() {
      if (engine != null) {
        engine.workers.shutdownNow();
        var unused = engine.vertx.close();
      }
    }
  }

  /**
   * Tries {@code io_uring} on this machine as a start with {@link Ring#PROVEN} does; takes five
   * seconds at most.
   */
  public static RingVerdict tryRing() {
    Optional<RingVerdict> no = untried();
    if (no.isPresent()) {
      return no.get();
    }
    Attempt attempt = Attempt.of(() -> with(Transport.IO_URING));
    attempt.abandon();
    return attempt.verdict();
  }

  /** Why there is nothing to try; nothing if there is. */
  private static Optional<RingVerdict> untried() {
    Optional<RingVerdict> unasked = RingCaution.unasked().map(RingVerdict.Unasked::new);
    return unasked.isPresent() ? unasked : ringMissing().map(RingVerdict.Missing::new);
  }

  private static String why(RingVerdict verdict) {
    return switch (verdict) {
      case RingVerdict.Proven _ -> "all was well";
      case RingVerdict.Unasked(String why) -> why;
      case RingVerdict.Missing(String why) -> why;
      case RingVerdict.Unfinished(String why) -> why;
      case RingVerdict.Faulty(String why) -> why;
    };
  }

  /**
   * What this machine has besides {@code io_uring}, found without a look at that: merely reading a
   * constant of {@link Transport} asks the kernel for it, and some houses end a process for the
   * question. Vert.x has no public way around, so its loaders are named here.
   */
  private static Transport withoutRing() {
    return Stream.of(TransportLoader.epoll(), TransportLoader.kqueue())
        .filter(found -> found != null && found.available())
        .findFirst()
        .orElseGet(() -> new TransportInternal("nio", true, null, NioTransport.INSTANCE));
  }

  /** Why {@code io_uring} cannot be had on this machine; nothing if it can. Asks the kernel. */
  public static Optional<String> ringMissing() {
    Transport ring = Transport.IO_URING;
    if (ring == null) {
      return Optional.of("there is no library for this kind of machine");
    }
    Throwable why = ring.unavailabilityCause();
    return ring.available()
        ? Optional.empty()
        : Optional.of(why == null ? "no reason is given" : String.valueOf(why.getMessage()));
  }

  Vertx vertx() {
    return vertx;
  }

  int loops() {
    return loops;
  }

  ExecutorService workers() {
    return workers;
  }

  /** Stops the loops; doors that are still open are closed without waiting. */
  @Override
  public void close() {
    workers.shutdownNow();
    Waiting.atMost(vertx.close(), 5, TimeUnit.SECONDS);
  }
}
