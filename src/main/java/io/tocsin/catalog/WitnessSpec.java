package io.tocsin.catalog;

import java.net.URI;
import java.time.Duration;

/**
 * A place on the network that has nothing to do with what is watched. When every witness is silent
 * our own network is gone, and probes say nothing about anybody. Immutable.
 *
 * @param id unique among witnesses
 * @param timeout how long one try may take; never longer than the interval
 * @param allowPrivate whether the target may lie in a private network or on this very machine
 */
public record WitnessSpec(
    String id, Target target, Duration interval, Duration timeout, boolean allowPrivate) {

  public WitnessSpec {
    Id.require("witness", id);
    ProbeRules.checkTimes(id, interval, timeout);
  }

  /** What answers when our network is well. */
  public sealed interface Target {

    /** A page: any HTTP answer, whatever its status, tells that the network is there. */
    record Page(URI url) implements Target {
      public Page {
        WebAddress.require(url);
      }

      @Override
      public String toString() {
        return url.toString();
      }
    }

    /** A TCP port: an accepted connection tells that the network is there. */
    record Port(String host, int port) implements Target {
      public Port {
        ProbeRules.checkCommandWord(host);
        ProbeRules.checkPort(host, port);
      }

      @Override
      public String toString() {
        return host + ":" + port;
      }
    }
  }
}
