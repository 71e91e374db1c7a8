package io.tocsin.access.passkey;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Random;

/**
 * A device of software that signs what it is told to, right or wrong. Every field of an answer may
 * be changed before it is sealed, and the sealed bytes afterwards.
 */
final class SoftKey {

  static final int PRESENT = 0x01;
  static final int VERIFIED = 0x04;
  static final int ELIGIBLE = 0x08;
  static final int BACKED_UP = 0x10;
  static final int HAS_KEY = 0x40;
  static final int HAS_EXTENSIONS = 0x80;

  final KeyPair pair;
  byte[] id;
  int counter;

  SoftKey(Random random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      pair = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    id = new byte[32];
    random.nextBytes(id);
  }

  /** What the browser and the device put together; change it at will. */
  final class Answer {
    String type;
    byte[] challenge;
    String origin;
    String more = "";
    byte[] siteHash;
    int flags;
    long count;
    byte[] credential = id;
    byte[] userHandle = {};
    boolean withUserHandle = true;
    long algorithm = -7;
    String format = "none";
    String credentialType = "public-key";
    byte[] clientData;
    byte[] deviceData;
    byte[] attestation;
    byte[] signature;
    KeyPair signer = pair;

    /** Puts the fields into bytes. */
    Answer seal(boolean making) {
      if (clientData == null) {
        clientData =
            ("{\"type\":\""
                    + type
                    + "\",\"challenge\":\""
                    + base64(challenge)
                    + "\",\"origin\":\""
                    + origin
                    + "\""
                    + more
                    + "}")
                .getBytes(StandardCharsets.UTF_8);
      }
      if (deviceData == null) {
        deviceData = deviceData(making);
      }
      if (making && attestation == null) {
        attestation =
            join(
                head(5, 3),
                text("fmt"),
                text(format),
                text("attStmt"),
                head(5, 0),
                text("authData"),
                bytes(deviceData));
      }
      if (!making && signature == null) {
        signature = sign(signer, join(deviceData, sha256(clientData)));
      }
      return this;
    }

    private byte[] deviceData(boolean making) {
      byte[] start =
          ByteBuffer.allocate(37)
              .put(siteHash)
              .put((byte) (flags | (making ? HAS_KEY : 0)))
              .putInt((int) count)
              .array();
      return making
          ? join(
              start,
              new byte[16],
              ByteBuffer.allocate(2).putShort((short) credential.length).array(),
              credential,
              publicKey(algorithm))
          : start;
    }

    String made() {
      seal(true);
      return """
      {"id":"%1$s","rawId":"%1$s","type":"%2$s","response":{"clientDataJSON":"%3$s",\
      "attestationObject":"%4$s","transports":["internal"]},"clientExtensionResults":{}}\
      """
          .formatted(base64(credential), credentialType, base64(clientData), base64(attestation));
    }

    String signed() {
      seal(false);
      String handle = withUserHandle ? ",\"userHandle\":\"" + base64(userHandle) + "\"" : "";
      return """
      {"id":"%1$s","rawId":"%1$s","type":"%2$s","response":{"clientDataJSON":"%3$s",\
      "authenticatorData":"%4$s","signature":"%5$s"%6$s},"clientExtensionResults":{}}\
      """
          .formatted(
              base64(credential),
              credentialType,
              base64(clientData),
              base64(deviceData),
              base64(signature),
              handle);
    }
  }

  /** A right answer to a challenge of that site, to make the key known or to sign in. */
  Answer answer(boolean making, Site site, String challenge, String userHandle) {
    Answer answer = new Answer();
    answer.type = making ? "webauthn.create" : "webauthn.get";
    answer.challenge = Base64.getUrlDecoder().decode(challenge);
    answer.origin = site.origin();
    answer.siteHash = sha256(site.id().getBytes(StandardCharsets.UTF_8));
    answer.flags = PRESENT | VERIFIED;
    answer.count = ++counter;
    answer.userHandle = userHandle.getBytes(StandardCharsets.UTF_8);
    return answer;
  }

  private byte[] publicKey(long algorithm) {
    ECPublicKey key = (ECPublicKey) pair.getPublic();
    return join(
        head(5, 5),
        head(0, 1),
        head(0, 2),
        head(0, 3),
        head(1, -1 - algorithm),
        head(1, 0),
        head(0, 1),
        head(1, 1),
        bytes(coordinate(key.getW().getAffineX())),
        head(1, 2),
        bytes(coordinate(key.getW().getAffineY())));
  }

  private static byte[] coordinate(BigInteger number) {
    byte[] all = number.toByteArray();
    byte[] fixed = new byte[32];
    int length = Math.min(32, all.length);
    System.arraycopy(all, all.length - length, fixed, 32 - length, length);
    return fixed;
  }

  /** The head of an item of CBOR (RFC 8949 section 3). */
  private static byte[] head(int major, long value) {
    int top = major << 5;
    if (value < 24) {
      return new byte[] {(byte) (top | value)};
    }
    if (value < 256) {
      return new byte[] {(byte) (top | 24), (byte) value};
    }
    if (value < 65_536) {
      return new byte[] {(byte) (top | 25), (byte) (value >> 8), (byte) value};
    }
    return ByteBuffer.allocate(5).put((byte) (top | 26)).putInt((int) value).array();
  }

  private static byte[] text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return join(head(3, bytes.length), bytes);
  }

  private static byte[] bytes(byte[] bytes) {
    return join(head(2, bytes.length), bytes);
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      for (byte[] part : parts) {
        all.write(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toByteArray();
  }

  static byte[] sign(KeyPair pair, byte[] what) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      signature.update(what);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
