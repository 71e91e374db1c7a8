package io.tocsin.detection;

import java.util.LinkedHashMap;

/**
 * How many people of one address block count: two an hour, so that one line is not a crowd.
 *
 * <p>Not thread-safe.
 */
final class BlockShare {

  private static final long HOUR = 60;
  private static final int MOST_BLOCKS = 5_000;
  private static final long NEVER = Long.MIN_VALUE / 2;

  /** The minutes of the last two people that counted, by block; least recently used first. */
  private final LinkedHashMap<Long, Last> blocks = new LinkedHashMap<>();

  private record Last(long newer, long older) {}

  boolean admits(String block, long minute) {
    long key = Fingerprint.of(block);
    Last last = blocks.getOrDefault(key, new Last(NEVER, NEVER));
    if (last.older() > minute - HOUR) {
      return false;
    }
    blocks.remove(key);
    blocks.put(key, new Last(minute, last.newer()));
    forget(minute);
    return true;
  }

  private void forget(long minute) {
    var oldest = blocks.entrySet().iterator();
    while (oldest.hasNext()) {
      if (oldest.next().getValue().newer() > minute - HOUR && blocks.size() <= MOST_BLOCKS) {
        return;
      }
      oldest.remove();
    }
  }

  void save(StateOut out) {
    out.entries(
        blocks,
        (block, last) -> {
          out.hash(block);
          out.number(last.newer());
          out.number(last.older());
        });
  }

  void restore(StateIn in) {
    int size = in.count();
    for (int i = 0; i < size; i++) {
      blocks.put(in.hash(), new Last(in.number(), in.number()));
    }
  }
}
