package io.tocsin.web;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Whom we talk to, when proxies stand between (RELIABILITY T22): {@code X-Forwarded-For} is read
 * from the right, only as far as the hops are trusted; the first untrusted one is the client.
 * Whatever stands further left is a stranger's word and is ignored. Immutable.
 */
public record Proxies(List<Cidr> trusted) {

  /** Nobody is trusted: the peer is the client. */
  public static final Proxies NONE = new Proxies(List.of());

  private static final int MAX_HOPS = 32;

  public Proxies {
    trusted = List.copyOf(trusted);
  }

  /** Says whether the peer is a proxy of the owner's. */
  public boolean trust(InetAddress peer) {
    for (Cidr block : trusted) {
      if (block.contains(peer)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whom we talk to. */
  public InetAddress client(InetAddress peer, Headers headers) {
    if (!trust(peer)) {
      return peer;
    }
    String[] hops = headers.joined("X-Forwarded-For").split(",", -1);
    InetAddress client = peer;
    for (int i = hops.length - 1; i >= 0 && hops.length - i <= MAX_HOPS && trust(client); i--) {
      Optional<InetAddress> hop = Addresses.parse(hops[i].strip());
      if (hop.isEmpty()) {
        return client;
      }
      client = hop.get();
    }
    return client;
  }

  /** Says whether the client came by HTTPS: the word of the nearest trusted proxy. */
  public boolean secure(InetAddress peer, Headers headers) {
    return trust(peer) && headers.only("X-Forwarded-Proto").filter("https"::equals).isPresent();
  }
}
