package io.tocsin.catalog;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is woken when something breaks. Immutable; holds no secret.
 *
 * @param role what they do when it breaks, in a word or two
 * @param language in which they are woken, BCP 47
 * @param wakeAfter how long an alert waits for an answer before they are woken too; zero: at once
 * @param phone as the owner writes it, for people to dial
 */
public record Teammate(
    String id,
    String name,
    LocalizedText role,
    String language,
    Duration wakeAfter,
    @Nullable String email,
    @Nullable String phone,
    @Nullable Hook webhook) {

  /**
   * An address that takes alerts as JSON.
   *
   * @param secretFile a file with the secret both sides sign with
   * @param allowPrivate whether it may lie in a private network or on this machine
   */
  public record Hook(URI url, Path secretFile, boolean allowPrivate) {
    public Hook {
      WebAddress.require(url);
    }
  }

  public Teammate {
    Id.require("person", id);
    if (wakeAfter.isNegative()) {
      throw new IllegalArgumentException(id + " cannot be woken before it happens");
    }
    if (email == null && webhook == null) {
      throw new IllegalArgumentException(id + " cannot be reached");
    }
  }
}
