package io.tocsin.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known about an API token, never its secret; immutable.
 *
 * @param createdBy name of the account that made it
 * @param usedAt when it was last used, exact to the minute, or null: never
 * @param revokedAt when it was taken back, or null
 */
public record ApiToken(
    String id,
    String name,
    Set<Scope> scopes,
    String createdBy,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant usedAt,
    @Nullable Instant revokedAt) {

  public ApiToken {
    scopes = Set.copyOf(scopes);
  }

  /** Says whether it opens anything at that moment. */
  public boolean isGood(Instant now) {
    return revokedAt == null && now.isBefore(expiresAt);
  }
}
