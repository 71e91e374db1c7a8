package io.tocsin.journal;

import java.util.LinkedHashSet;
import java.util.SequencedSet;

/**
 * The ids of the signals done last, so that one that comes again is known. A journal repeats soon
 * or never, so a window is enough. Confined to its follower.
 */
final class RecentIds {

  static final int SIZE = 1_024;

  private final SequencedSet<String> ids = new LinkedHashSet<>();

  void clear() {
    ids.clear();
  }

  void add(String id) {
    ids.addLast(id);
    if (ids.size() > SIZE) {
      ids.removeFirst();
    }
  }

  boolean contains(String id) {
    return ids.contains(id);
  }
}
