package io.tocsin.operators.sql;

import io.tocsin.operators.OperatorKey;
import io.tocsin.operators.OperatorKey.Ending;
import io.tocsin.operators.Proof;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;

/** Keys of operators, and which words came by which. */
public final class OperatorTable {

  private static final String SELECT =
      """
      SELECT id, service, domain, way, proof, proved_at, looked_at, seen_at, missed, expires_at,
             ended_at, ending
        FROM operator_key
      """;

  private OperatorTable() {}

  /** Keeps a key; false when its proof made one before. */
  public static boolean add(Transaction transaction, OperatorKey key, String hash) {
    return transaction
            .handle()
            .createUpdate(
                """
                INSERT INTO operator_key (id, service, domain, way, proof, key_hash, proved_at,
                                          looked_at, seen_at, missed, expires_at)
                VALUES (:id, :service, :domain, :way, :proof, :hash, :proved, :looked, :seen,
                        :missed, :expires)
                ON CONFLICT (proof) DO NOTHING
                """)
            .bind("id", key.id())
            .bind("service", key.service())
            .bind("domain", key.domain())
            .bind("way", key.proof().way().name())
            .bind("proof", key.proof().text())
            .bind("hash", hash)
            .bind("proved", key.provedAt())
            .bind("looked", key.lookedAt())
            .bind("seen", key.seenAt())
            .bind("missed", key.missed())
            .bind("expires", key.expiresAt())
            .execute()
        == 1;
  }

  /** Returns the key with that fingerprint. */
  public static Optional<OperatorKey> find(Transaction transaction, String hash) {
    return transaction
        .handle()
        .createQuery(SELECT + "WHERE key_hash = :hash")
        .bind("hash", hash)
        .map(OperatorTable::key)
        .findOne();
  }

  /** Returns every key, the newest first. */
  public static List<OperatorKey> all(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(SELECT + "ORDER BY proved_at DESC, id DESC")
        .map(OperatorTable::key)
        .list();
  }

  /** Returns good keys that nobody looked at since, those that wait longest first. */
  public static List<OperatorKey> lookedAtBefore(
      Transaction transaction, Instant before, Instant now, int most) {
    return transaction
        .handle()
        .createQuery(
            SELECT
                + "WHERE ended_at IS NULL AND looked_at <= :before AND expires_at > :now"
                + " ORDER BY looked_at, id LIMIT :most")
        .bind("before", before)
        .bind("now", now)
        .bind("most", most)
        .map(OperatorTable::key)
        .list();
  }

  /** Notes a look; false when somebody else looked meanwhile. */
  public static boolean looked(
      Transaction transaction, OperatorKey before, Instant now, Instant seen, int missed) {
    return transaction
            .handle()
            .createUpdate(
                "UPDATE operator_key SET looked_at = :now, seen_at = :seen, missed = :missed"
                    + " WHERE id = :id AND looked_at = :before AND ended_at IS NULL")
            .bind("now", now)
            .bind("seen", seen)
            .bind("missed", missed)
            .bind("id", before.id())
            .bind("before", before.lookedAt())
            .execute()
        == 1;
  }

  /** Ends a key; false when there is none, or it had ended before. */
  public static boolean end(Transaction transaction, String id, Instant now, Ending ending) {
    return transaction
            .handle()
            .createUpdate(
                "UPDATE operator_key SET ended_at = :now, ending = :ending"
                    + " WHERE id = :id AND ended_at IS NULL")
            .bind("now", now)
            .bind("ending", ending.name())
            .bind("id", id)
            .execute()
        == 1;
  }

  /** Notes that a word came by a key. */
  public static void said(Transaction transaction, String claim, String key, Instant at) {
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO operator_word (claim, operator_key, said_at) VALUES (:claim, :key, :at)")
        .bind("claim", claim)
        .bind("key", key)
        .bind("at", at)
        .execute();
  }

  /** Counts what was said by proof of the same domain for the same service since an instant. */
  public static int saidSince(Transaction transaction, OperatorKey key, Instant since) {
    return transaction
        .handle()
        .createQuery(
            "SELECT COUNT(*) FROM operator_word w JOIN operator_key k ON k.id = w.operator_key"
                + " WHERE k.service = :service AND k.domain = :domain AND w.said_at > :since")
        .bind("service", key.service())
        .bind("domain", key.domain())
        .bind("since", since)
        .mapTo(Integer.class)
        .one();
  }

  /** Says whether a word came by proof of the same domain for the same service. */
  public static boolean isOwn(Transaction transaction, String claim, OperatorKey key) {
    return transaction
            .handle()
            .createQuery(
                "SELECT COUNT(*) FROM operator_word w JOIN operator_key k ON k.id = w.operator_key"
                    + " WHERE w.claim = :claim AND k.service = :service AND k.domain = :domain")
            .bind("claim", claim)
            .bind("service", key.service())
            .bind("domain", key.domain())
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  /** Returns the ids of what was said by proof of a domain for a service, newest first. */
  public static List<String> said(
      Transaction transaction, String service, String domain, int most) {
    return transaction
        .handle()
        .createQuery(
            "SELECT w.claim FROM operator_word w JOIN operator_key k ON k.id = w.operator_key"
                + " WHERE k.service = :service AND k.domain = :domain"
                + " ORDER BY w.said_at DESC, w.claim DESC LIMIT :most")
        .bind("service", service)
        .bind("domain", domain)
        .bind("most", most)
        .mapTo(String.class)
        .list();
  }

  /** Returns the ids of what all of them said, newest first. */
  public static List<String> said(Transaction transaction, int most) {
    return transaction
        .handle()
        .createQuery(
            "SELECT claim FROM operator_word ORDER BY said_at DESC, claim DESC LIMIT :most")
        .bind("most", most)
        .mapTo(String.class)
        .list();
  }

  private static OperatorKey key(RowView row) {
    String ending = row.getColumn("ending", String.class);
    Proof.Way way = Proof.Way.valueOf(row.getColumn("way", String.class));
    return new OperatorKey(
        row.getColumn("id", String.class),
        row.getColumn("service", String.class),
        way.of(row.getColumn("domain", String.class), row.getColumn("proof", String.class)),
        row.getColumn("proved_at", Instant.class),
        row.getColumn("looked_at", Instant.class),
        row.getColumn("seen_at", Instant.class),
        row.getColumn("missed", Integer.class),
        row.getColumn("expires_at", Instant.class),
        row.getColumn("ended_at", Instant.class),
        ending == null ? null : Ending.valueOf(ending));
  }
}
