package io.tocsin.journal;

import io.tocsin.signals.Signal;
import io.tocsin.store.Database;
import io.tocsin.store.Transaction;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A stage that writes each signal it hears into a table without any constraint, and keeps a running
 * number that would be wrong after a stale or lost state. Confined to its follower, but for the
 * latches.
 */
class Tally implements Stage {

  final CountDownLatch deciding = new CountDownLatch(1);
  int abandoned;
  private long total;

  static void createTables(Database database) {
    database.write(transaction -> {
      transaction.handle().execute("CREATE TABLE heard (id TEXT NOT NULL, number BIGINT)");
      transaction.handle().execute("CREATE TABLE tally (total BIGINT NOT NULL)");
      return transaction.handle().execute("INSERT INTO tally VALUES (0)");
    });
  }

  @Override
  public Position load(Transaction transaction, Position current) {
    total = transaction.handle().createQuery("SELECT total FROM tally").mapTo(Long.class).one();
    return current;
  }

  @Override
  public Step decide(Batch batch) {
    deciding.countDown();
    List<String> ids = batch.entries().stream().map(Batch.Entry::signal).map(Signal::id).toList();
    long before = total;
    total += ids.size();
    return new Step() {
      @Override
      public void write(Transaction transaction) {
        Tally.write(transaction, ids, before);
      }

      @Override
      public void committed() {}

      @Override
      public void abandoned() {
        abandoned++;
      }
    };
  }

  private static void write(Transaction transaction, List<String> ids, long before) {
    long number = before;
    for (String id : ids) {
      transaction.handle().execute("INSERT INTO heard VALUES (?, ?)", id, ++number);
    }
    transaction.handle().execute("UPDATE tally SET total = ?", number);
  }

  static List<String> heard(Database database) {
    return database.read(transaction ->
        transaction
            .handle()
            .createQuery("SELECT id FROM heard ORDER BY number")
            .mapTo(String.class)
            .list());
  }

  static List<Long> numbers(Database database) {
    return database.read(transaction ->
        transaction
            .handle()
            .createQuery("SELECT number FROM heard ORDER BY number")
            .mapTo(Long.class)
            .list());
  }
}
