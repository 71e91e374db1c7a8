package io.tocsin.api;

import io.tocsin.signals.Sender;
import io.tocsin.web.Request;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who sent a request, as far as a report needs to know. */
final class Senders {

  /** The header with a solved challenge, {@code token:nonce}. */
  static final String WORK = "Tocsin-Work";

  private Senders() {}

  static Sender of(Request request, @Nullable String work, @Nullable String form) {
    return new Sender(
        request.client(),
        request.header("User-Agent").orElse(""),
        referer(request).orElse(null),
        work,
        form);
  }

  /** A page of our own is where everybody comes from and tells nothing. */
  private static Optional<String> referer(Request request) {
    String host = request.header("Host").orElse("");
    return request.header("Referer").filter(referer -> !isOwn(referer, host));
  }

  private static boolean isOwn(String referer, String host) {
    try {
      return host.equals(new URI(referer).getAuthority());
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
