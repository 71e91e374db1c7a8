package io.tocsin.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A random secret as its owner holds it; immutable. It has 256 bits, so its fingerprint needs
 * neither salt nor stretching.
 */
public record Secret(String text) {

  private static final int BYTES = 32;

  /** Makes a new one after a fixed prefix. */
  public static Secret fresh(String prefix, SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Secret(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Returns what may be stored: its SHA-256 in hexadecimal. */
  public String fingerprint() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Tells nothing: secrets are not for logs. */
  @Override
  public String toString() {
    return "secret";
  }
}
