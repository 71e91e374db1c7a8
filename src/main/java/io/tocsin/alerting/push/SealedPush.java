package io.tocsin.alerting.push;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPrivateKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A message that one browser alone can read: ECDH on P-256, HKDF with SHA-256, AES-128-GCM in one
 * record (RFC 8291 section 3.4, RFC 8188 section 2). The push service sees its length and no more.
 */
final class SealedPush {

  static final int SALT_BYTES = 16;
  private static final int RECORD = 4096;
  private static final int KEY_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final byte LAST_RECORD = 2;

  private SealedPush() {}

  /**
   * Seals a text.
   *
   * @param text at most 3993 bytes
   * @param once a key that is used for this message alone
   * @param salt 16 bytes, never the same twice
   */
  static byte[] seal(Device device, byte[] text, ECPrivateKey once, byte[] salt) {
    byte[] theirs = device.point();
    byte[] ours = Curve.bytes(Curve.publicKey(once));
    try {
      KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
      agreement.init(once);
      agreement.doPhase(Curve.publicKey(theirs), true);
      byte[] shared = hmac(device.authentication(), agreement.generateSecret());
      byte[] material = hmac(shared, joined(ascii("WebPush: info\0"), theirs, ours, ONE));
      byte[] root = hmac(salt, material);
      byte[] key = hmac(root, joined(ascii("Content-Encoding: aes128gcm\0"), ONE));
      byte[] nonce = hmac(root, joined(ascii("Content-Encoding: nonce\0"), ONE));
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key, 0, KEY_BYTES, "AES"),
          new GCMParameterSpec(TAG_BITS, Arrays.copyOf(nonce, NONCE_BYTES)));
      byte[] sealed = cipher.doFinal(joined(text, new byte[] {LAST_RECORD}));
      byte[] size = ByteBuffer.allocate(5).putInt(RECORD).put((byte) ours.length).array();
      return joined(salt, size, ours, sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has these, and the point is on the curve", e);
    }
  }

  private static final byte[] ONE = {1};

  private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
