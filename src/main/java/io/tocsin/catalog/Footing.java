package io.tocsin.catalog;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/**
 * What a service stands on: its customers, and what it cannot do without. Immutable.
 *
 * @param customers altogether; zero if nobody said
 * @param byArea customers by the code of the area; empty if nobody said
 * @param dependsOn ids of services without which it does not work
 * @param networks the addresses its customers' lines have, where it carries lines: an operator
 */
public record Footing(
    long customers, Map<String, Long> byArea, List<String> dependsOn, List<Network> networks) {

  /** Nobody said anything. */
  public static final Footing UNKNOWN = new Footing(0, Map.of(), List.of(), List.of());

  public Footing {
    if (customers < 0 || byArea.values().stream().anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException("fewer than no customers");
    }
    byArea = Map.copyOf(byArea);
    dependsOn = List.copyOf(dependsOn);
    networks = List.copyOf(networks);
  }

  /** Whether its customers' lines are its own. */
  public boolean carriesLines() {
    return !networks.isEmpty();
  }

  /** Whether an address is on one of its customers' lines. */
  public boolean carries(InetAddress address) {
    return networks.stream().anyMatch(all -> all.contains(address));
  }
}
