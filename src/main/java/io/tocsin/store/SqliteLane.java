package io.tocsin.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * One connection and the platform thread that alone touches it: a native call would pin a virtual
 * thread's carrier. Thread-safe; whoever comes second waits.
 */
final class SqliteLane implements AutoCloseable {

  private final SqliteConnections connections;
  private final String begin;
  private final ExecutorService thread;
  private @Nullable Line line;

  /** A connection, what is known of its statements once they were read, and its file. */
  private record Line(Connection connection, Jdbi jdbi, String file) {}

  /**
   * Makes a lane; its connection is opened by the first transaction.
   *
   * @param begin the statement that begins a transaction
   */
  SqliteLane(String name, SqliteConnections connections, String begin) {
    this.connections = connections;
    this.begin = begin;
    this.thread = Executors.newSingleThreadExecutor(task -> new LaneThread(task, name));
  }

  /** Runs work in a transaction on the lane's thread and waits, whatever interrupts. */
  <T extends @Nullable Object> T run(Database.Work<T> work) {
    if (Thread.currentThread() instanceof LaneThread) {
      throw new IllegalStateException("a transaction inside a transaction");
    }
    return outcome(thread.submit(() -> transact(work)));
  }

  private <T extends @Nullable Object> T outcome(Future<T> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException later) {
          interrupted = true; // what became of the transaction must be known first
        } catch (ExecutionException failed) {
          throw rethrown(failed.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private RuntimeException rethrown(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return Failures.of(
        cause == null ? new IllegalStateException("no cause") : cause, connections.dialect());
  }

  private <T extends @Nullable Object> T transact(Database.Work<T> work) throws SQLException {
    Line standing = line();
    Connection open = standing.connection();
    requireFile(standing);
    execute(open, begin);
    try {
      T result;
      try (Handle handle = standing.jdbi().open()) {
        result = work.run(new Transaction(handle));
      }
      execute(open, "COMMIT");
      return result;
    } catch (Throwable failure) {
      rollBack(open, failure);
      throw failure;
    }
  }

  private Line line() throws SQLException {
    Line standing = line;
    if (standing == null) {
      Connection opened = connections.getConnection();
      Jdbi jdbi = Jdbi.create(opened);
      Micros.register(jdbi);
      standing = new Line(opened, jdbi, connections.identity());
      line = standing;
    }
    return standing;
  }

  /** What is written into a file that was deleted or replaced would be gone with the process. */
  private void requireFile(Line standing) throws SQLException {
    if (!standing.file().equals(connections.identity())) {
      throw new SQLException("the file of the database was replaced by another");
    }
  }

  /** A full disk may have rolled back already; then, or in any doubt, the connection is left. */
  private void rollBack(Connection open, Throwable failure) {
    try {
      execute(open, "ROLLBACK");
    } catch (SQLException refused) {
      failure.addSuppressed(refused);
      discard(open, failure);
    }
  }

  private void discard(Connection open, Throwable failure) {
    line = null;
    try {
      open.close();
    } catch (SQLException refused) {
      failure.addSuppressed(refused);
    }
  }

  private static void execute(Connection open, String sql) throws SQLException {
    try (Statement statement = open.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Lets the running and waiting transactions end, then closes the connection. */
  @Override
  public void close() {
    Future<?> closed = thread.submit(this::closeConnection);
    thread.shutdown();
    outcome(closed);
  }

  private @Nullable Void closeConnection() throws SQLException {
    Line standing = line;
    line = null;
    if (standing != null) {
      standing.connection().close();
    }
    return null;
  }

  private static final class LaneThread extends Thread {
    LaneThread(Runnable task, String name) {
      super(task, name);
      setDaemon(true);
    }
  }
}
