package io.tocsin.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the tokens of private links, and the hashes under which they are kept. Immutable,
 * thread-safe.
 *
 * <p>A token is the keyed hash (HMAC-SHA-256, first 160 bits) of purpose and subscription: it can
 * be written into every mail without being stored anywhere, and a token for one purpose or person
 * says nothing about any other.
 */
final class Tokens {

  private static final int LEAST_KEY_BYTES = 32;
  private static final int TOKEN_BYTES = 20;
  private static final int LONGEST = 100;

  private final byte[] key;

  Tokens(byte[] key) {
    if (key.length < LEAST_KEY_BYTES) {
      throw new IllegalArgumentException("the key has less than " + LEAST_KEY_BYTES + " bytes");
    }
    this.key = key.clone();
  }

  String token(Purpose purpose, String subscription) {
    byte[] bytes = Arrays.copyOf(hmac("token " + purpose + " " + subscription), TOKEN_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Returns the keyed hash by which an address is recognised without being kept. */
  String addressHash(EmailAddress address) {
    return HexFormat.of().formatHex(hmac("address " + address.text()));
  }

  private byte[] hmac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HmacSHA256", e);
    }
  }

  /** Returns the hash under which a token is kept; whatever a stranger sends is hashed alike. */
  static String hash(String token) {
    try {
      String bounded = token.length() > LONGEST ? token.substring(0, LONGEST) + "+" : token;
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(bounded.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
