package io.tocsin.catalog;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A group of customers who break and recover together, written {@code domain:neuf.fr}. Immutable.
 *
 * @param dimension the id of the {@link CohortDimension}
 * @param value the id of one of its values: an id, a host name
 */
public record Cohort(String dimension, String value) implements Comparable<Cohort> {

  private static final Pattern VALUE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,252}");
  private static final Comparator<Cohort> ORDER =
      Comparator.comparing(Cohort::dimension).thenComparing(Cohort::value);

  public Cohort {
    Id.require("dimension", dimension);
    requireValue(value);
  }

  static String requireValue(String value) {
    if (!isValue(value)) {
      throw new IllegalArgumentException("cohort value is not well formed: " + value);
    }
    return value;
  }

  /** Says whether the text has the form of a cohort's value. */
  public static boolean isValue(String text) {
    return VALUE.matcher(text).matches();
  }

  /** Reads {@code dimension:value}; empty if the text has not that form. */
  public static Optional<Cohort> parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    String dimension = text.substring(0, colon);
    String value = text.substring(colon + 1);
    return Id.isWellFormed(dimension) && isValue(value)
        ? Optional.of(new Cohort(dimension, value))
        : Optional.empty();
  }

  @Override
  public int compareTo(Cohort other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return dimension + ":" + value;
  }
}
