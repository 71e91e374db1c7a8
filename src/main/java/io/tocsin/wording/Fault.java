package io.tocsin.wording;

import java.util.Map;

/**
 * One thing that is wrong with an input, told to the sender.
 *
 * @param field path of the field, for instance {@code text.fr}; empty for the whole
 * @param rule the rule it breaks
 * @param details placeholders of the rule's message, for instance {@code allowed}, {@code max},
 *     {@code didYouMean}
 */
public record Fault(String field, Rule rule, Map<String, String> details) {
  public Fault {
    details = Map.copyOf(details);
  }

  /** A fault without details. */
  public static Fault of(String field, Rule rule) {
    return new Fault(field, rule, Map.of());
  }
}
