package io.tocsin.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was worked out lately and is asked for again and again; not thread-safe. */
final class Recent<K, V> {

  private final LinkedHashMap<K, V> entries;
  private @Nullable K last;
  private @Nullable V ofLast;

  /** Makes one that keeps so many, those that were asked for last. */
  Recent(int most) {
    this(most, _ -> {});
  }

  /**
   * Makes one that keeps so many.
   *
   * @param leaving is told what gives way to something newer
   */
  Recent(int most, Consumer<V> leaving) {
    entries =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            boolean full = size() > most;
            if (full) {
              leaving.accept(eldest.getValue());
            }
            return full;
          }
        };
  }

  /** Returns what is remembered of it, or works it out now. */
  V of(K key, Function<K, V> work) {
    V again = ofLast;
    if (again != null && key.equals(last)) {
      return again; // it is the newest already
    }
    V known = entries.get(key);
    if (known == null) {
      known = work.apply(key);
      entries.put(key, known);
    }
    last = key;
    ofLast = known;
    return known;
  }

  /** Forgets everything. */
  void forget() {
    entries.clear();
    last = null;
    ofLast = null;
  }
}
