package io.tocsin.site;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads one log of sets as far as it is whole, and further when it has grown. Confined to one
 * thread at a time.
 */
final class LogReader {

  private final Disk disk;
  private final Path file;
  private final Map<String, Step.Item> items = new HashMap<>();
  private final Map<String, SiteFile> files = new TreeMap<>();
  private final Map<String, byte[]> bodies = new HashMap<>();
  private final Map<String, Map<String, byte[]>> packed = new HashMap<>();
  private long end;
  private boolean torn;
  private @Nullable Step last;

  LogReader(Disk disk, Path file) {
    this.disk = disk;
    this.file = file;
  }

  Path file() {
    return file;
  }

  /** Returns the length up to which it is whole, in bytes. */
  long end() {
    return end;
  }

  /** Says whether something stands behind its end that is no whole record. */
  boolean isTorn() {
    return torn;
  }

  /** Returns the newest step read, if there is one. */
  Optional<Step> last() {
    return Optional.ofNullable(last);
  }

  private long rendition() {
    Step step = last;
    return step == null ? 0 : step.rendition();
  }

  /** Reads on; true if there is a newer set. */
  @SuppressWarnings("ReferenceEquality") // a step that was read is a new one
  boolean advance() throws IOException {
    ByteBuffer log = disk.map(file, end);
    Map<String, LogRecord> fresh = new HashMap<>();
    Set<String> changed = new HashSet<>();
    long start = end;
    long before = rendition();
    Optional<LogRecord> record = LogRecord.next(log);
    while (record.isPresent() && take(record.get(), fresh, changed)) {
      end = start + log.position();
      record = LogRecord.next(log);
    }
    torn = start + log.limit() > end;
    changed.forEach(path -> settle(path, fresh));
    prune();
    return rendition() != before;
  }

  private boolean take(LogRecord record, Map<String, LogRecord> fresh, Set<String> changed) {
    switch (record.kind()) {
      case BODY -> fresh.put(record.hash(), record);
      case PACKED ->
          packed
              .computeIfAbsent(String.valueOf(record.unpacked()), _ -> new HashMap<>())
              .put(String.valueOf(record.encoding()), record.copy());
      case SET -> {
        Optional<Step> step = Step.parse(record.copy());
        if (step.isEmpty() || !isWhole(step.get(), fresh)) {
          return false;
        }
        apply(step.get(), changed);
      }
    }
    return true;
  }

  private boolean isWhole(Step step, Map<String, LogRecord> fresh) {
    return step.put().values().stream()
        .allMatch(item -> fresh.containsKey(item.hash()) || bodies.containsKey(item.hash()));
  }

  private void apply(Step step, Set<String> changed) {
    items.putAll(step.put());
    step.gone().forEach(items::remove);
    changed.addAll(step.put().keySet());
    changed.addAll(step.gone());
    last = step;
  }

  private void settle(String path, Map<String, LogRecord> fresh) {
    Step.Item item = items.get(path);
    if (item == null) {
      files.remove(path);
      return;
    }
    byte[] body =
        bodies.computeIfAbsent(item.hash(), hash -> Objects.requireNonNull(fresh.get(hash)).copy());
    files.put(path, item.with(body));
  }

  /** Forgets what no path leads to any more. */
  private void prune() {
    Set<String> live = new HashSet<>();
    items.values().forEach(item -> live.add(item.hash()));
    bodies.keySet().retainAll(live);
    packed.keySet().retainAll(live);
  }

  /** Returns the newest set that is whole. */
  Optional<FoundSet> found() {
    Step step = last;
    if (step == null) {
      return Optional.empty();
    }
    Map<String, SiteFile> served = new TreeMap<>();
    Map<String, SiteFile> pieces = new TreeMap<>();
    files.forEach((path, one) -> (path.startsWith("/") ? served : pieces).put(path, one));
    return Optional.of(
        new FoundSet(
            new SiteSet(step.generation(), step.renderedAt(), step.languages(), served),
            pieces,
            Collections.unmodifiableMap(packed),
            Collections.unmodifiableMap(items)));
  }
}
