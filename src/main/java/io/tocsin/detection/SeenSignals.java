package io.tocsin.detection;

import io.tocsin.detection.state.Fingerprint;
import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;

/**
 * The last signals taken in, so that a journal that repeats itself is heard once. Not thread-safe.
 */
final class SeenSignals {

  private static final int CAPACITY = 4096;

  /** Four places for each id: hardly any two want the same (Knuth, volume 3, section 6.4). */
  private static final int PLACES = 4 * CAPACITY;

  private static final long FREE = 0;

  private final long[] inOrder = new long[CAPACITY];
  private final long[] places = new long[PLACES];
  private int size;
  private int oldest;

  /** Says whether the id is new. */
  boolean add(String id) {
    return add(fingerprint(Fingerprint.of(id)));
  }

  private boolean add(long id) {
    int place = find(id);
    if (places[place] == id) {
      return false;
    }
    places[place] = id;
    if (size < CAPACITY) {
      inOrder[size++] = id;
      return true;
    }
    remove(inOrder[oldest]);
    inOrder[oldest] = id;
    oldest = (oldest + 1) % CAPACITY;
    return true;
  }

  private static long fingerprint(long hash) {
    return hash == FREE ? 1 : hash;
  }

  private static int home(long id) {
    return (int) (id & (PLACES - 1));
  }

  /** Where the id is, or where it belongs. */
  private int find(long id) {
    int place = home(id);
    while (places[place] != FREE && places[place] != id) {
      place = (place + 1) % PLACES;
    }
    return place;
  }

  /** Frees a place and moves up those that had to step aside for it (algorithm R, ibidem). */
  private void remove(long id) {
    int free = find(id);
    places[free] = FREE;
    for (int next = (free + 1) % PLACES; places[next] != FREE; next = (next + 1) % PLACES) {
      int home = home(places[next]);
      boolean reachable = Math.floorMod(next - home, PLACES) < Math.floorMod(next - free, PLACES);
      if (!reachable) {
        places[free] = places[next];
        places[next] = FREE;
        free = next;
      }
    }
  }

  void save(StateOut out) {
    out.number(size);
    for (int one = 0; one < size; one++) {
      out.hash(inOrder[(oldest + one) % size]);
    }
  }

  static SeenSignals restore(StateIn in) {
    SeenSignals seen = new SeenSignals();
    for (int left = in.count(); left > 0; left--) {
      seen.add(fingerprint(in.hash()));
    }
    return seen;
  }
}
