package io.tocsin.site.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows under columns, written as CSV (RFC 4180) or as objects for JSON. Immutable.
 *
 * @param name of its files
 */
record Table<T>(String name, List<Column<T>> columns, List<T> rows) {

  Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  List<Map<String, @Nullable Object>> objects() {
    List<Map<String, @Nullable Object>> objects = new ArrayList<>();
    for (T row : rows) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      columns.forEach(column -> object.put(column.name(), column.value().apply(row)));
      objects.add(object);
    }
    return objects;
  }

  String csv() {
    StringBuilder text = new StringBuilder();
    text.append(columns.stream().map(Column::name).collect(Collectors.joining(","))).append("\r\n");
    for (T row : rows) {
      text.append(
              columns.stream()
                  .map(column -> cell(column.type(), column.value().apply(row)))
                  .collect(Collectors.joining(",")))
          .append("\r\n");
    }
    return text.toString();
  }

  private static String cell(Column.Type type, @Nullable Object value) {
    if (value == null) {
      return "";
    }
    String text = type == Column.Type.PROSE ? disarmed(value.toString()) : value.toString();
    boolean plain = text.chars().noneMatch(letter -> ",\"\r\n".indexOf(letter) >= 0);
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /** A spreadsheet takes what begins so for a formula; with an apostrophe before it, for text. */
  private static String disarmed(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
