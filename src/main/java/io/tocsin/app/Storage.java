package io.tocsin.app;

import io.tocsin.journal.sql.GroupLimits;
import io.tocsin.store.Database;
import io.tocsin.store.Schema;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where signals and state are kept. */
public interface Storage {

  /** Opens the tables of a schema. */
  Database open(Schema schema);

  /**
   * When a group of signals is committed: what one flush is good for, unless nothing is flushed.
   */
  default GroupLimits groups() {
    return GroupLimits.USUAL;
  }

  /** Two files of SQLite in a folder, flushed at every commit. */
  record Sqlite(Path folder) implements Storage {
    @Override
    public Database open(Schema schema) {
      return Database.sqlite(folder.resolve(fileOf(schema)), schema);
    }
  }

  /**
   * Two files that a power cut may destroy: for a replay alone, whose result is written elsewhere.
   */
  record Scratch(Path folder) implements Storage {
    @Override
    public Database open(Schema schema) {
      return Database.scratch(folder.resolve(fileOf(schema)), schema);
    }

    @Override
    public GroupLimits groups() {
      return new GroupLimits(512, Duration.ZERO, 8_192);
    }
  }

  /** A PostgreSQL server, shared by several nodes. */
  record Postgres(String jdbcUrl, @Nullable String user, @Nullable String password)
      implements Storage {
    @Override
    public Database open(Schema schema) {
      return Database.postgres(jdbcUrl, user, password, schema);
    }

    @Override
    public String toString() {
      return "Postgres[" + jdbcUrl + "]";
    }
  }

  private static String fileOf(Schema schema) {
    return switch (schema) {
      case JOURNAL -> "journal.db";
      case STATE -> "tocsin.db";
    };
  }
}
