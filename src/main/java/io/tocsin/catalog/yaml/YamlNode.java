package io.tocsin.catalog.yaml;

import java.util.List;

/** A piece of a YAML document and where it stands; lines and columns from 1. Immutable. */
sealed interface YamlNode {

  int line();

  int column();

  /**
   * A single value.
   *
   * @param plain whether it stands without quotes, so that {@code true} may mean a boolean
   */
  record Scalar(String text, boolean plain, int line, int column) implements YamlNode {

    boolean isNothing() {
      return plain
          && switch (text) {
            case "", "~", "null", "Null", "NULL" -> true;
            default -> false;
          };
    }
  }

  /** A list. */
  record Sequence(List<YamlNode> items, int line, int column) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** Keys and their values, in the order of the file; a key may stand there twice. */
  record Mapping(List<Entry> entries, int line, int column) implements YamlNode {
    public Mapping {
      entries = List.copyOf(entries);
    }
  }

  /** One key and its value. */
  record Entry(Scalar key, YamlNode value) {}
}
