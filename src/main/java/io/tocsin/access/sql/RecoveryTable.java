package io.tocsin.access.sql;

import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.List;

/** Rows of recovery codes; thread-safe. */
public final class RecoveryTable {

  /** Puts a new set in the place of the old one. */
  public void renew(Transaction transaction, String account, List<String> hashes, Instant now) {
    transaction.handle().execute("DELETE FROM recovery_code WHERE account = ?", account);
    for (String hash : hashes) {
      transaction
          .handle()
          .createUpdate(
              """
              INSERT INTO recovery_code (code_hash, account, created_at)
              VALUES (:hash, :account, :now)
              """)
          .bind("hash", hash)
          .bind("account", account)
          .bind("now", now)
          .execute();
    }
  }

  /** Uses a code up; false when the account has no such code, or it was used. */
  public boolean use(Transaction transaction, String account, String hash, Instant now) {
    return transaction
            .handle()
            .createUpdate(
                """
                UPDATE recovery_code SET used_at = :now
                 WHERE code_hash = :hash AND account = :account AND used_at IS NULL
                """)
            .bind("hash", hash)
            .bind("account", account)
            .bind("now", now)
            .execute()
        == 1;
  }

  /** Returns how many codes are left. */
  public int left(Transaction transaction, String account) {
    return transaction
        .handle()
        .createQuery(
            "SELECT COUNT(*) FROM recovery_code WHERE account = :account AND used_at IS NULL")
        .bind("account", account)
        .mapTo(Integer.class)
        .one();
  }
}
