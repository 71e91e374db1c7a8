package io.tocsin.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The hidden field that ties a form to the session it was made for: an HMAC-SHA-256 of the session
 * under a key of the server's, so that nothing need be remembered. Immutable.
 */
public final class FormToken {

  /** The name of the hidden field. */
  public static final String FIELD = "form_token";

  private final SecretKeySpec key;

  /** Makes the tool; the key has at least 32 bytes and serves no other purpose. */
  public FormToken(byte[] key) {
    if (key.length < 32) {
      throw new IllegalArgumentException("a key of " + key.length + " bytes");
    }
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** Returns the field's value for a session. */
  public String of(String session) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] tag = mac.doFinal(session.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /** Says, in constant time, whether the field's value belongs to the session. */
  public boolean fits(String session, String value) {
    return MessageDigest.isEqual(
        of(session).getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
  }
}
