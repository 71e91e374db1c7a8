package io.tocsin.access.passkey;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a device signs: a random number and a time, sealed for one purpose and one browser or
 * session; thread-safe. Nothing is kept until one was answered well, so that strangers who ask for
 * challenges fill no disk.
 */
final class Challenges {

  /** How long one may be answered. */
  static final Duration LASTS = Duration.ofMinutes(5);

  private static final int NONCE = 16;
  private static final int SEAL = 32;
  private static final int LENGTH = NONCE + Long.BYTES + SEAL;

  private final SecretKeySpec key;
  private final InstantSource clock;
  private final SecureRandom random;

  /** What a challenge is for. */
  enum Purpose {
    ADD,
    SIGN_IN
  }

  Challenges(byte[] key, InstantSource clock, SecureRandom random) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
    this.clock = clock;
    this.random = random;
  }

  byte[] fresh(Purpose purpose, String binding) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] open =
        ByteBuffer.allocate(NONCE + Long.BYTES)
            .put(nonce)
            .putLong(clock.instant().plus(LASTS).toEpochMilli())
            .array();
    return ByteBuffer.allocate(LENGTH).put(open).put(seal(open, purpose, binding)).array();
  }

  /** Why a challenge is no good, or empty: it is. */
  Optional<Doubt> doubt(byte[] challenge, Purpose purpose, String binding) {
    if (challenge.length != LENGTH) {
      return Optional.of(Doubt.CHALLENGE_WRONG);
    }
    byte[] open = new byte[NONCE + Long.BYTES];
    byte[] seal = new byte[SEAL];
    ByteBuffer.wrap(challenge).get(open).get(seal);
    if (!MessageDigest.isEqual(seal, seal(open, purpose, binding))) {
      return Optional.of(Doubt.CHALLENGE_WRONG);
    }
    return clock.instant().isBefore(expiry(challenge))
        ? Optional.empty()
        : Optional.of(Doubt.CHALLENGE_EXPIRED);
  }

  static Instant expiry(byte[] challenge) {
    return Instant.ofEpochMilli(ByteBuffer.wrap(challenge).getLong(NONCE));
  }

  private byte[] seal(byte[] open, Purpose purpose, String binding) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(open);
      mac.update((purpose.name() + " " + binding).getBytes(StandardCharsets.UTF_8));
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
