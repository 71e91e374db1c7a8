package io.tocsin.catalog.yaml;

import java.util.Comparator;
import java.util.List;

/**
 * One thing wrong in a file, and where. Immutable.
 *
 * @param file its name as people know it
 * @param line from 1, always a line of the file
 * @param column from 1, in characters
 * @param path the way to the value, {@code probes[2].component}; empty for the file as a whole
 * @param value what stands there, shortened, without unseen characters or passwords; may be empty
 * @param details what the rule's message has places for
 * @param hint what may stand there
 */
public record Fault(
    String file,
    int line,
    int column,
    String path,
    String value,
    FaultRule rule,
    List<String> details,
    Hint hint) {

  static final Comparator<Fault> ORDER =
      Comparator.comparing(Fault::file)
          .thenComparingInt(Fault::line)
          .thenComparingInt(Fault::column)
          .thenComparing(Fault::rule);

  private static final int LONGEST_VALUE = 80;

  public Fault {
    value = presentable(value);
    details = List.copyOf(details);
  }

  /** Says whether the file is good all the same. */
  public boolean isWarning() {
    return rule.isWarning();
  }

  private static String presentable(String value) {
    String plain =
        value
            .replaceAll("//[^/@\\s]*@", "//...@")
            .replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ")
            .strip();
    return plain.codePointCount(0, plain.length()) <= LONGEST_VALUE
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, LONGEST_VALUE)) + "...";
  }
}
