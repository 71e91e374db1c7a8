package io.tocsin.access.passkey.sql;

import io.tocsin.access.passkey.Passkey;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;

/** Rows of passkeys; thread-safe. */
public final class PasskeyTable {

  private static final String SELECT =
      "SELECT id, account, name, public_key, counter, created_at, used_at FROM passkey ";

  /**
   * A passkey with what is needed to believe it.
   *
   * @param publicKey COSE key, base64url
   * @param counter how often it said it was used
   */
  public record Row(Passkey passkey, String account, String publicKey, long counter) {}

  /** Adds a passkey; false when its id is known already, whosever it is. */
  public boolean add(Transaction transaction, Row row) {
    return transaction
            .handle()
            .createUpdate(
                """
                INSERT INTO passkey (id, account, name, public_key, counter, created_at)
                VALUES (:id, :account, :name, :key, :counter, :at)
                ON CONFLICT (id) DO NOTHING
                """)
            .bind("id", row.passkey().id())
            .bind("account", row.account())
            .bind("name", row.passkey().name())
            .bind("key", row.publicKey())
            .bind("counter", row.counter())
            .bind("at", row.passkey().createdAt())
            .execute()
        == 1;
  }

  /** Returns the passkeys of an account, the oldest first. */
  public List<Passkey> of(Transaction transaction, String account) {
    return transaction
        .handle()
        .createQuery(SELECT + "WHERE account = :account ORDER BY created_at, id")
        .bind("account", account)
        .map(row -> row(row).passkey())
        .list();
  }

  /** Returns the passkey of that id. */
  public Optional<Row> find(Transaction transaction, String id) {
    return transaction
        .handle()
        .createQuery(SELECT + "WHERE id = :id")
        .bind("id", id)
        .map(PasskeyTable::row)
        .findOne();
  }

  /** Notes a use, unless the counter moved meanwhile; false then. */
  public boolean use(Transaction transaction, String id, long from, long to, Instant now) {
    return transaction
            .handle()
            .createUpdate(
                """
                UPDATE passkey SET counter = :to, used_at = :now WHERE id = :id AND counter = :from
                """)
            .bind("to", to)
            .bind("now", now)
            .bind("id", id)
            .bind("from", from)
            .execute()
        == 1;
  }

  /** Removes a passkey of an account; false when it has none of that id. */
  public boolean remove(Transaction transaction, String account, String id) {
    return transaction
            .handle()
            .execute("DELETE FROM passkey WHERE account = ? AND id = ?", account, id)
        == 1;
  }

  /** Uses a challenge up, and clears away those that are long over; false when it was used. */
  public boolean answer(Transaction transaction, String hash, Instant expires, Instant now) {
    transaction
        .handle()
        .createUpdate("DELETE FROM passkey_answer WHERE expires_at <= :now")
        .bind("now", now)
        .execute();
    return transaction
            .handle()
            .createUpdate(
                """
                INSERT INTO passkey_answer (challenge_hash, expires_at) VALUES (:hash, :expires)
                ON CONFLICT (challenge_hash) DO NOTHING
                """)
            .bind("hash", hash)
            .bind("expires", expires)
            .execute()
        == 1;
  }

  private static Row row(RowView row) {
    return new Row(
        new Passkey(
            row.getColumn("id", String.class),
            row.getColumn("name", String.class),
            row.getColumn("created_at", Instant.class),
            row.getColumn("used_at", Instant.class)),
        row.getColumn("account", String.class),
        row.getColumn("public_key", String.class),
        row.getColumn("counter", Long.class));
  }
}
