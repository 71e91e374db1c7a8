package io.tocsin.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * SQLite files for tests with the tables of a schema in them, made once per test JVM and copied;
 * thread-safe. What is under test is what happens next: that the tables can be made at all is
 * tested where they are made.
 */
public final class TestSqlite {

  private static final Map<Schema, byte[]> MODELS = new ConcurrentHashMap<>();

  private TestSqlite() {}

  /** Opens a database in a file that is not there yet. */
  public static Database open(Path file, Schema schema) {
    try {
      Files.write(file, MODELS.computeIfAbsent(schema, TestSqlite::model));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Database.sqlite(file, schema);
  }

  /** When the last one leaves, all that was written stands in the one file. */
  private static byte[] model(Schema schema) {
    try {
      Path folder = Files.createTempDirectory("tocsin-model");
      Path file = folder.resolve("model.db");
      Database.sqlite(file, schema).close();
      byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      Files.delete(folder);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
