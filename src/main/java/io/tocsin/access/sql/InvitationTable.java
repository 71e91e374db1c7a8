package io.tocsin.access.sql;

import io.tocsin.access.Invitation;
import io.tocsin.access.Role;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.Optional;

/** Rows of one-time links; thread-safe. */
public final class InvitationTable {

  private static final String GOOD =
      """
       WHERE secret_hash = :hash AND used_at IS NULL AND expires_at > :now
         AND NOT (for_first AND EXISTS (SELECT 1 FROM account))
      """;

  /**
   * Adds a link.
   *
   * @param forFirst whether it dies as soon as there is an account
   */
  public void add(
      Transaction transaction, Invitation invitation, boolean forFirst, Instant createdAt) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO invitation (secret_hash, role, for_first, created_at, expires_at)
            VALUES (:hash, :role, :first, :created, :expires)
            """)
        .bind("hash", invitation.secret().fingerprint())
        .bind("role", invitation.role().name())
        .bind("first", forFirst)
        .bind("created", createdAt)
        .bind("expires", invitation.expiresAt())
        .execute();
  }

  /** Returns the role of a link that may still be used. */
  public Optional<Role> look(Transaction transaction, String hash, Instant now) {
    return transaction
        .handle()
        .createQuery("SELECT role FROM invitation" + GOOD)
        .bind("hash", hash)
        .bind("now", now)
        .mapTo(String.class)
        .findOne()
        .map(Role::valueOf);
  }

  /** Uses a link up; false when it was used, has expired or never was. */
  public boolean use(Transaction transaction, String hash, Instant now) {
    return transaction
            .handle()
            .createUpdate("UPDATE invitation SET used_at = :now" + GOOD)
            .bind("hash", hash)
            .bind("now", now)
            .execute()
        == 1;
  }

  /** Uses up every link that nobody used yet. */
  public void takeBack(Transaction transaction, Instant now) {
    transaction
        .handle()
        .createUpdate("UPDATE invitation SET used_at = :now WHERE used_at IS NULL")
        .bind("now", now)
        .execute();
  }

  /** Makes a link good again that was used up in this very transaction. */
  public void giveBack(Transaction transaction, String hash) {
    transaction
        .handle()
        .execute("UPDATE invitation SET used_at = NULL WHERE secret_hash = ?", hash);
  }
}
