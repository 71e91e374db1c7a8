package io.tocsin.operators;

import io.tocsin.incidents.ProvedDomain;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The right of whoever proved a domain to speak for one service; the key itself is kept by its
 * holder alone. Immutable.
 *
 * @param proof what stands in public, and must go on standing there
 * @param lookedAt when somebody last looked for the proof, whatever was found
 * @param seenAt when the proof was last found
 * @param missed looks in a row that did not find it
 * @param endedAt when it ended before its time, or null
 */
public record OperatorKey(
    String id,
    String service,
    Proof proof,
    Instant provedAt,
    Instant lookedAt,
    Instant seenAt,
    int missed,
    Instant expiresAt,
    @Nullable Instant endedAt,
    @Nullable Ending ending) {

  /** Why it ended before its time. */
  public enum Ending {
    /** The proof was not there, twice in a row. */
    PROOF_GONE,
    /** The owner of this page took it back. */
    OWNER,
    /** Its holder gave it back. */
    GIVEN_BACK
  }

  public OperatorKey {
    if (!expiresAt.isAfter(provedAt) || missed < 0 || (endedAt == null) != (ending == null)) {
      throw new IllegalArgumentException("key " + id);
    }
  }

  /** Returns the domain. */
  public String domain() {
    return proof.domain();
  }

  /** Returns what stands under every word that it says. */
  public ProvedDomain proved() {
    return new ProvedDomain(domain(), provedAt);
  }

  /** Says whether it neither ended nor expired. */
  public boolean isGood(Instant now) {
    return endedAt == null && now.isBefore(expiresAt);
  }
}
