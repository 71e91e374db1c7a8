package io.tocsin.site;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest set of a log before all of it is read: what somebody asks for is checked and read by
 * itself. Thread-safe.
 *
 * <p>A thousand services make most of a gigabyte, and people do not wait until that is checked.
 */
final class Glance {

  private final Step head;
  private final Map<String, Step.Item> items;
  private final Map<String, LogRecord> bodies;
  private final Map<String, Map<String, LogRecord>> packed;
  private final Map<String, HotFile> read = new ConcurrentHashMap<>();

  private Glance(
      Step head,
      Map<String, Step.Item> items,
      Map<String, LogRecord> bodies,
      Map<String, Map<String, LogRecord>> packed) {
    this.head = head;
    this.items = items;
    this.bodies = bodies;
    this.packed = packed;
  }

  /**
   * Looks at a log: where everything stands, and the steps alone are read.
   *
   * @return empty if there is no set whose bodies are all there
   */
  static Optional<Glance> at(ByteBuffer log) {
    Map<String, Step.Item> items = new HashMap<>();
    Map<String, LogRecord> bodies = new HashMap<>();
    Map<String, Map<String, LogRecord>> packed = new HashMap<>();
    Step head = null;
    for (var one = LogRecord.skim(log); one.isPresent(); one = LogRecord.skim(log)) {
      LogRecord record = one.get();
      switch (record.kind()) {
        case BODY -> bodies.put(record.hash(), record);
        case PACKED ->
            packed
                .computeIfAbsent(String.valueOf(record.unpacked()), _ -> new HashMap<>())
                .put(String.valueOf(record.encoding()), record);
        case SET -> {
          Step step = step(record, bodies).orElse(null);
          if (step == null) {
            return glance(head, items, bodies, packed);
          }
          items.putAll(step.put());
          step.gone().forEach(items::remove);
          head = step;
        }
      }
    }
    return glance(head, items, bodies, packed);
  }

  private static Optional<Step> step(LogRecord record, Map<String, LogRecord> bodies) {
    return record.isSound()
        ? Step.parse(record.copy())
            .filter(step ->
                step.put().values().stream().allMatch(item -> bodies.containsKey(item.hash())))
        : Optional.empty();
  }

  private static Optional<Glance> glance(
      @Nullable Step head,
      Map<String, Step.Item> items,
      Map<String, LogRecord> bodies,
      Map<String, Map<String, LogRecord>> packed) {
    return head == null ? Optional.empty() : Optional.of(new Glance(head, items, bodies, packed));
  }

  long generation() {
    return head.generation();
  }

  List<String> languages() {
    return head.languages();
  }

  /** Returns what stands at a path, null if that is nothing or if it is damaged. */
  @Nullable HotFile file(String path) {
    return path.startsWith("/") ? read.computeIfAbsent(path, this::find) : null;
  }

  private @Nullable HotFile find(String path) {
    Step.Item item = items.get(path);
    LogRecord body = item == null ? null : bodies.get(item.hash());
    if (item == null || body == null || !body.isSound()) {
      return null;
    }
    Map<String, byte[]> forms = new HashMap<>();
    packed
        .getOrDefault(item.hash(), Map.of())
        .forEach((encoding, form) -> {
          if (form.isSound()) {
            forms.put(encoding, form.copy());
          }
        });
    return new HotFile(item.with(body.copy()), forms, item.hash());
  }
}
