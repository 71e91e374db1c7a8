package io.tocsin.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Turns passwords into Argon2id hashes and compares them (RFC 9106, in the PHC string format);
 * thread-safe.
 *
 * <p>19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet). At most two run at once and
 * few wait, so that a storm of sign-ins takes neither the memory nor the processors. Some of the
 * places to wait are kept for people who are known, so that a storm of strangers holds none up.
 */
public final class Passwords {

  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int AT_ONCE = 2;
  private static final int MOST_WAITING = 16;
  private static final int KEPT_FOR_KNOWN = 6;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String FORM = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=2,p=1$";

  private final SecureRandom random;
  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final Semaphore queue = new Semaphore(AT_ONCE + MOST_WAITING);
  private final Semaphore strangers = new Semaphore(AT_ONCE + MOST_WAITING - KEPT_FOR_KNOWN);
  private final String nobodys;

  /**
   * Makes the tool, and what unknown names are compared with: the form of a hash, of no password.
   */
  public Passwords(SecureRandom random) {
    this.random = random;
    byte[] noHash = new byte[HASH_BYTES];
    random.nextBytes(noHash);
    this.nobodys = written(salt(), noHash);
  }

  /** Returns the hash of a password with a new salt; empty when too many ask at once. */
  Optional<String> hash(String password, boolean known) {
    return admitted(known, () -> encoded(salt(), password));
  }

  /** Says whether a password fits a hash; empty when too many ask at once. */
  Optional<Boolean> fits(String password, String hash, boolean known) {
    return admitted(known, () -> compare(password, hash));
  }

  /** Takes as long as a comparison and never fits; empty when too many ask at once. */
  Optional<Boolean> fitsNobody(String password, boolean known) {
    return admitted(known, () -> compare(password, nobodys) && false);
  }

  /** Does the work in its turn; empty when too many of one kind wait. */
  <T> Optional<T> admitted(boolean known, Supplier<T> work) {
    if (known) {
      return inTurn(work);
    }
    if (!strangers.tryAcquire()) {
      return Optional.empty();
    }
    try {
      return inTurn(work);
    } finally {
      strangers.release();
    }
  }

  private static boolean compare(String password, String hash) {
    if (!hash.startsWith(FORM)) {
      throw new IllegalStateException("a password hash of another form");
    }
    String salt = hash.substring(FORM.length(), hash.lastIndexOf('$'));
    String again = encoded(Base64.getDecoder().decode(salt), password);
    return MessageDigest.isEqual(
        again.getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
  }

  private <T> Optional<T> inTurn(Supplier<T> work) {
    if (!queue.tryAcquire()) {
      return Optional.empty();
    }
    try {
      if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
      try {
        return Optional.of(work.get());
      } finally {
        places.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      queue.release();
    }
  }

  private byte[] salt() {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return salt;
  }

  private static String encoded(byte[] salt, String password) {
    Argon2BytesGenerator argon = new Argon2BytesGenerator();
    argon.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(MEMORY_KIB)
            .withIterations(PASSES)
            .withParallelism(LANES)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[HASH_BYTES];
    byte[] typed = PasswordRules.typed(password).getBytes(StandardCharsets.UTF_8);
    argon.generateBytes(typed, hash);
    return written(salt, hash);
  }

  private static String written(byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return FORM + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
  }
}
