package io.tocsin.catalog.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names given to one kind of thing in the file, each once. Confined to one reading. */
final class Register {

  private final String word;
  private final Map<String, Integer> lines = new LinkedHashMap<>();

  /**
   * Starts an empty register.
   *
   * @param word the key of the word for the kind in messages: {@code component}
   */
  Register(String word) {
    this.word = word;
  }

  /** A new name: it must not have been given before. */
  Form<String> newName(Form<String> form) {
    return value ->
        form.read(value)
            .flatMap(name -> {
              Integer first = lines.putIfAbsent(name, value.line());
              return first == null
                  ? Optional.of(name)
                  : value.fault(FaultRule.DUPLICATE_ID, Hint.NONE, first);
            });
  }

  /** A name that must have been given. */
  Form<String> reference() {
    return value ->
        value
            .scalar()
            .flatMap(name ->
                lines.containsKey(name)
                    ? Optional.of(name)
                    : value.fault(
                        FaultRule.UNKNOWN_REFERENCE, Hint.of(name, lines.keySet()), word));
  }

  /** Gives a name that stands in the file by its dimension and value. */
  void put(String name, int line) {
    lines.putIfAbsent(name, line);
  }

  Set<String> names() {
    return lines.keySet();
  }
}
