package io.tocsin.signals.probe.egress;

import io.tocsin.signals.ProbeReason;
import io.tocsin.signals.probe.Observation;
import io.tocsin.signals.probe.Probe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Connects to a port and hangs up: enough for a witness; thread-safe. */
public final class PortProbe implements Probe {

  private final String host;
  private final int port;
  private final Duration timeout;
  private final boolean allowPrivate;
  private final EgressGate gate;

  /** A probe of one port. */
  public PortProbe(String host, int port, Duration timeout, boolean allowPrivate, EgressGate gate) {
    this.host = host;
    this.port = port;
    this.timeout = timeout;
    this.allowPrivate = allowPrivate;
    this.gate = gate;
  }

  @Override
  public Observation ask() throws InterruptedException {
    long start = System.nanoTime();
    return switch (gate.route(host, allowPrivate)) {
      case Route.Open open -> connect(open.addresses().getFirst(), start);
      case Route.Forbidden forbidden ->
          seen(
              ProbeReason.TARGET_NOT_ALLOWED,
              start,
              forbidden.address() + " is not a public address");
      case Route.NotFound notFound -> seen(ProbeReason.NAME_NOT_FOUND, start, notFound.why());
    };
  }

  private Observation connect(InetAddress address, long start) {
    try {
      gate.connect(address, port, start + timeout.toNanos()).close();
      return seen(ProbeReason.AS_EXPECTED, start, "connected");
    } catch (SocketTimeoutException late) {
      return seen(
          ProbeReason.TIMED_OUT, start, "no connection within " + timeout.toSeconds() + " s");
    } catch (IOException refused) {
      return seen(ProbeReason.CONNECTION_REFUSED, start, String.valueOf(refused.getMessage()));
    }
  }

  private static Observation seen(ProbeReason reason, long start, String detail) {
    return new Observation(reason, Duration.ofNanos(System.nanoTime() - start), detail);
  }
}
