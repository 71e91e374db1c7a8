package io.tocsin.signals.probe.http;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.impl.transports.TransportInternal;

/** An event loop of its own for who asks others, so that a slow target never delays a reader. */
final class OneLoop {

  private OneLoop() {}

  /**
   * Starts it. Its transport is named without {@link io.vertx.core.transport.Transport}, whose mere
   * constants ask the kernel for {@code io_uring} (ADR 48).
   */
  static Vertx start() {
    VertxOptions options =
        new VertxOptions()
            .setEventLoopPoolSize(1)
            .setWorkerPoolSize(1)
            .setInternalBlockingPoolSize(1)
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setFileCachingEnabled(false)
                    .setClassPathResolvingEnabled(false));
    return Vertx.builder()
        .with(options)
        .withTransport(new TransportInternal("nio", true, null, NioTransport.INSTANCE))
        .build();
  }
}
