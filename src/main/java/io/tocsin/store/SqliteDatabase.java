package io.tocsin.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** One file of SQLite: one writer and a few readers, each on a platform thread of its own. */
final class SqliteDatabase implements Database {

  private static final int READERS = 4;

  private final SqliteLane writer;
  private final List<SqliteLane> readers = new ArrayList<>();
  private final BlockingQueue<SqliteLane> idle = new ArrayBlockingQueue<>(READERS);

  private SqliteDatabase(Path file, SqliteConnections connections) {
    String name = "sqlite " + file.getFileName();
    writer = new SqliteLane(name + " writer", connections, "BEGIN IMMEDIATE");
    for (int number = 1; number <= READERS; number++) {
      readers.add(new SqliteLane(name + " reader " + number, connections, "BEGIN"));
    }
    idle.addAll(readers);
  }

  static Database open(Path file, Schema schema, SqliteMode mode) {
    SqliteConnections connections = new SqliteConnections(file, mode);
    Migrations.run(connections, schema);
    SqliteDatabase database = new SqliteDatabase(file, connections);
    database.write(transaction -> true); // the first connection proves its settings now
    return database;
  }

  @Override
  public <T extends @Nullable Object> T write(Work<T> work) {
    return writer.run(work);
  }

  @Override
  public <T extends @Nullable Object> T read(Work<T> work) {
    SqliteLane lane = idleReader();
    try {
      return lane.run(work);
    } finally {
      idle.add(lane);
    }
  }

  private SqliteLane idleReader() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return idle.take();
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    readers.forEach(SqliteLane::close);
    writer.close();
  }
}
