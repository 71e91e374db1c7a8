package io.tocsin.app;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What must be closed, last in, first out; thread-safe. */
public final class Closers implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Closers.class);

  private final Deque<Named> named = new ArrayDeque<>();

  private record Named(String name, AutoCloseable closeable) {}

  /** Registers a part the moment it exists and returns it. */
  public synchronized <T extends AutoCloseable> T add(String name, T part) {
    named.push(new Named(name, part));
    return part;
  }

  /**
   * Closes everything once; a part that fails to close is logged and does not keep the others open.
   */
  @Override
  public synchronized void close() {
    while (!named.isEmpty()) {
      Named next = named.pop();
      try {
        next.closeable().close();
      } catch (Exception failure) {
        LOG.error("could not close {}", next.name(), failure);
      }
    }
  }
}
