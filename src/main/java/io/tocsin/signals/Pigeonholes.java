package io.tocsin.signals;

/**
 * A fixed number of holes that each hold one number under one fingerprint, in plain arrays: nothing
 * is allocated after the start, whatever strangers send. Confined to its owner.
 *
 * <p>A fingerprint may lie in any of eight holes; when all are taken, the one with the smallest
 * number makes room. So owners keep in the high bits what says how soon a number may be forgotten.
 */
final class Pigeonholes {

  private static final int WAYS = 8;

  private final long[] fingerprints;
  private final long[] numbers;
  private final int mask;

  /**
   * Makes empty holes.
   *
   * @param least how many at least; rounded up to a power of two
   */
  Pigeonholes(int least) {
    int size = Math.max(WAYS, Integer.highestOneBit(Math.max(1, least - 1)) << 1);
    this.fingerprints = new long[size];
    this.numbers = new long[size];
    this.mask = (size - 1) & -WAYS;
  }

  /** Returns the number under a fingerprint, 0 if there is none. */
  long get(long fingerprint) {
    int first = first(fingerprint);
    for (int i = first; i < first + WAYS; i++) {
      if (fingerprints[i] == fingerprint) {
        return numbers[i];
      }
    }
    return 0;
  }

  /**
   * Keeps a number above 0, or forgets it with 0.
   *
   * @return the number that had to make room for it, 0 if none had
   */
  long put(long fingerprint, long number) {
    int first = first(fingerprint);
    int chosen = first;
    for (int i = first; i < first + WAYS; i++) {
      if (fingerprints[i] == fingerprint) {
        numbers[i] = number;
        return 0;
      }
      chosen = numbers[i] < numbers[chosen] ? i : chosen;
    }
    if (number == 0) {
      return 0;
    }
    long evicted = numbers[chosen];
    fingerprints[chosen] = fingerprint;
    numbers[chosen] = number;
    return evicted;
  }

  private int first(long fingerprint) {
    return (int) (mixed(fingerprint) & mask);
  }

  /** Returns the fingerprint of a text that strangers cannot choose: a keyed hash, a token. */
  static long fingerprint(String text) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
    }
    return mixed(hash);
  }

  /** Spreads bits (Stafford's variant 13 of the finalizer of MurmurHash3). */
  static long mixed(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
