package io.tocsin.signals;

/**
 * The tokens that have served, so that none serves twice; thread-safe. Memory is fixed: under a
 * flood the oldest are forgotten, and with them every token as old is no longer good for anything,
 * rather than good twice.
 */
final class SpentTokens {

  private final Pigeonholes spent;
  private long forgotten;

  SpentTokens(int most) {
    this.spent = new Pigeonholes(most);
  }

  /**
   * Marks a token as used; false if it was, or may have been, used before.
   *
   * @param issued when it was made, in seconds since 1970
   */
  synchronized boolean spend(String token, long issued) {
    long fingerprint = Pigeonholes.fingerprint(token);
    if (issued <= forgotten || spent.get(fingerprint) != 0) {
      return false;
    }
    forgotten = Math.max(forgotten, spent.put(fingerprint, issued));
    return true;
  }

  /** Gives a token back whose report was not written. */
  synchronized void restore(String token) {
    spent.put(Pigeonholes.fingerprint(token), 0);
  }
}
