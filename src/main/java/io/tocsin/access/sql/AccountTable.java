package io.tocsin.access.sql;

import io.tocsin.access.Account;
import io.tocsin.access.Role;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/** Rows of accounts; thread-safe. */
public final class AccountTable {

  private static final String SELECT =
      "SELECT id, name, role, password, created_at, closed_at FROM account ";

  /**
   * An account with the hash of its password; told to nobody outside.
   *
   * @param password Argon2id in the PHC string format, or empty: none
   */
  public record Row(Account account, String password) {

    /** Tells the account alone: hashes are not for logs. */
    @Override
    public String toString() {
      return account.toString();
    }
  }

  /** Adds an account; false when the name is taken, or was somebody's before. */
  public boolean add(Transaction transaction, Account account, String nameKey, String password) {
    return transaction
            .handle()
            .createUpdate(
                """
                INSERT INTO account (id, name, name_key, role, password, created_at)
                SELECT :id, :name, :key, :role, :password, :at
                 WHERE NOT EXISTS (SELECT 1 FROM former_name WHERE name_key = :key)
                ON CONFLICT (name_key) DO NOTHING
                """)
            .bind("id", account.id())
            .bind("name", account.name())
            .bind("key", nameKey)
            .bind("role", account.role().name())
            .bind("password", password)
            .bind("at", account.createdAt())
            .execute()
        == 1;
  }

  /** Says whether there is any account. */
  public boolean any(Transaction transaction) {
    return transaction
        .handle()
        .createQuery("SELECT 1 FROM account LIMIT 1")
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Returns all, by name. */
  public List<Account> all(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(SELECT + "ORDER BY name_key")
        .map(AccountTable::row)
        .map(Row::account)
        .list();
  }

  /** Returns the account of that name. */
  public Optional<Row> named(Transaction transaction, String nameKey) {
    return transaction
        .handle()
        .createQuery(SELECT + "WHERE name_key = :key")
        .bind("key", nameKey)
        .map(AccountTable::row)
        .findOne();
  }

  /** Returns the id of whose name that is, or was before. */
  public Optional<String> bearer(Transaction transaction, String nameKey) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT id FROM account WHERE name_key = :key
            UNION SELECT account FROM former_name WHERE name_key = :key
            """)
        .bind("key", nameKey)
        .mapTo(String.class)
        .findFirst();
  }

  /** Gives an account another name; the old one stays its own. */
  public void rename(
      Transaction transaction,
      Account account,
      String oldKey,
      String name,
      String key,
      Instant at) {
    transaction
        .handle()
        .createUpdate("UPDATE account SET name = :name, name_key = :key WHERE id = :id")
        .bind("name", name)
        .bind("key", key)
        .bind("id", account.id())
        .execute();
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO former_name (name_key, account, until_at) VALUES (:key, :id, :at)"
                + " ON CONFLICT (name_key) DO UPDATE SET until_at = excluded.until_at")
        .bind("key", oldKey)
        .bind("id", account.id())
        .bind("at", at)
        .execute();
  }

  /** Returns the account of that id. */
  public Optional<Row> find(Transaction transaction, String id) {
    return transaction
        .handle()
        .createQuery(SELECT + "WHERE id = :id")
        .bind("id", id)
        .map(AccountTable::row)
        .findOne();
  }

  /** Holds every owner's row until the transaction ends: no two say at once who is the last. */
  public void holdOwners(Transaction transaction) {
    transaction.handle().execute("UPDATE account SET role = role WHERE role = 'OWNER'");
  }

  /** Says whether somebody else than that account is an owner and may come in. */
  public boolean hasOtherOwner(Transaction transaction, String id) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT 1 FROM account
             WHERE role = 'OWNER' AND closed_at IS NULL AND id <> :id LIMIT 1
            """)
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Gives an account another role. */
  public void changeRole(Transaction transaction, String id, Role role) {
    transaction.handle().execute("UPDATE account SET role = ? WHERE id = ?", role.name(), id);
  }

  /**
   * Closes or opens an account.
   *
   * @param closedAt or null: it is open
   */
  public void close(Transaction transaction, String id, @Nullable Instant closedAt) {
    transaction
        .handle()
        .createUpdate("UPDATE account SET closed_at = :at WHERE id = :id")
        .bindByType("at", closedAt, Instant.class)
        .bind("id", id)
        .execute();
  }

  /** Changes a password if it still is the one that was compared. */
  public boolean changePassword(Transaction transaction, String id, String from, String to) {
    return transaction
            .handle()
            .createUpdate("UPDATE account SET password = :to WHERE id = :id AND password = :from")
            .bind("id", id)
            .bind("from", from)
            .bind("to", to)
            .execute()
        == 1;
  }

  /**
   * Holds an account until the transaction ends, if it is open and its password still is the one
   * that was compared.
   */
  public boolean hold(Transaction transaction, String id, String password) {
    return transaction
            .handle()
            .createUpdate(
                """
                UPDATE account SET password = password
                 WHERE id = :id AND password = :password AND closed_at IS NULL
                """)
            .bind("id", id)
            .bind("password", password)
            .execute()
        == 1;
  }

  /** Puts another password in the place of whatever was there. */
  public void setPassword(Transaction transaction, String id, String to) {
    transaction.handle().execute("UPDATE account SET password = ? WHERE id = ?", to, id);
  }

  static Account account(RowView row) {
    return new Account(
        row.getColumn("id", String.class),
        row.getColumn("name", String.class),
        Role.valueOf(row.getColumn("role", String.class)),
        row.getColumn("created_at", Instant.class),
        row.getColumn("closed_at", Instant.class));
  }

  private static Row row(RowView row) {
    return new Row(account(row), row.getColumn("password", String.class));
  }
}
