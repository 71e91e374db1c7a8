package io.tocsin.access.sql;

import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of people on their way to the provider of identities and back; thread-safe. */
public final class JourneyTable {

  /** One way, as it was set out on. */
  public record Row(
      String stateHash, String browserHash, @Nullable String invitationHash, Instant expiresAt) {}

  /** Adds a journey, and clears away those that are long over. */
  public void add(Transaction transaction, Row row, Instant clearBefore) {
    transaction
        .handle()
        .createUpdate("DELETE FROM provider_journey WHERE expires_at <= :before")
        .bind("before", clearBefore)
        .execute();
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO provider_journey (state_hash, browser_hash, invitation_hash, expires_at)
            VALUES (:state, :browser, :invitation, :expires)
            """)
        .bind("state", row.stateHash())
        .bind("browser", row.browserHash())
        .bind("invitation", row.invitationHash())
        .bind("expires", row.expiresAt())
        .execute();
  }

  /** Returns a journey that is not ended. */
  public Optional<Row> find(Transaction transaction, String stateHash) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT state_hash, browser_hash, invitation_hash, expires_at FROM provider_journey
             WHERE state_hash = :state
            """)
        .bind("state", stateHash)
        .map(row ->
            new Row(
                row.getColumn("state_hash", String.class),
                row.getColumn("browser_hash", String.class),
                row.getColumn("invitation_hash", String.class),
                row.getColumn("expires_at", Instant.class)))
        .findOne();
  }

  /** Ends a journey; false when it was ended by somebody else. */
  public boolean end(Transaction transaction, String stateHash) {
    return transaction
            .handle()
            .execute("DELETE FROM provider_journey WHERE state_hash = ?", stateHash)
        == 1;
  }
}
