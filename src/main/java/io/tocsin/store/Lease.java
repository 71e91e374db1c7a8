package io.tocsin.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The right to do alone, among all nodes on one state database, what must run once. Thread-safe.
 *
 * <p>It lasts for its term on the clocks of the nodes: hold it again well before, and do nothing
 * that a second holder would spoil if clocks differ by more than the term.
 */
public final class Lease {

  private final Database state;
  private final String name;
  private final String holder;
  private final Duration term;
  private final InstantSource clock;

  /**
   * Names the right and who asks for it.
   *
   * @param holder unique per node and start
   * @param term how long a hold lasts without being renewed
   */
  public Lease(Database state, String name, String holder, Duration term, InstantSource clock) {
    this.state = state;
    this.name = name;
    this.holder = holder;
    this.term = term;
    this.clock = clock;
  }

  /** Takes or renews the lease and says whether it is ours for a term from now. */
  public boolean hold() {
    Instant now = clock.instant();
    return state.write(transaction ->
        transaction
                .handle()
                .createUpdate(
                    """
                    INSERT INTO lease (name, holder, held_until) VALUES (:name, :holder, :until)
                    ON CONFLICT (name) DO UPDATE
                    SET holder = excluded.holder, held_until = excluded.held_until
                    WHERE lease.holder = excluded.holder OR lease.held_until <= :now
                    """)
                .bind("name", name)
                .bind("holder", holder)
                .bind("until", now.plus(term))
                .bind("now", now)
                .execute()
            == 1);
  }

  /** Gives the lease back, if it is ours. */
  public void release() {
    state.write(transaction ->
        transaction
            .handle()
            .createUpdate("DELETE FROM lease WHERE name = :name AND holder = :holder")
            .bind("name", name)
            .bind("holder", holder)
            .execute());
  }
}
