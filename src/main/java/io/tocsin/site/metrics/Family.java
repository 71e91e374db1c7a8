package io.tocsin.site.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One family of figures and its samples. Confined to one thread.
 *
 * @param name with its unit at the end
 * @param help one sentence in English, as the format has no languages
 */
record Family(String name, Kind kind, String help, List<String> samples) {

  /** What a family is, in the words of OpenMetrics 1.0. */
  enum Kind {
    GAUGE,
    /** One sample per state, 1 for the one that holds; its label has the name of the family. */
    STATESET
  }

  Family(String name, Kind kind, String help) {
    this(name, kind, help, new ArrayList<>());
  }

  /** Adds a sample. */
  void add(Labels labels, double value) {
    samples.add(name + labels.text() + " " + number(value));
  }

  /** Adds one sample per state. */
  void add(Labels labels, List<String> states, String holds) {
    for (String state : states) {
      add(labels.and(name, state), state.equals(holds) ? 1 : 0);
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** Writes it as OpenMetrics 1.0, or as Prometheus text 0.0.4, which knows no state sets. */
  void write(StringBuilder text, boolean open) {
    String type = open ? kind.name().toLowerCase(Locale.ROOT) : "gauge";
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    if (open && name.endsWith("_seconds")) {
      text.append("# UNIT ").append(name).append(" seconds\n");
    }
    samples.forEach(sample -> text.append(sample).append('\n'));
  }
}
