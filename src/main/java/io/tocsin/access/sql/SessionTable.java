package io.tocsin.access.sql;

import io.tocsin.access.Account;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.Optional;

/** Rows of sessions; thread-safe. */
public final class SessionTable {

  /** A session and whose it is. */
  public record Row(Account account, Instant seenAt) {}

  /** Opens a session, and clears away those that are long over. */
  public void open(
      Transaction transaction, String hash, String account, Instant now, Instant expires) {
    transaction
        .handle()
        .createUpdate("DELETE FROM session WHERE expires_at <= :now")
        .bind("now", now)
        .execute();
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO session (secret_hash, account, created_at, seen_at, expires_at)
            VALUES (:hash, :account, :now, :now, :expires)
            """)
        .bind("hash", hash)
        .bind("account", account)
        .bind("now", now)
        .bind("expires", expires)
        .execute();
  }

  /** Returns a session that is neither over nor idle since before {@code idleSince}. */
  public Optional<Row> find(Transaction transaction, String hash, Instant now, Instant idleSince) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT account.id, account.name, account.role, account.created_at, session.seen_at
              FROM session JOIN account ON account.id = session.account
             WHERE session.secret_hash = :hash AND session.expires_at > :now
               AND session.seen_at > :idle
            """)
        .bind("hash", hash)
        .bind("now", now)
        .bind("idle", idleSince)
        .map(row -> new Row(AccountTable.account(row), row.getColumn("seen_at", Instant.class)))
        .findOne();
  }

  /** Notes that a session is in use. */
  public void touch(Transaction transaction, String hash, Instant now) {
    transaction
        .handle()
        .createUpdate("UPDATE session SET seen_at = :now WHERE secret_hash = :hash")
        .bind("hash", hash)
        .bind("now", now)
        .execute();
  }

  /** Ends a session. */
  public void end(Transaction transaction, String hash) {
    transaction.handle().execute("DELETE FROM session WHERE secret_hash = ?", hash);
  }

  /** Ends every session of an account. */
  public void endAll(Transaction transaction, String account) {
    transaction.handle().execute("DELETE FROM session WHERE account = ?", account);
  }
}
