package io.tocsin.site;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest set of a log before all of it is read: what somebody asks for is checked and read by
 * itself. Thread-safe.
 *
 * <p>A thousand services make most of a gigabyte, and people do not wait until that is checked.
 */
final class Glance {

  private final ByteBuffer log;
  private final Skimmed skimmed;
  private final Step head;
  private final Map<String, HotFile> read = new ConcurrentHashMap<>();

  private Glance(ByteBuffer log, Skimmed skimmed, Step head) {
    this.log = log;
    this.skimmed = skimmed;
    this.head = head;
  }

  /**
   * Looks at a log: where everything stands, and the steps alone are read.
   *
   * @param contents of the log up to some place; only what stands behind is looked at
   * @return empty if there is no set whose bodies are all there
   */
  static Optional<Glance> at(ByteBuffer log, Optional<Contents> contents) {
    Skimmed skimmed = new Skimmed(contents.orElse(null));
    skimmed.goOn(log);
    return skimmed.head().map(head -> new Glance(log, skimmed, head));
  }

  long generation() {
    return head.generation();
  }

  List<String> languages() {
    return head.languages();
  }

  /** Returns the contents of the log as far as it was looked at, to be kept beside it. */
  byte[] contents() {
    NavigableMap<String, Step.Item> items = new TreeMap<>();
    skimmed.forEach(items::put);
    NavigableMap<String, Place.Body> bodies = new TreeMap<>();
    items
        .values()
        .forEach(item -> {
          Place.Body body = skimmed.body(item.hash());
          if (body != null) {
            bodies.putIfAbsent(item.hash(), body);
          }
        });
    return ContentsWriter.write(head, skimmed.headPlace(), skimmed.end(), items, bodies);
  }

  /** Returns what stands at a path, null if that is nothing or if it is damaged. */
  @Nullable HotFile file(String path) {
    return path.startsWith("/") ? read.computeIfAbsent(path, this::find) : null;
  }

  private @Nullable HotFile find(String path) {
    Step.Item item = skimmed.item(path);
    Place.Body place = item == null ? null : skimmed.body(item.hash());
    if (item == null || place == null) {
      return null;
    }
    Map<String, byte[]> forms = new HashMap<>();
    place
        .forms()
        .forEach((encoding, form) -> form.read(log).ifPresent(bytes -> forms.put(encoding, bytes)));
    return place
        .plain()
        .read(log)
        .map(body -> new HotFile(item.with(body), forms, item.hash()))
        .orElse(null);
  }
}
