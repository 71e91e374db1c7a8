package io.tocsin.catalog;

/**
 * HTTP status codes taken for an answer, both ends included, written {@code 200} or {@code
 * 200-299}. Immutable.
 */
public record StatusRange(int from, int to) {

  /** Every successful answer. */
  public static final StatusRange SUCCESS = new StatusRange(200, 299);

  public StatusRange {
    if (from < 100 || to > 599 || from > to) {
      throw new IllegalArgumentException("not a range of HTTP status codes: " + from + "-" + to);
    }
  }

  /** Says whether the status lies in the range. */
  public boolean contains(int status) {
    return from <= status && status <= to;
  }

  @Override
  public String toString() {
    return from == to ? Integer.toString(from) : from + "-" + to;
  }
}
