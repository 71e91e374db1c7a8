package io.tocsin.site;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compresses what is shown as strongly as possible, when there is time. Thread-safe.
 *
 * <p>A page that changes every few seconds, as on the worst morning, is packed well at once and as
 * strongly as possible only when it has stood still for a while: the strongest costs a hundred
 * times as much, and just then the processor is needed for people.
 */
final class Strengthening {

  private static final int KEPT_AT_ONCE = 300;
  private static final Duration STANDS_STILL = Duration.ofSeconds(8);

  /** Files that changed a moment ago, by path, the newest last. */
  private final LinkedHashMap<String, Waiting> fresh = new LinkedHashMap<>();

  /** Files that have stood still, by path, the newest last; of each page the newest alone. */
  private final LinkedHashMap<String, HotFile> due = new LinkedHashMap<>();

  private record Waiting(HotFile file, Instant since) {}

  /** Notes which of the changed files are to be compressed. */
  synchronized void note(Set<String> changed, Map<String, HotFile> files, Instant now) {
    for (String path : changed) {
      HotFile file = files.get(path);
      fresh.remove(path);
      due.remove(path);
      if (file != null && !file.isStrong()) {
        fresh.putLast(path, new Waiting(file, now));
      }
    }
  }

  private synchronized List<HotFile> poor() {
    return fresh.sequencedValues().reversed().stream()
        .map(Waiting::file)
        .filter(file -> !file.isGood())
        .toList();
  }

  private synchronized Map.@Nullable Entry<String, HotFile> next(Instant now) {
    var oldest = fresh.firstEntry();
    while (oldest != null && !oldest.getValue().since().isAfter(now.minus(STANDS_STILL))) {
      due.putLast(oldest.getKey(), oldest.getValue().file());
      fresh.pollFirstEntry();
      oldest = fresh.firstEntry();
    }
    return due.pollLastEntry();
  }

  /** Returns how many files wait for the strongest compression. */
  synchronized int waiting() {
    return fresh.size() + due.size();
  }

  private synchronized boolean isDone() {
    return due.isEmpty();
  }

  /** Packs well what was noted a moment ago, the newest first: a millisecond for a page. */
  void packWell() {
    for (HotFile file : poor()) {
      file.packWell();
    }
  }

  /**
   * Compresses as strongly as possible what has stood still, the newest first; what is shown no
   * more is left as it is.
   *
   * @param shown the files that are shown, by path
   * @param done takes what was packed as strongly as possible, many files at once, or none
   */
  void run(
      Instant now, Supplier<Map<String, HotFile>> shown, Consumer<List<SiteStore.Packed>> done) {
    List<SiteStore.Packed> packed = new ArrayList<>();
    for (var next = next(now); next != null; next = next(now)) {
      if (shown.get().get(next.getKey()) == next.getValue()) {
        packed.addAll(next.getValue().strengthen());
      }
      if (packed.size() >= KEPT_AT_ONCE || isDone()) {
        done.accept(List.copyOf(packed));
        packed.clear();
      }
    }
  }
}
