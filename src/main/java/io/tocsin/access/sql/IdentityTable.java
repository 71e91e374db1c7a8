package io.tocsin.access.sql;

import io.tocsin.access.Account;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.Optional;

/** Rows of who somebody is at a provider of identities; thread-safe. */
public final class IdentityTable {

  /**
   * Who it is here.
   *
   * @param roleFromProvider whether the provider gave the role, and may change it
   */
  public record Row(Account account, boolean roleFromProvider) {}

  /** Links an account. */
  public void add(
      Transaction transaction, String issuer, String subject, Row row, Instant linkedAt) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO provider_identity (issuer, subject, account, role_from_provider, linked_at)
            VALUES (:issuer, :subject, :account, :given, :at)
            """)
        .bind("issuer", issuer)
        .bind("subject", subject)
        .bind("account", row.account().id())
        .bind("given", row.roleFromProvider())
        .bind("at", linkedAt)
        .execute();
  }

  /** Returns who that is. */
  public Optional<Row> find(Transaction transaction, String issuer, String subject) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT account.id, account.name, account.role, account.created_at, account.closed_at,
                   provider_identity.role_from_provider
              FROM provider_identity JOIN account ON account.id = provider_identity.account
             WHERE provider_identity.issuer = :issuer AND provider_identity.subject = :subject
            """)
        .bind("issuer", issuer)
        .bind("subject", subject)
        .map(row ->
            new Row(
                AccountTable.account(row),
                Boolean.TRUE.equals(row.getColumn("role_from_provider", Boolean.class))))
        .findOne();
  }
}
