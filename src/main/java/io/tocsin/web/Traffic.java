package io.tocsin.web;

import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What runs at a door, over all its event loops; thread-safe. */
final class Traffic {

  private final Limits limits;
  private final ConcurrentHashMap<InetAddress, Integer> connections = new ConcurrentHashMap<>();
  private final AtomicInteger requests = new AtomicInteger();

  Traffic(Limits limits) {
    this.limits = limits;
  }

  /** Counts a connection; false if its peer holds too many already. */
  boolean connect(InetAddress peer) {
    return connections.merge(peer, 1, Integer::sum) <= limits.connectionsPerAddress();
  }

  void disconnect(InetAddress peer) {
    connections.computeIfPresent(peer, (address, count) -> count > 1 ? count - 1 : null);
  }

  /** Counts a request that a handler will answer; false, and not counted, if too many run. */
  boolean begin() {
    if (requests.incrementAndGet() > limits.requests()) {
      requests.decrementAndGet();
      return false;
    }
    return true;
  }

  void end() {
    requests.decrementAndGet();
  }
}
