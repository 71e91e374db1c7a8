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
    return form.then((value, name) -> {
      Integer first = lines.putIfAbsent(name, value.line());
      return first == null
          ? Optional.of(name)
          : value.fault(FaultRule.DUPLICATE_ID, Hint.NONE, first);
    });
  }

  /** A name that must have been given. */
  Form<String> reference() {
    return Form.ofText((value, name) ->
        lines.containsKey(name)
            ? Optional.of(name)
            : value.fault(FaultRule.UNKNOWN_REFERENCE, Hint.of(name, lines.keySet()), word));
  }

  /** Enters a name that needs no line of its own. */
  void put(String name) {
    lines.putIfAbsent(name, 0);
  }

  Set<String> names() {
    return lines.keySet();
  }
}
