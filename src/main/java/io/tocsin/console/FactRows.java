package io.tocsin.console;

import io.tocsin.web.Form;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How the rows of a list are numbered in a form: {@code rumours[2].text.fr}. Pure. */
final class FactRows {

  /** Most rows of one list. */
  static final int MOST = 40;

  /** What a row holds although nobody chose anything in it. */
  private static final Set<String> UNTOUCHED = Set.of("day", "unit", "extent", "standing", "state");

  private FactRows() {}

  /** Returns the names of the rows in which something was typed or chosen, in their order. */
  static Stream<String> filled(Form form, String list) {
    return IntStream.range(0, MOST)
        .filter(row -> isTouched(form.fields(), list, row))
        .mapToObj(row -> list + "[" + row + "]");
  }

  private static boolean isTouched(Map<String, List<String>> fields, String list, int row) {
    String name = list + "[" + row + "]";
    return fields.entrySet().stream()
        .anyMatch(field ->
            field.getKey().startsWith(name)
                && means(field.getKey().substring(name.length()))
                && field.getValue().stream().anyMatch(value -> !value.isBlank()));
  }

  private static boolean means(String rest) {
    return !rest.startsWith(".") || !UNTOUCHED.contains(rest.substring(1));
  }

  /** Returns how many rows a list needs so that nothing that was typed is left out. */
  static int needed(Map<String, List<String>> fields, String list) {
    return IntStream.range(0, MOST)
        .filter(row -> isTouched(fields, list, row))
        .map(row -> row + 1)
        .max()
        .orElse(0);
  }
}
