package io.tocsin.console;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills a text that is missing in a language with another language's, only to be looked at. Pure.
 */
final class Lent {

  private Lent() {}

  static Map<String, List<String>> values(
      Map<String, List<String>> values, List<String> languages) {
    Map<String, List<String>> lent = new HashMap<>(values);
    for (String from : languages) {
      values.forEach((field, held) -> {
        if (field.endsWith("." + from) && held.stream().anyMatch(text -> !text.isBlank())) {
          lend(lent, field.substring(0, field.length() - from.length()), held, languages);
        }
      });
    }
    return lent;
  }

  private static void lend(
      Map<String, List<String>> lent, String text, List<String> held, List<String> languages) {
    for (String to : languages) {
      boolean empty = lent.getOrDefault(text + to, List.of()).stream().allMatch(String::isBlank);
      if (empty) {
        lent.put(text + to, held);
      }
    }
  }
}
