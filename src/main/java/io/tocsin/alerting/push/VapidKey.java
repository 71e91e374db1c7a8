package io.tocsin.alerting.push;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * The key by which push services know this house (RFC 8292): a browser that asked to be woken takes
 * messages signed with it alone. Immutable.
 */
public final class VapidKey {

  private static final Duration GOOD_FOR = Duration.ofHours(12);
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final ECPrivateKey key;
  private final String publicKey;
  private final URI house;

  /**
   * Makes the key, the same one from the same secret.
   *
   * @param secret 32 bytes that stay as long as browsers are to be woken
   * @param house whom a push service can turn to
   */
  public VapidKey(byte[] secret, URI house) {
    this.key = Curve.privateKey(secret);
    this.publicKey = BASE64.encodeToString(Curve.bytes(Curve.publicKey(key)));
    this.house = house;
  }

  /** Returns the public key as browsers take it: a point in base64url. */
  public String publicKey() {
    return publicKey;
  }

  /**
   * The {@code Authorization} of one message: a signed token for that push service, and the key.
   */
  String authorization(URI endpoint, Instant now) {
    String origin =
        endpoint.getScheme()
            + "://"
            + endpoint.getHost()
            + (endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort());
    long end = now.plus(GOOD_FOR).getEpochSecond();
    String claims =
        "{\"aud\":\"%s\",\"exp\":%d,\"sub\":\"%s\"}".formatted(origin, end, house.toASCIIString());
    String token = encoded("{\"typ\":\"JWT\",\"alg\":\"ES256\"}") + "." + encoded(claims);
    return "vapid t=" + token + "." + signature(token) + ", k=" + publicKey;
  }

  private static String encoded(String json) {
    return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private String signature(String token) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(key);
      signature.update(token.getBytes(StandardCharsets.US_ASCII));
      return BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has ECDSA", e);
    }
  }
}
