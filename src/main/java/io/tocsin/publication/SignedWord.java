package io.tocsin.publication;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/**
 * A word said offline as its key signed it. Immutable.
 *
 * <p>The signature is Ed25519 (RFC 8032) over a line that says what is signed, and the text.
 *
 * @param key name of the key
 * @param word the text that was signed, JSON
 * @param signature in Base64
 */
public record SignedWord(String key, String word, String signature) {

  private static final String ALGORITHM = "Ed25519";
  private static final String WHAT = "tocsin offline word 1\n";

  /** Signs a text. */
  public static SignedWord sign(String key, PrivateKey half, String word) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(half);
      signature.update((WHAT + word).getBytes(StandardCharsets.UTF_8));
      return new SignedWord(key, word, Base64.getEncoder().encodeToString(signature.sign()));
    } catch (GeneralSecurityException unusable) {
      throw new IllegalArgumentException("not a key of " + ALGORITHM, unusable);
    }
  }

  /** Says whether the other half of a key signed this very text. */
  public boolean isBy(PublicKey half) {
    try {
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(half);
      check.update((WHAT + word).getBytes(StandardCharsets.UTF_8));
      return check.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException damaged) {
      return false;
    }
  }
}
