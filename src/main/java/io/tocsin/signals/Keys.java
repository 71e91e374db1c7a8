package io.tocsin.signals;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hashes under one root secret, a key of its own for every purpose (HMAC-SHA-256, RFC 2104);
 * thread-safe. The secret never leaves.
 *
 * <p>A purpose's key is derived once: purposes are words of the program, and few. Each use works on
 * a hash of its own, so that nobody waits for anybody: one that lies ready, or a copy.
 */
public final class Keys {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORT_BYTES = 18;

  /** A few dozen are in use; a new one comes every 30 days. */
  private static final int MOST_PURPOSES = 256;

  private final byte[] root;
  private final ConcurrentHashMap<String, Prepared> prepared = new ConcurrentHashMap<>();

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
    return prepare(root).doFinal(bytes("key " + purpose));
  }

  /** Returns the first 144 bits of the text's keyed hash, as 24 characters fit for an address. */
  String tag(String purpose, String text) {
    byte[] whole = prepared(purpose).hash(bytes(text));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(whole, SHORT_BYTES));
  }

  /** Says, in constant time, whether the tag belongs to the text. */
  boolean fits(String purpose, String text, String tag) {
    return MessageDigest.isEqual(bytes(tag(purpose, text)), bytes(tag));
  }

  private Prepared prepared(String purpose) {
    Prepared known = prepared.get(purpose);
    if (known == null) {
      if (prepared.size() >= MOST_PURPOSES) {
        prepared.clear();
      }
      known = new Prepared(prepare(derive(purpose)));
      prepared.put(purpose, known);
    }
    return known;
  }

  /** A hash under the key of a purpose, of which a few lie ready. */
  private static final class Prepared {

    private static final int READY = 4;

    private final Mac model;
    private final AtomicReferenceArray<Mac> ready = new AtomicReferenceArray<>(READY);

    Prepared(Mac model) {
      this.model = model;
    }

    byte[] hash(byte[] text) {
      int mine = (int) Math.floorMod(Thread.currentThread().threadId(), (long) READY);
      Mac taken = ready.getAndSet(mine, null);
      Mac mac = taken == null ? copy() : taken;
      byte[] whole = mac.doFinal(text); // after which it is as new
      ready.set(mine, mac);
      return whole;
    }

    private Mac copy() {
      try {
        return (Mac) model.clone();
      } catch (CloneNotSupportedException e) {
        throw new IllegalStateException("the JDK's " + ALGORITHM + " can be copied", e);
      }
    }
  }

  private static Mac prepare(byte[] key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "keys";
  }
}
