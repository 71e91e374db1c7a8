package io.tocsin.operators;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes challenges and knows its own again, without keeping any: whoever asks a thousand times
 * fills no table; thread-safe.
 *
 * <p>A ticket is {@code service|domain|second|nonce} and its HMAC-SHA-256; the public text is
 * another HMAC of the same, so that a stranger who reads the proof cannot make the ticket of it.
 */
final class Challenges {

  /** How long somebody may take to put the proof into place. */
  static final Duration LASTING = Duration.ofDays(7);

  private static final String PREFIX = "tocsin-operator=";
  private static final int LONGEST = 800;
  private static final int NONCE_BYTES = 18;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final SecretKeySpec key;
  private final SecureRandom random;

  /** Takes a key of at least 32 bytes that serves no other purpose. */
  Challenges(byte[] key, SecureRandom random) {
    if (key.length < 32) {
      throw new IllegalArgumentException("a key of " + key.length + " bytes");
    }
    this.key = new SecretKeySpec(key, "HmacSHA256");
    this.random = random;
  }

  Challenge fresh(String service, String domain, Instant now) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    String body = service + "|" + domain + "|" + now.getEpochSecond() + "|" + base64(nonce);
    return challenge(service, domain, body, now.getEpochSecond());
  }

  private Challenge challenge(String service, String domain, String body, long second) {
    String ticket = base64(body.getBytes(StandardCharsets.UTF_8)) + "." + tag("ticket", body);
    Instant until = Instant.ofEpochSecond(second).plus(LASTING);
    return new Challenge(service, domain, ticket, PREFIX + tag("proof", body), until);
  }

  /** Knows a ticket again; empty if it is none of ours, or too old. */
  Optional<Challenge> read(String ticket, Instant now) {
    int dot = ticket.indexOf('.');
    if (dot < 0 || ticket.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(ticket.substring(0, dot));
      String body = new String(bytes, StandardCharsets.UTF_8);
      return fits(tag("ticket", body), ticket.substring(dot + 1))
          ? ours(body).filter(challenge -> now.isBefore(challenge.until()))
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private Optional<Challenge> ours(String body) {
    String[] parts = body.split("\\|", -1);
    try {
      return Optional.of(challenge(parts[0], parts[1], body, Long.parseLong(parts[2])));
    } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException notOurs) {
      return Optional.empty();
    }
  }

  private static boolean fits(String expected, String got) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), got.getBytes(StandardCharsets.UTF_8));
  }

  private String tag(String purpose, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] whole = mac.doFinal((purpose + "|" + body).getBytes(StandardCharsets.UTF_8));
      return base64(Arrays.copyOf(whole, 24));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private static String base64(byte[] bytes) {
    return BASE64.encodeToString(bytes);
  }
}
