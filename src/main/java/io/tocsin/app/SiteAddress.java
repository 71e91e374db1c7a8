package io.tocsin.app;

import io.tocsin.catalog.yaml.MachineSettings.ServerSettings;
import java.net.URI;

/**
 * Where the page is. Immutable.
 *
 * @param here on this machine
 * @param base for the public, ending in a slash
 */
record SiteAddress(URI here, URI base) {

  static SiteAddress of(ServerSettings server) {
    URI here = URI.create("http://" + hostInUrl(server.host()) + ":" + server.port() + "/");
    URI told = server.baseUrl();
    return new SiteAddress(here, told == null ? here : slashed(told));
  }

  private static URI slashed(URI base) {
    return base.toString().endsWith("/") ? base : URI.create(base + "/");
  }

  private static String hostInUrl(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }
}
