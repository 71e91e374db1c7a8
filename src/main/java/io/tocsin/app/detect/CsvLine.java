package io.tocsin.app.detect;

import java.util.ArrayList;
import java.util.List;

/** One line of a comma-separated table (RFC 4180, no line breaks in a field). */
final class CsvLine {

  private CsvLine() {}

  /** The fields of a line; a quoted one may hold commas, and quotes written twice. */
  static List<String> fields(String text) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      if (letter == '"' && quoted && at + 1 < text.length() && text.charAt(at + 1) == '"') {
        field.append('"');
        at++;
      } else if (letter == '"') {
        quoted = !quoted;
      } else if (letter == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(letter);
      }
    }
    fields.add(field.toString());
    return fields;
  }

  /** The line of these fields, quoted where they must be. */
  static String of(String... fields) {
    List<String> quoted = new ArrayList<>();
    for (String field : fields) {
      quoted.add(
          field.contains(",") || field.contains("\"")
              ? "\"" + field.replace("\"", "\"\"") + "\""
              : field);
    }
    return String.join(",", quoted);
  }
}
