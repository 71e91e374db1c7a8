package io.tocsin.journal.sql;

import io.tocsin.journal.Position;
import io.tocsin.store.Database;
import io.tocsin.store.Transaction;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How far each follower has come, kept with the effects of what it followed. Thread-safe. */
public final class FollowerPositions {

  private final Database state;

  /** Keeps positions in the state database. */
  public FollowerPositions(Database state) {
    this.state = state;
  }

  /**
   * Where a follower stands.
   *
   * @param position behind which everything is done
   * @param state the position that the stage's saved state belongs to, at most {@code position}
   */
  public record Standing(Position position, Position state) {}

  /**
   * Reads a position, and in the same transaction whatever the stage saved with it.
   *
   * @param load reads the stage's state and returns the position it belongs to
   */
  public Standing load(
      String follower, int partition, BiFunction<Transaction, Position, Position> load) {
    return state.read(transaction -> {
      Position position = find(transaction, follower, partition);
      return new Standing(position, load.apply(transaction, position));
    });
  }

  private static Position find(Transaction transaction, String follower, int partition) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT position FROM follower_position
            WHERE follower = :follower AND partition = :partition
            """)
        .bind("follower", follower)
        .bind("partition", partition)
        .mapTo(Long.class)
        .findOne()
        .map(Position::new)
        .orElse(Position.START);
  }

  /**
   * Writes effects and moves the position, both or neither.
   *
   * @return whether it was done; false when another node is ahead and nothing was written
   */
  public boolean advance(
      String follower, int partition, Position from, Position to, Consumer<Transaction> effects) {
    try {
      state.<@Nullable Void>write(transaction -> {
        effects.accept(transaction);
        move(transaction, follower, partition, from, to);
        return null;
      });
      return true;
    } catch (Fenced another) {
      return false;
    }
  }

  private static void move(
      Transaction transaction, String follower, int partition, Position from, Position to) {
    String sql =
        from.equals(Position.START)
            ? """
            INSERT INTO follower_position (follower, partition, position)
            VALUES (:follower, :partition, :new) ON CONFLICT (follower, partition) DO UPDATE
            SET position = excluded.position WHERE follower_position.position = :old
            """
            : """
            UPDATE follower_position SET position = :new
            WHERE follower = :follower AND partition = :partition AND position = :old
            """;
    int moved =
        transaction
            .handle()
            .createUpdate(sql)
            .bind("follower", follower)
            .bind("partition", partition)
            .bind("old", from.value())
            .bind("new", to.value())
            .execute();
    if (moved != 1) {
      throw new Fenced();
    }
  }

  /** Rolls the transaction back when the position is not where we left it. */
  private static final class Fenced extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Fenced() {
      super("another node is ahead", null, false, false);
    }
  }
}
