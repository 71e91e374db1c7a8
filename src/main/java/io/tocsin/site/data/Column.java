package io.tocsin.site.data;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table.
 *
 * @param name the same in every format
 * @param phrase the end of the key of the sentence that explains it
 * @param type what the Table Schema of Frictionless Data calls it
 * @param value a text, number, truth or null: nobody knows
 */
record Column<T>(String name, String phrase, Type type, Function<T, @Nullable Object> value) {

  /** What a column holds. */
  enum Type {
    STRING,
    /** Words that people wrote. */
    PROSE,
    INTEGER,
    NUMBER,
    BOOLEAN,
    /** RFC 3339 in UTC. */
    DATETIME;

    /** Returns the name in a Table Schema. */
    String schema() {
      return switch (this) {
        case STRING, PROSE -> "string";
        case INTEGER -> "integer";
        case NUMBER -> "number";
        case BOOLEAN -> "boolean";
        case DATETIME -> "datetime";
      };
    }
  }
}
