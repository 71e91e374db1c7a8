package io.tocsin.delivery.sql;

import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How far each channel has spread the statements; thread-safe. */
public final class FanoutTable {

  /**
   * A place in the spreading.
   *
   * @param sequence the statement being spread, or the last one that was
   * @param after the last subscription it reached, {@link #DONE} when it reached all
   */
  public record Place(long sequence, String after) {

    /** Greater than every id. */
    public static final String DONE = "~";

    /** Says whether the statement reached everybody. */
    public boolean isDone() {
      return after.equals(DONE);
    }
  }

  /** Returns the place of a channel; a new channel begins after what was said before it came. */
  public Place place(Transaction transaction, String channel, long last) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO fanout (channel, sequence, after_subscription)
            VALUES (:channel, :last, :done) ON CONFLICT DO NOTHING
            """)
        .bind("channel", channel)
        .bind("last", last)
        .bind("done", Place.DONE)
        .execute();
    return find(transaction, channel).orElseThrow();
  }

  /** Returns the place of a channel that has begun. */
  public Optional<Place> find(Transaction transaction, String channel) {
    return transaction
        .handle()
        .createQuery("SELECT sequence, after_subscription FROM fanout WHERE channel = :channel")
        .bind("channel", channel)
        .map(row ->
            new Place(
                row.getColumn("sequence", Long.class),
                row.getColumn("after_subscription", String.class)))
        .findOne();
  }

  /** Moves a channel on; false if another node was faster. */
  public boolean move(Transaction transaction, String channel, Place from, Place to) {
    return transaction
            .handle()
            .createUpdate(
                """
                UPDATE fanout SET sequence = :sequence, after_subscription = :after
                 WHERE channel = :channel AND sequence = :old AND after_subscription = :oldAfter
                """)
            .bind("sequence", to.sequence())
            .bind("after", to.after())
            .bind("channel", channel)
            .bind("old", from.sequence())
            .bind("oldAfter", from.after())
            .execute()
        == 1;
  }

  /**
   * Returns the next confirmed subscriptions, by id, that want to hear of any of the components.
   */
  public List<String> recipients(
      Transaction transaction,
      String after,
      Instant confirmedBy,
      Set<String> components,
      int limit) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT s.id FROM subscription s
             WHERE s.status = 'CONFIRMED' AND s.confirmed_at <= :by AND s.id > :after
               AND (NOT EXISTS (SELECT 1 FROM subscription_component c
                                 WHERE c.subscription = s.id)
                 OR EXISTS (SELECT 1 FROM subscription_component c
                             WHERE c.subscription = s.id AND c.component IN (<components>)))
             ORDER BY s.id LIMIT :limit
            """)
        .bind("by", confirmedBy)
        .bind("after", after)
        .bindList("components", List.copyOf(components))
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }
}
