package io.tocsin.alerting.push;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Optional;

/**
 * A browser that asked to be woken (RFC 8030 section 4, Push API section 8). Immutable.
 *
 * @param account the name of who was signed in there
 * @param endpoint where its push service takes messages for it
 * @param publicKey an uncompressed point of P-256, base64url
 * @param secret 16 bytes that the browser made for us, base64url
 * @param language in which it is told
 */
public record Device(
    String account, URI endpoint, String publicKey, String secret, String language) {

  private static final int SECRET_BYTES = 16;
  private static final int LONGEST = 2048;

  /**
   * Reads what a browser sent; empty unless it is whole and its push service is one we speak to.
   */
  public static Optional<Device> of(
      PushServices services, String account, Asked asked, String language) {
    try {
      URI endpoint = new URI(asked.endpoint());
      Curve.publicKey(decoded(asked.publicKey()));
      boolean whole =
          asked.endpoint().length() <= LONGEST
              && decoded(asked.secret()).length == SECRET_BYTES
              && services.knows(endpoint);
      return whole
          ? Optional.of(new Device(account, endpoint, asked.publicKey(), asked.secret(), language))
          : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  /** What a browser says of itself, not looked at yet. */
  public record Asked(String endpoint, String publicKey, String secret) {}

  private static byte[] decoded(String base64) {
    return Base64.getUrlDecoder().decode(base64);
  }

  byte[] point() {
    return decoded(publicKey);
  }

  byte[] authentication() {
    return decoded(secret);
  }
}
