package io.tocsin.app;

import io.tocsin.store.Database;
import io.tocsin.store.Schema;
import io.tocsin.store.Transaction;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * A storage that counts the steps of what is written: each order to the database, the commit, and
 * the moment after it. It stops at a chosen one for good, so that somebody can kill it just there.
 */
final class SteppedStorage implements Storage {

  private final Storage inside;
  private final Steps steps;

  SteppedStorage(Storage inside, Steps steps) {
    this.inside = inside;
    this.steps = steps;
  }

  @Override
  public Database open(Schema schema) {
    Database database = inside.open(schema);
    return schema == Schema.STATE ? new Stepped(database, steps) : database;
  }

  /** Counts, and stops at the step it was told to; confined to the thread that publishes. */
  static final class Steps implements SqlLogger {

    private final Consumer<String> told;
    private int taken;
    private int last = -1;

    Steps(Consumer<String> told) {
      this.told = told;
    }

    /** Counts from here on and stops at a step, counted from 0; never if it is negative. */
    void watch(int step) {
      taken = 0;
      last = step;
    }

    int taken() {
      return taken;
    }

    @Override
    public void logBeforeExecution(StatementContext context) {
      take("an order");
    }

    void take(String before) {
      if (taken++ == last) {
        told.accept(last + " " + before);
        while (true) {
          LockSupport.park(this);
        }
      }
    }
  }

  private record Stepped(Database inside, Steps steps) implements Database {
    @Override
    public <T> T write(Work<T> work) {
      T result =
          inside.write(transaction -> {
            T made = work.run(watched(transaction));
            steps.take("a commit");
            return made;
          });
      steps.take("an answer");
      return result;
    }

    private Transaction watched(Transaction transaction) {
      transaction.handle().getConfig(SqlStatements.class).setSqlLogger(steps);
      return transaction;
    }

    @Override
    public <T> T read(Work<T> work) {
      return inside.read(work);
    }

    @Override
    public void close() {
      inside.close();
    }
  }
}
