package io.tocsin.app;

import io.tocsin.web.Cidr;
import io.tocsin.web.Proxies;
import java.util.List;

/** The proxies of the configuration, in the words of the door. */
final class Proxying {

  private Proxying() {}

  static Proxies of(List<String> trusted) {
    return new Proxies(
        trusted.stream()
            .map(text ->
                Cidr.parse(text)
                    .orElseThrow(() -> new IllegalArgumentException("not a network: " + text)))
            .toList());
  }
}
