package io.tocsin.site;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Where everything of the newest set of a log stands: what its contents say, and what stands behind
 * them. Confined to one thread until all is looked at, then only read.
 */
final class Skimmed {

  private final @Nullable Contents contents;
  private final Map<String, Step.Item> items = new HashMap<>();
  private final Set<String> gone = new HashSet<>();
  private final Map<String, Place> bodies = new HashMap<>();
  private final Map<String, Map<String, Place>> packed = new HashMap<>();
  private @Nullable Step head;
  private @Nullable Place headPlace;
  private int end;

  /** Begins behind some contents, or at the beginning. */
  Skimmed(@Nullable Contents contents) {
    this.contents = contents;
    if (contents != null) {
      head = contents.head();
      headPlace = contents.headPlace();
      end = contents.end();
    }
  }

  /** Looks on up to the end of the log, or to what is no whole record, or no whole set. */
  void goOn(ByteBuffer log) {
    log.position(end);
    for (var one = LogRecord.skim(log); one.isPresent(); one = LogRecord.skim(log)) {
      if (!take(one.get(), Place.before(log, one.get()))) {
        return;
      }
      end = log.position();
    }
  }

  private boolean take(LogRecord record, Place place) {
    switch (record.kind()) {
      case BODY -> bodies.put(record.hash(), place);
      case PACKED ->
          packed
              .computeIfAbsent(String.valueOf(record.unpacked()), _ -> new HashMap<>())
              .put(String.valueOf(record.encoding()), place);
      case SET -> {
        Optional<Step> step = step(record);
        step.ifPresent(one -> apply(one, place));
        return step.isPresent();
      }
    }
    return true;
  }

  private Optional<Step> step(LogRecord record) {
    return record.isSound()
        ? Step.parse(record.copy())
            .filter(
                step -> step.put().values().stream().allMatch(item -> plain(item.hash()) != null))
        : Optional.empty();
  }

  private void apply(Step step, Place place) {
    items.putAll(step.put());
    gone.removeAll(step.put().keySet());
    step.gone().forEach(items::remove);
    gone.addAll(step.gone());
    head = step.withoutFiles();
    headPlace = place;
  }

  /** Returns the newest whole set, without its files. */
  Optional<Step> head() {
    return Optional.ofNullable(head);
  }

  /** Returns where the record of the newest whole set stands. */
  Place headPlace() {
    if (headPlace == null) {
      throw new IllegalStateException("there is no set");
    }
    return headPlace;
  }

  /** Returns the offset up to which was looked. */
  int end() {
    return end;
  }

  /** Returns what is to be found at a path, if anything. */
  Step.@Nullable Item item(String path) {
    Step.Item item = items.get(path);
    return item != null || contents == null || gone.contains(path) ? item : contents.item(path);
  }

  /** Returns where a body and its packed forms stand, if they are there. */
  Place.@Nullable Body body(String hash) {
    Place.Body before = contents == null ? null : contents.body(hash);
    Place plain = bodies.getOrDefault(hash, before == null ? null : before.plain());
    if (plain == null) {
      return null;
    }
    Map<String, Place> forms = new HashMap<>(before == null ? Map.of() : before.forms());
    forms.putAll(packed.getOrDefault(hash, Map.of()));
    return new Place.Body(plain, forms);
  }

  private @Nullable Place plain(String hash) {
    Place place = bodies.get(hash);
    if (place != null || contents == null) {
      return place;
    }
    Place.Body before = contents.body(hash);
    return before == null ? null : before.plain();
  }

  /** Tells every path of the set and what is to be found there. */
  void forEach(BiConsumer<String, Step.Item> each) {
    if (contents != null) {
      contents.forEach((path, item) -> {
        if (!gone.contains(path) && !items.containsKey(path)) {
          each.accept(path, item);
        }
      });
    }
    items.forEach(each);
  }
}
