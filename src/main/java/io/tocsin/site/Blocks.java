package io.tocsin.site;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Parts of pages that were written before, by the facts they were written from; what one rendering
 * does not ask for is forgotten. Confined to one thread at a time.
 */
final class Blocks {

  private record Written(Object facts, Object block) {}

  private Map<String, Written> before = new HashMap<>();
  private Map<String, Written> now = new HashMap<>();

  /** Begins a new rendering. */
  void turn() {
    before = now;
    now = HashMap.newHashMap(before.size());
  }

  /** Returns what was written from equal facts, or writes it. */
  <T> T get(String name, Object facts, Class<T> type, Supplier<T> writer) {
    Written known = now.get(name);
    Written last = known == null ? before.get(name) : known;
    if (last == null || !last.facts().equals(facts)) {
      last = new Written(facts, writer.get());
    }
    now.put(name, last);
    return type.cast(last.block());
  }
}
