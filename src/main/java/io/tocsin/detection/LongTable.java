package io.tocsin.detection;

/**
 * Whole numbers by 64-bit fingerprints, in plain arrays. Not thread-safe.
 *
 * <p>Open addressing with linear probing; who had to step aside moves up when a place is freed
 * (Knuth, volume 3, section 6.4, algorithm R).
 */
final class LongTable {

  /** What stands for a fingerprint that is not known. */
  static final long NONE = -1;

  private static final int LEAST = 16;
  private static final long FREE = 0;

  private long[] keys = new long[LEAST];
  private long[] values = new long[LEAST];
  private int size;

  long get(long fingerprint) {
    long key = keyOf(fingerprint);
    int place = find(key);
    return keys[place] == key ? values[place] : NONE;
  }

  void put(long fingerprint, long value) {
    long key = keyOf(fingerprint);
    int place = find(key);
    values[place] = value;
    if (keys[place] != key) {
      keys[place] = key;
      size++;
      if (2 * size > keys.length) {
        grow();
      }
    }
  }

  void remove(long fingerprint) {
    int free = find(keyOf(fingerprint));
    if (keys[free] == FREE) {
      return;
    }
    size--;
    keys[free] = FREE;
    int mask = keys.length - 1;
    for (int next = (free + 1) & mask; keys[next] != FREE; next = (next + 1) & mask) {
      int home = (int) keys[next] & mask;
      boolean reachable = ((next - home) & mask) < ((next - free) & mask);
      if (!reachable) {
        keys[free] = keys[next];
        values[free] = values[next];
        keys[next] = FREE;
        free = next;
      }
    }
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldValues = values;
    keys = new long[2 * oldKeys.length];
    values = new long[2 * oldKeys.length];
    for (int old = 0; old < oldKeys.length; old++) {
      if (oldKeys[old] != FREE) {
        int place = find(oldKeys[old]);
        keys[place] = oldKeys[old];
        values[place] = oldValues[old];
      }
    }
  }

  private static long keyOf(long fingerprint) {
    return fingerprint == FREE ? 1 : fingerprint;
  }

  private int find(long key) {
    int mask = keys.length - 1;
    int place = (int) key & mask;
    while (keys[place] != FREE && keys[place] != key) {
      place = (place + 1) & mask;
    }
    return place;
  }
}
