package io.tocsin.signals;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a report, for as long as the request lasts. Immutable; never stored, never logged.
 *
 * @param userAgent empty if none was sent
 * @param referer the page the person came from, if the browser told
 * @param work a solved challenge, {@code token:nonce}
 * @param form the token of the form that was filled in
 */
public record Sender(
    InetAddress address,
    String userAgent,
    @Nullable String referer,
    @Nullable String work,
    @Nullable String form) {

  /** Tells nothing: addresses are not for logs. */
  @Override
  public String toString() {
    return "a sender";
  }
}
