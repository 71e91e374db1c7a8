package io.tocsin.site.metrics;

/** The labels of a sample, written down. Immutable. */
record Labels(String inside) {

  static final Labels NONE = new Labels("");

  static Labels of(String name, String value) {
    return NONE.and(name, value);
  }

  /** Returns the same with one more. */
  Labels and(String name, String value) {
    String own = name + "=\"" + escaped(value) + "\"";
    return new Labels(inside.isEmpty() ? own : inside + "," + own);
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  String text() {
    return inside.isEmpty() ? "" : "{" + inside + "}";
  }
}
