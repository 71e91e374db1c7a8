package io.tocsin.alerting.push;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The push services we speak to: those of the browsers there are. A browser says where its own is,
 * and whoever is signed in can say anything; so what is not listed here is asked for nothing.
 * Immutable.
 *
 * @param hosts whole names
 * @param domains names below which every name counts
 * @param insecure whether plain HTTP to any port is allowed: for tests on this machine alone
 */
public record PushServices(Set<String> hosts, List<String> domains, boolean insecure) {

  /** Chrome and most of its relatives, Firefox, Edge, Safari. */
  public static final PushServices OF_BROWSERS =
      new PushServices(
          Set.of("fcm.googleapis.com", "updates.push.services.mozilla.com"),
          List.of(".push.services.mozilla.com", ".notify.windows.com", ".push.apple.com"),
          false);

  public PushServices {
    hosts = Set.copyOf(hosts);
    domains = List.copyOf(domains);
  }

  boolean knows(URI endpoint) {
    if (endpoint.getHost() == null || endpoint.getUserInfo() != null) {
      return false;
    }
    String host = endpoint.getHost().toLowerCase(Locale.ROOT);
    boolean secure =
        "https".equalsIgnoreCase(endpoint.getScheme())
            && (endpoint.getPort() < 0 || endpoint.getPort() == 443);
    boolean listed = hosts.contains(host) || domains.stream().anyMatch(host::endsWith);
    return listed && (secure || insecure);
  }
}
