package io.tocsin.signals;

/**
 * How many test mailboxes a mail server was asked about, and how many it refused. Immutable.
 *
 * @param refused of those asked
 * @param asked those it answered with yes or no; at least 1
 */
public record Canaries(int refused, int asked) {

  public Canaries {
    if (asked < 1 || refused < 0 || refused > asked) {
      throw new IllegalArgumentException(refused + " of " + asked + " mailboxes");
    }
  }
}
