package io.tocsin.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Compresses what is shown as strongly as possible, when there is time. Thread-safe. */
final class Strengthening {

  private static final int KEPT_AT_ONCE = 300;

  /**
   * Files whose strongest encodings are still to be made, by path, the newest last: of a page that
   * changes faster than it is compressed only the newest waits.
   */
  private final LinkedHashMap<String, HotFile> weak = new LinkedHashMap<>();

  /** Notes which of the changed files are to be compressed. */
  synchronized void note(Set<String> changed, Map<String, HotFile> files) {
    for (String path : changed) {
      HotFile file = files.get(path);
      weak.remove(path);
      if (file != null && !file.isStrong()) {
        weak.putLast(path, file);
      }
    }
  }

  private synchronized Map.@Nullable Entry<String, HotFile> next() {
    return weak.pollLastEntry();
  }

  /** Returns how many files wait. */
  synchronized int waiting() {
    return weak.size();
  }

  /**
   * Compresses what was noted, the newest first; what is shown no more is left as it is.
   *
   * @param shown the files that are shown, by path
   * @param done takes what was packed, many files at once, or none
   */
  void run(Supplier<Map<String, HotFile>> shown, Consumer<List<SiteStore.Packed>> done) {
    List<SiteStore.Packed> packed = new ArrayList<>();
    for (var next = next(); next != null; next = next()) {
      if (shown.get().get(next.getKey()) == next.getValue()) {
        packed.addAll(next.getValue().strengthen());
      }
      if (packed.size() >= KEPT_AT_ONCE || waiting() == 0) {
        done.accept(List.copyOf(packed));
        packed.clear();
      }
    }
  }
}
