package io.tocsin.store;

import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Turns what drivers throw into the two failures that callers know. */
final class Failures {

  private Failures() {}

  /** Translates a fault of the engine; what the work threw by itself stays what it is. */
  static RuntimeException of(Throwable thrown, Dialect dialect) {
    SQLException sql = sqlIn(thrown);
    if (sql != null && dialect.storageFull(sql)) {
      return new StoreFull(thrown);
    }
    return switch (thrown) {
      case JdbiException jdbi -> new StoreFailure(message(jdbi), jdbi);
      case SQLException other -> new StoreFailure(message(other), other);
      case RuntimeException own -> own;
      default -> new StoreFailure("the transaction failed", thrown);
    };
  }

  private static String message(Exception failure) {
    return "the database failed: " + failure.getMessage();
  }

  private static @Nullable SQLException sqlIn(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }
}
