package io.tocsin.delivery.sql;

import io.tocsin.delivery.EmailAddress;
import io.tocsin.delivery.Purpose;
import io.tocsin.delivery.Subscription;
import io.tocsin.store.Database;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** Rows of subscriptions, their tokens, and what was asked for; thread-safe. */
public final class SubscriptionTable {

  private static final String SELECT =
      """
      SELECT s.id, s.address, s.language, s.status, s.asked_at, s.confirmed_at, s.left_at
        FROM subscription s
      """;

  private final Database database;

  public SubscriptionTable(Database database) {
    this.database = database;
  }

  /** Runs work that changes rows in one transaction. */
  public <T> T write(Function<Transaction, T> work) {
    return database.write(work::apply);
  }

  /** Runs work that only reads. */
  public <T> T read(Function<Transaction, T> work) {
    return database.read(work::apply);
  }

  /** A subscription found by a token, and what the token is for. */
  public record Held(Purpose purpose, Subscription subscription) {}

  /** Adds a subscription. */
  public void add(Transaction transaction, Subscription subscription) {
    Handle handle = transaction.handle();
    handle
        .createUpdate(
            """
            INSERT INTO subscription
                   (id, address, language, status, asked_at, confirmed_at, left_at)
            VALUES (:id, :address, :language, :status, :asked, :confirmed, :left)
            """)
        .bind("id", subscription.id())
        .bind("address", subscription.address().text())
        .bind("language", subscription.language())
        .bind("status", subscription.status().name())
        .bind("asked", subscription.askedAt())
        .bindByType("confirmed", subscription.confirmedAt(), Instant.class)
        .bindByType("left", subscription.leftAt(), Instant.class)
        .execute();
    addComponents(handle, subscription);
  }

  private static void addComponents(Handle handle, Subscription subscription) {
    for (String component : subscription.components()) {
      handle.execute(
          "INSERT INTO subscription_component (subscription, component) VALUES (?, ?)",
          subscription.id(),
          component);
    }
  }

  /** Writes down what changed of a subscription: everything but its address. */
  public void change(Transaction transaction, Subscription subscription) {
    Handle handle = transaction.handle();
    handle
        .createUpdate(
            """
            UPDATE subscription
               SET language = :language, status = :status, confirmed_at = :confirmed,
                   left_at = :left
             WHERE id = :id
            """)
        .bind("id", subscription.id())
        .bind("language", subscription.language())
        .bind("status", subscription.status().name())
        .bindByType("confirmed", subscription.confirmedAt(), Instant.class)
        .bindByType("left", subscription.leftAt(), Instant.class)
        .execute();
    handle.execute("DELETE FROM subscription_component WHERE subscription = ?", subscription.id());
    addComponents(handle, subscription);
  }

  /** Removes a subscription with its tokens. */
  public void remove(Transaction transaction, String id) {
    Handle handle = transaction.handle();
    handle.execute("DELETE FROM subscription_component WHERE subscription = ?", id);
    handle.execute("DELETE FROM subscription_token WHERE subscription = ?", id);
    handle.execute("DELETE FROM subscription WHERE id = ?", id);
  }

  /** Returns ids of those who never confirmed, or left, before an instant. */
  public List<String> overBefore(Transaction transaction, Instant before, int limit) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT id FROM subscription
             WHERE (status = 'PENDING' AND asked_at < :before)
                OR (status = 'LEFT' AND left_at < :before)
             LIMIT :limit
            """)
        .bind("before", before)
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }

  /** Returns the subscription of an address. */
  public Optional<Subscription> of(Transaction transaction, EmailAddress address) {
    return transaction
        .handle()
        .createQuery(SELECT + "WHERE s.address = :address")
        .bind("address", address.text())
        .map(row -> subscription(transaction, row))
        .findOne();
  }

  /** Returns the subscription of that id. */
  public Optional<Subscription> find(Transaction transaction, String id) {
    return transaction
        .handle()
        .createQuery(SELECT + "WHERE s.id = :id")
        .bind("id", id)
        .map(row -> subscription(transaction, row))
        .findOne();
  }

  /** Returns what a token opens. */
  public Optional<Held> heldBy(Transaction transaction, String tokenHash) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT t.purpose, s.id, s.address, s.language, s.status, s.asked_at, s.confirmed_at,
                   s.left_at
              FROM subscription_token t JOIN subscription s ON s.id = t.subscription
             WHERE t.hash = :hash
            """)
        .bind("hash", tokenHash)
        .map(row ->
            new Held(
                Purpose.valueOf(row.getColumn("purpose", String.class)),
                subscription(transaction, row)))
        .findOne();
  }

  private static Subscription subscription(Transaction transaction, RowView row) {
    String id = row.getColumn("id", String.class);
    Set<String> components =
        new HashSet<>(
            transaction
                .handle()
                .createQuery(
                    "SELECT component FROM subscription_component WHERE subscription = :id")
                .bind("id", id)
                .mapTo(String.class)
                .list());
    return new Subscription(
        id,
        new EmailAddress(row.getColumn("address", String.class)),
        row.getColumn("language", String.class),
        components,
        Subscription.Status.valueOf(row.getColumn("status", String.class)),
        row.getColumn("asked_at", Instant.class),
        row.getColumn("confirmed_at", Instant.class),
        row.getColumn("left_at", Instant.class));
  }

  /** Keeps the hash of a token. */
  public void addToken(Transaction transaction, String hash, String subscription, Purpose purpose) {
    transaction
        .handle()
        .execute(
            "INSERT INTO subscription_token (hash, subscription, purpose) VALUES (?, ?, ?)",
            hash,
            subscription,
            purpose.name());
  }
}
