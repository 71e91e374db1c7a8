package io.tocsin.signals;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hashes under one root secret, a key of its own for every purpose (HMAC-SHA-256, RFC 2104);
 * thread-safe. The secret never leaves.
 */
public final class Keys {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORT_BYTES = 18;

  private final byte[] root;

  /**
   * Takes the root secret.
   *
   * @throws IllegalArgumentException if it has fewer than 32 bytes
   */
  public Keys(byte[] root) {
    if (root.length < 32) {
      throw new IllegalArgumentException("a root secret of " + root.length + " bytes");
    }
    this.root = root.clone();
  }

  /** Returns a key of 32 bytes for a purpose of somebody else's. */
  public byte[] derive(String purpose) {
    return mac(root, "key " + purpose);
  }

  /** Returns the first 144 bits of the text's keyed hash, as 24 characters fit for an address. */
  String tag(String purpose, String text) {
    byte[] whole = mac(derive(purpose), text);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(whole, SHORT_BYTES));
  }

  /** Says, in constant time, whether the tag belongs to the text. */
  boolean fits(String purpose, String text, String tag) {
    return MessageDigest.isEqual(
        tag(purpose, text).getBytes(StandardCharsets.UTF_8), tag.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "keys";
  }
}
