package io.tocsin.delivery.sql;

import io.tocsin.delivery.EmailAddress;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.result.RowView;

/** What was asked on the form, and the mails that strangers made us send; thread-safe. */
public final class AskTable {

  /**
   * What somebody asked on the form.
   *
   * @param components empty for everything
   * @param block keyed hash of the asker's address block
   */
  public record Ask(
      String id,
      EmailAddress address,
      String language,
      Set<String> components,
      String block,
      Instant at) {
    public Ask {
      components = Set.copyOf(components);
    }
  }

  /** Puts an ask down, to be looked at later. */
  public void add(Transaction transaction, Ask ask) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO subscription_ask (id, address, language, components, block, asked_at)
            VALUES (:id, :address, :language, :components, :block, :at)
            """)
        .bind("id", ask.id())
        .bind("address", ask.address().text())
        .bind("language", ask.language())
        .bind("components", String.join(" ", ask.components()))
        .bind("block", ask.block())
        .bind("at", ask.at())
        .execute();
  }

  /** Returns the oldest asks nobody has looked at. */
  public List<Ask> asks(Transaction transaction, int limit) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT id, address, language, components, block, asked_at
              FROM subscription_ask ORDER BY asked_at, id LIMIT :limit
            """)
        .bind("limit", limit)
        .map(AskTable::ask)
        .list();
  }

  private static Ask ask(RowView row) {
    String components = row.getColumn("components", String.class);
    return new Ask(
        row.getColumn("id", String.class),
        new EmailAddress(row.getColumn("address", String.class)),
        row.getColumn("language", String.class),
        components.isEmpty() ? Set.of() : Set.of(components.split(" ")),
        row.getColumn("block", String.class),
        row.getColumn("asked_at", Instant.class));
  }

  /** Takes an ask away; false if somebody else already did. */
  public boolean take(Transaction transaction, Ask ask) {
    return transaction.handle().execute("DELETE FROM subscription_ask WHERE id = ?", ask.id()) == 1;
  }

  /** Counts the mails strangers made us send to an address since an instant. */
  public int mailsTo(Transaction transaction, String addressHash, Instant since) {
    return count(
        transaction,
        "SELECT COUNT(*) FROM subscription_mail WHERE address_hash = :value AND sent_at > :since",
        addressHash,
        since);
  }

  /** Counts the mails a block of network addresses made us send since an instant. */
  public int mailsBecauseOf(Transaction transaction, String block, Instant since) {
    return count(
        transaction,
        "SELECT COUNT(*) FROM subscription_mail WHERE block = :value AND sent_at > :since",
        block,
        since);
  }

  private static int count(Transaction transaction, String sql, String value, Instant since) {
    return transaction
        .handle()
        .createQuery(sql)
        .bind("value", value)
        .bind("since", since)
        .mapTo(Integer.class)
        .one();
  }

  /** Counts one more such mail. */
  public void addMail(
      Transaction transaction, String id, String addressHash, String block, Instant at) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO subscription_mail (id, address_hash, block, sent_at)
            VALUES (:id, :address, :block, :at)
            """)
        .bind("id", id)
        .bind("address", addressHash)
        .bind("block", block)
        .bind("at", at)
        .execute();
  }

  /** Forgets such mails from before an instant. */
  public void forgetMails(Transaction transaction, Instant before) {
    transaction
        .handle()
        .createUpdate("DELETE FROM subscription_mail WHERE sent_at < :before")
        .bind("before", before)
        .execute();
  }
}
