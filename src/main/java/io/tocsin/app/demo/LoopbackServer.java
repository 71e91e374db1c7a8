package io.tocsin.app.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server on this machine that can vanish: while it is gone nothing listens on its port;
 * thread-safe.
 */
final class LoopbackServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);
  private static final int LOOK_EVERY_MILLIS = 50;
  private static final int BACKLOG = 64;
  private static final int PATIENCE_MILLIS = 10_000;

  private final int port;
  private final BooleanSupplier there;
  private final Conversation conversation;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean closed;

  /** What the server says over one connection. */
  @FunctionalInterface
  interface Conversation {
    void hold(Socket socket) throws IOException, InterruptedException;
  }

  private LoopbackServer(int port, BooleanSupplier there, Conversation conversation) {
    this.port = port;
    this.there = there;
    this.conversation = conversation;
  }

  /** Listens on any free port. */
  static LoopbackServer open(BooleanSupplier there, Conversation conversation) throws IOException {
    ServerSocket first = bind(0);
    LoopbackServer server = new LoopbackServer(first.getLocalPort(), there, conversation);
    server.threads.execute(() -> server.run(first));
    return server;
  }

  private static ServerSocket bind(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    socket.setSoTimeout(LOOK_EVERY_MILLIS);
    return socket;
  }

  int port() {
    return port;
  }

  private void run(ServerSocket first) {
    ServerSocket listening = first;
    try {
      while (!closed) {
        acceptWhileThere(listening);
        while (!closed && !there.getAsBoolean()) {
          Thread.sleep(LOOK_EVERY_MILLIS);
        }
        if (!closed) {
          listening = bind(port);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException failure) {
      if (!closed) {
        LOG.error("a server of the demo cannot listen on {}", port, failure);
      }
    }
  }

  private void acceptWhileThere(ServerSocket listening) throws IOException {
    try (listening) {
      while (!closed && there.getAsBoolean()) {
        accept(listening);
      }
    }
  }

  private void accept(ServerSocket listening) throws IOException {
    try {
      Socket socket = listening.accept();
      threads.execute(() -> hold(socket));
    } catch (SocketTimeoutException nobodyCame) {
      LOG.trace("nobody came to {}", port, nobodyCame);
    }
  }

  private void hold(Socket socket) {
    try (socket) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      conversation.hold(socket);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException hungUp) {
      LOG.debug("somebody hung up on {}", port, hungUp);
    }
  }

  @Override
  public void close() {
    closed = true;
    threads.shutdownNow();
  }
}
