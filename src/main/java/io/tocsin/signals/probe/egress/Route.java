package io.tocsin.signals.probe.egress;

import java.net.InetAddress;
import java.util.List;

/** Whether and where a probe may connect. */
public sealed interface Route {

  /** These addresses were checked; connect to one of them and to nothing else, best first. */
  record Open(List<InetAddress> addresses) implements Route {
    public Open {
      addresses = List.copyOf(addresses);
    }
  }

  /** The name has an address that the configuration does not allow. */
  record Forbidden(String address) implements Route {}

  /** The name has no address, or no resolver answered. */
  record NotFound(String why) implements Route {}
}
