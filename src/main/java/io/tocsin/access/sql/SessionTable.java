package io.tocsin.access.sql;

import io.tocsin.access.Account;
import io.tocsin.access.Device;
import io.tocsin.access.Session;
import io.tocsin.access.Way;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;

/** Rows of sessions; thread-safe. */
public final class SessionTable {

  private static final String SESSION =
      """
      session.id AS session_id, session.way, session.device, session.created_at AS opened_at,
      session.seen_at, session.expires_at
      """;

  /** A session and whose it is. */
  public record Row(Account account, Session session) {}

  /** Opens a session, and clears away those that are long over. */
  public void open(Transaction transaction, Session session, String hash, String account) {
    transaction
        .handle()
        .createUpdate("DELETE FROM session WHERE expires_at <= :now")
        .bind("now", session.openedAt())
        .execute();
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO session
              (secret_hash, id, account, way, device, created_at, seen_at, expires_at)
            VALUES (:hash, :id, :account, :way, :device, :opened, :seen, :expires)
            """)
        .bind("hash", hash)
        .bind("id", session.id())
        .bind("account", account)
        .bind("way", session.way().name())
        .bind("device", session.device().text())
        .bind("opened", session.openedAt())
        .bind("seen", session.seenAt())
        .bind("expires", session.expiresAt())
        .execute();
  }

  /** Returns a session of an open account, neither over nor idle since before {@code idleSince}. */
  public Optional<Row> find(Transaction transaction, String hash, Instant now, Instant idleSince) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT account.id, account.name, account.role, account.created_at, account.closed_at,
            """
                + SESSION
                + """
                  FROM session JOIN account ON account.id = session.account
                 WHERE session.secret_hash = :hash AND session.expires_at > :now
                   AND session.seen_at > :idle AND account.closed_at IS NULL
                """)
        .bind("hash", hash)
        .bind("now", now)
        .bind("idle", idleSince)
        .map(row -> new Row(AccountTable.account(row), session(row)))
        .findOne();
  }

  /** Returns the sessions of an account that still open something, the last used first. */
  public List<Session> of(Transaction transaction, String account, Instant now, Instant idleSince) {
    return transaction
        .handle()
        .createQuery(
            "SELECT "
                + SESSION
                + """
                  FROM session
                 WHERE account = :account AND expires_at > :now AND seen_at > :idle
                 ORDER BY seen_at DESC, id DESC
                """)
        .bind("account", account)
        .bind("now", now)
        .bind("idle", idleSince)
        .map(SessionTable::session)
        .list();
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

  /** Ends a session of an account; false when it has none of that id. */
  public boolean end(Transaction transaction, String account, String id) {
    return transaction
            .handle()
            .execute("DELETE FROM session WHERE account = ? AND id = ?", account, id)
        == 1;
  }

  /** Ends every session of an account but that one. */
  public void endOthers(Transaction transaction, String account, String kept) {
    transaction
        .handle()
        .execute("DELETE FROM session WHERE account = ? AND id <> ?", account, kept);
  }

  /** Ends every session of an account. */
  public void endAll(Transaction transaction, String account) {
    transaction.handle().execute("DELETE FROM session WHERE account = ?", account);
  }

  private static Session session(RowView row) {
    return new Session(
        row.getColumn("session_id", String.class),
        Way.valueOf(row.getColumn("way", String.class)),
        new Device(row.getColumn("device", String.class)),
        row.getColumn("opened_at", Instant.class),
        row.getColumn("seen_at", Instant.class),
        row.getColumn("expires_at", Instant.class));
  }
}
