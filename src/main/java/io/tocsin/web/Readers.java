package io.tocsin.web;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.ContextInternal;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The readers of the event stream on one event loop; confined to it but for {@link #send}. */
final class Readers {

  private static final long HEARTBEAT_MILLIS = 15_000;
  private static final int QUEUE_BYTES = 16 * 1024;
  private static final long TURN_NANOS = 500_000;
  private static final long PAUSE_MICROS = 500;
  private static final int LEAST_RETRY_MILLIS = 1_000;
  private static final int MOST_RETRY_MILLIS = 6_000;
  private static final StreamText HEARTBEAT = StreamText.of(": still here\n\n");

  private final EventStream stream;
  private final Limits limits;
  private final AtomicInteger total;
  private final Map<HttpServerResponse, Reader> open = new LinkedHashMap<>();
  private Iterator<HttpServerResponse> round = Collections.emptyIterator();
  private StreamText saying = HEARTBEAT;
  private boolean going;
  private @Nullable Context loop;

  /**
   * Who listens.
   *
   * @param until when it is asked to come again, on the clock of {@code nanoTime}
   * @param hatch where it hears what all hear, or null
   */
  private record Reader(long until, @Nullable Hatch hatch) {}

  Readers(EventStream stream, Limits limits, AtomicInteger total) {
    this.stream = stream;
    this.limits = limits;
    this.total = total;
  }

  void start(Context context) {
    loop = context;
    context.owner().setPeriodic(HEARTBEAT_MILLIS, timer -> beat());
    context.owner().setPeriodic(1_000, timer -> endOld());
  }

  /** Takes a reader in, or says that there are too many; always answers. */
  boolean join(Exchange exchange, Method method) {
    if (total.incrementAndGet() > limits.streams()) {
      total.decrementAndGet();
      exchange.refuseBusy();
      return true;
    }
    HttpServerResponse response = exchange.stream();
    response.putHeader("Content-Type", MediaType.EVENTS).putHeader("Cache-Control", "no-store");
    response.putHeader("X-Accel-Buffering", "no");
    if (method == Method.HEAD) {
      total.decrementAndGet();
      exchange.finishStream(response.end());
      return true;
    }
    response.setChunked(true).setWriteQueueMaxSize(QUEUE_BYTES);
    open.put(response, new Reader(System.nanoTime() + age(), exchange.hatch()));
    response.closeHandler(closed -> forget(response));
    response.exceptionHandler(broken -> forget(response));
    greet(exchange, response);
    return true;
  }

  /** Up to a tenth shorter than the limit, so that a crowd that came together parts again. */
  private long age() {
    long most = limits.streamAge().toNanos();
    return most - ThreadLocalRandom.current().nextLong(most / 10 + 1);
  }

  private void greet(Exchange exchange, HttpServerResponse response) {
    EventStream.Event latest = stream.latest();
    Buffer greeting = Buffer.buffer(retry());
    String known = exchange.headers().only("Last-Event-ID").orElse("");
    if (latest.generation() > 0 && !known.equals(Long.toString(latest.generation()))) {
      greeting.appendBuffer(latest.text().plain());
    }
    watch(response, response.write(greeting));
  }

  private static String retry() {
    int millis = ThreadLocalRandom.current().nextInt(LEAST_RETRY_MILLIS, MOST_RETRY_MILLIS);
    return "retry: " + millis + "\n\n";
  }

  /**
   * Sends an event to every reader of this loop; from any thread. If a newer one is there when its
   * turn comes, that one's turn comes too: who was greeted with the newer must not hear this after.
   */
  void send(EventStream.Event event) {
    Context context = loop;
    if (context != null) {
      context.runOnContext(ignored -> {
        if (event.generation() == stream.latest().generation()) {
          tell(event.text());
        }
      });
    }
  }

  /** Whoever is told something else just now hears from us anyway. */
  private void beat() {
    if (!going) {
      tell(HEARTBEAT);
    }
  }

  /**
   * Tells all readers, those first who were not told what was told before: they hear this instead,
   * so that a round is never late by another, and nobody hears an older event after a newer one.
   */
  private void tell(StreamText text) {
    round = inTurn();
    saying = text;
    if (!going) {
      going = true;
      go();
    }
  }

  private Iterator<HttpServerResponse> inTurn() {
    if (!round.hasNext()) {
      return List.copyOf(open.keySet()).iterator();
    }
    Set<HttpServerResponse> all = LinkedHashSet.newLinkedHashSet(open.size());
    round.forEachRemaining(all::add);
    all.addAll(open.keySet());
    return all.iterator();
  }

  /** For a moment at a time: whoever asks for a page meanwhile does not wait for thousands. */
  private void go() {
    long end = System.nanoTime() + TURN_NANOS;
    while (round.hasNext() && System.nanoTime() - end < 0) {
      HttpServerResponse response = round.next();
      Reader reader = open.get(response);
      if (reader != null) {
        put(response, reader);
      }
    }
    going = round.hasNext();
    if (going && loop instanceof ContextInternal context) {
      var unused = // a task without any delay would come before what has arrived meanwhile
          context
              .nettyEventLoop()
              .schedule(() -> context.emit(ignored -> go()), PAUSE_MICROS, TimeUnit.MICROSECONDS);
    }
  }

  private void put(HttpServerResponse response, Reader reader) {
    Hatch hatch = reader.hatch();
    if (response.writeQueueFull()) {
      drop(response);
    } else {
      watch(
          response,
          hatch == null ? response.write(saying.plain()) : hatch.write(response, saying.chunk()));
    }
  }

  private void watch(HttpServerResponse response, Future<Void> written) {
    var unused = written.onFailure(broken -> forget(response));
  }

  /** A slow reader would cost memory without end: it is cut and comes back when it can. */
  private void drop(HttpServerResponse response) {
    forget(response);
    response.reset();
  }

  private void endOld() {
    long now = System.nanoTime();
    List.copyOf(open.entrySet()).stream()
        .filter(entry -> entry.getValue().until() - now < 0)
        .forEach(entry -> end(entry.getKey()));
  }

  void endAll() {
    stream.leave(this);
    List.copyOf(open.keySet()).forEach(this::end);
  }

  private void end(HttpServerResponse response) {
    forget(response);
    response.end(retry());
  }

  private void forget(HttpServerResponse response) {
    if (open.remove(response) != null) {
      total.decrementAndGet();
    }
  }
}
