package io.tocsin.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Named values as a query string or a URL-encoded body carries them, in order. Immutable.
 *
 * @param fields name to its values, each list with at least one
 */
public record Form(Map<String, List<String>> fields) {

  /** No field at all. */
  public static final Form EMPTY = new Form(Map.of());

  private static final int MAX_FIELDS = 1_000;

  public Form {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    fields.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    fields = Collections.unmodifiableMap(copy);
  }

  /** What is wrong with a text that is no form. */
  public static final class NotAForm extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotAForm(String message) {
      super(message);
    }
  }

  /**
   * Reads {@code a=1&b=two+words} (WHATWG URL, application/x-www-form-urlencoded).
   *
   * @throws NotAForm if an escape is broken, the text is not UTF-8, or there are over 1,000 fields
   */
  public static Form parse(String text) {
    if (text.isEmpty()) {
      return EMPTY;
    }
    Map<String, List<String>> fields = new LinkedHashMap<>();
    int count = 0;
    for (String pair : text.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      if (++count > MAX_FIELDS) {
        throw new NotAForm("more than " + MAX_FIELDS + " fields");
      }
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      fields.computeIfAbsent(decode(name), key -> new ArrayList<>()).add(decode(value));
    }
    return new Form(fields);
  }

  /** Returns a posted form: NUL is in nothing that anybody types, and PostgreSQL keeps none. */
  static Form posted(String text) {
    Form form = parse(text);
    boolean nul =
        form.fields().entrySet().stream()
            .anyMatch(field -> (field.getKey() + field.getValue()).indexOf('\0') >= 0);
    if (nul) {
      throw new NotAForm("holds NUL");
    }
    return form;
  }

  private static String decode(String text) {
    return PercentCode.decode(text.replace('+', ' '))
        .orElseThrow(() -> new NotAForm("broken escape or not UTF-8"));
  }

  /** Returns the first value of a field. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** Returns the first value of a field without surrounding white space, if anything is left. */
  public Optional<String> filled(String name) {
    return first(name).map(String::strip).filter(value -> !value.isEmpty());
  }

  /** Returns every value of a field. */
  public List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  /** Says whether the field was sent, even empty. */
  public boolean has(String name) {
    return fields.containsKey(name);
  }
}
