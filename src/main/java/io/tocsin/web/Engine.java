package io.tocsin.web;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The event loops that doors share, and the virtual threads that handlers run on; thread-safe.
 * Native epoll where the machine has it.
 */
public final class Engine implements AutoCloseable {

  /** Has Vert.x render the fields of a file once and not for every answer. */
  private static final String RENDER_ONCE = "vertx.cacheImmutableHttpResponseHeaders";

  private final Vertx vertx;
  private final int loops;
  private final ExecutorService workers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory());

  private Engine(Vertx vertx, int loops) {
    this.vertx = vertx;
    this.loops = loops;
  }

  /** Starts as many event loops as there are processors. */
  public static Engine start() {
    System.setProperty(RENDER_ONCE, "true");
    int loops = Math.max(1, Runtime.getRuntime().availableProcessors());
    VertxOptions options =
        new VertxOptions()
            .setPreferNativeTransport(true)
            .setDisableTCCL(true) // nothing on a loop asks for a class loader
            .setEventLoopPoolSize(loops)
            .setWorkerPoolSize(1)
            .setInternalBlockingPoolSize(2)
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setFileCachingEnabled(false)
                    .setClassPathResolvingEnabled(false));
    return new Engine(Vertx.vertx(options), loops);
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
