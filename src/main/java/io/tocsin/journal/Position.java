package io.tocsin.journal;

/** A place in one partition of a journal; gaps are allowed, order is not. */
public record Position(long value) implements Comparable<Position> {

  /** Before the first signal. */
  public static final Position START = new Position(0);

  @Override
  public int compareTo(Position other) {
    return Long.compare(value, other.value);
  }
}
