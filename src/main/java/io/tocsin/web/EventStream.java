package io.tocsin.web;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells open pages that a newer set of files is there (Server-Sent Events, WHATWG HTML section
 * 9.2); thread-safe.
 *
 * <p>An event is {@code generation} with the number as id and as data; it is written into bytes
 * once for everybody. Who is told of the newest is told enough: a reader may not hear of every one.
 * A reader whose connection is full is dropped, and asks again by itself.
 *
 * <p>Where few pages changed, an event names them, and the generation {@code since} when: whoever
 * holds an older page than that may not rely on the names.
 */
public final class EventStream {

  /** Where it is. */
  public static final String PATH = "/events";

  private static final int MOST_PATHS = 20;

  private final AtomicInteger count = new AtomicInteger();
  private final List<Readers> branches = new CopyOnWriteArrayList<>();
  private volatile Event latest = Event.of(0, "");

  /** What changed since the last that was told; null when anything may have. */
  private @Nullable Set<String> untold = new TreeSet<>();

  /** One event, ready to be written. */
  record Event(long generation, StreamText text) {
    static Event of(long generation, String more) {
      return new Event(
          generation,
          StreamText.of(
              "id: %1$d\nevent: generation\ndata: {\"generation\":%1$d%2$s}\n\n"
                  .formatted(generation, more)));
    }
  }

  /** Tells every reader of a new set, in which anything may be another than before. */
  public synchronized void announce(long generation) {
    untold = null;
    tell(generation);
  }

  /**
   * Tells every reader of a new set; one that is not newer than the last told is not told, and what
   * changed with it is named with the next.
   *
   * @param paths of the pages that are new, another than before, or gone; plain letters that mean
   *     the same in JSON
   */
  public synchronized void announce(long generation, Set<String> paths) {
    Set<String> known = untold;
    if (known != null) {
      known.addAll(paths);
      untold = known.size() > MOST_PATHS ? null : known;
    }
    tell(generation);
  }

  private void tell(long generation) {
    Event before = latest;
    if (generation > before.generation()) {
      Event event = Event.of(generation, named(before.generation(), untold));
      latest = event;
      untold = new TreeSet<>();
      branches.forEach(branch -> branch.send(event));
    }
  }

  private static String named(long since, @Nullable Set<String> paths) {
    return paths == null
        ? ""
        : paths.stream()
            .map(path -> "\"" + path + "\"")
            .collect(Collectors.joining(",", ",\"since\":" + since + ",\"paths\":[", "]"));
  }

  /** Returns how many readers there are. */
  public int readers() {
    return count.get();
  }

  Event latest() {
    return latest;
  }

  Readers branch(Limits limits) {
    Readers branch = new Readers(this, limits, count);
    branches.add(branch);
    return branch;
  }

  void leave(Readers branch) {
    branches.remove(branch);
  }
}
