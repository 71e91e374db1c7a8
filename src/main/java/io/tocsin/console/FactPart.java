package io.tocsin.console;

import java.util.List;
import java.util.Locale;

/** The parts into which the fact sheet's form is folded, in the order an officer needs them. */
public enum FactPart {
  SYMPTOMS("symptoms"),
  REACH("reach"),
  AFFECTED("affected"),
  CAUSE("cause"),
  WORKS("works"),
  FATES("fates"),
  REPAIR("repair measures"),
  KNOWN("known unknown"),
  RUMOURS("rumours"),
  HARM("harm"),
  PREVENTION("prevention"),
  AMENDS("apology compensation");

  private final String fields;

  FactPart(String fields) {
    this.fields = fields;
  }

  /** Returns its name in addresses and phrases. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the first words of its fields' names. */
  List<String> fields() {
    return List.of(fields.split(" "));
  }

  /** Says whether a field stands in it. */
  boolean holds(String field) {
    return fields().stream()
        .anyMatch(
            own -> field.equals(own) || field.startsWith(own + ".") || field.startsWith(own + "["));
  }
}
