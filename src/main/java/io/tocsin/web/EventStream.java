package io.tocsin.web;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells open pages that a newer set of files is there (Server-Sent Events, WHATWG HTML section
 * 9.2); thread-safe.
 *
 * <p>An event is {@code generation} with the number as id and as data; it is written into bytes
 * once for everybody. Who is told of the newest is told enough: a reader may not hear of every one.
 * A reader whose connection is full is dropped, and asks again by itself.
 */
public final class EventStream {

  /** Where it is. */
  public static final String PATH = "/events";

  private final AtomicInteger count = new AtomicInteger();
  private final List<Readers> branches = new CopyOnWriteArrayList<>();
  private volatile Event latest = Event.of(0);

  /** One event, ready to be written. */
  record Event(long generation, StreamText text) {
    static Event of(long generation) {
      return new Event(
          generation,
          StreamText.of(
              "id: %1$d\nevent: generation\ndata: {\"generation\":%1$d}\n\n"
                  .formatted(generation)));
    }
  }

  /** Tells every reader of a new set; an older one than the last told is not told. */
  public synchronized void announce(long generation) {
    if (generation > latest.generation()) {
      Event event = Event.of(generation);
      latest = event;
      branches.forEach(branch -> branch.send(event));
    }
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
