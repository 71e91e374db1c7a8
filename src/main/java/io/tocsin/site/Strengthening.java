package io.tocsin.site;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Compresses what is shown as strongly as possible, when there is time. Thread-safe. */
final class Strengthening {

  private static final int KEPT_AT_ONCE = 300;

  private final Deque<Weak> weak = new ConcurrentLinkedDeque<>();

  /** A file whose strongest encodings are still to be made. */
  private record Weak(String path, HotFile file) {}

  /** Notes which of the changed files are to be compressed. */
  void note(Set<String> changed, Map<String, HotFile> files) {
    for (String path : changed) {
      HotFile file = files.get(path);
      if (file != null && !file.isStrong()) {
        weak.addFirst(new Weak(path, file));
      }
    }
  }

  /**
   * Compresses what was noted, the newest first; what is shown no more is left as it is.
   *
   * @param shown the files that are shown, by path
   * @param done takes what was packed, many files at once, or none
   */
  void run(Supplier<Map<String, HotFile>> shown, Consumer<List<SiteStore.Packed>> done) {
    List<SiteStore.Packed> packed = new ArrayList<>();
    for (Weak next = weak.pollFirst(); next != null; next = weak.pollFirst()) {
      if (shown.get().get(next.path()) == next.file()) {
        packed.addAll(next.file().strengthen());
      }
      if (packed.size() >= KEPT_AT_ONCE || weak.isEmpty()) {
        done.accept(List.copyOf(packed));
        packed.clear();
      }
    }
  }
}
