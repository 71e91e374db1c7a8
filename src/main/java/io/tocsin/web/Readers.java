package io.tocsin.web;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The readers of the event stream on one event loop; confined to it but for {@link #send}. */
final class Readers {

  private static final long HEARTBEAT_MILLIS = 15_000;
  private static final int QUEUE_BYTES = 16 * 1024;
  private static final int AT_ONCE = 64;
  private static final int LEAST_RETRY_MILLIS = 1_000;
  private static final int MOST_RETRY_MILLIS = 6_000;
  private static final Buffer HEARTBEAT = Buffer.buffer(": still here\n\n");

  private final EventStream stream;
  private final Limits limits;
  private final AtomicInteger total;
  private final Map<HttpServerResponse, Long> open = new LinkedHashMap<>();
  private final Deque<Buffer> rounds = new ArrayDeque<>();
  private Iterator<HttpServerResponse> round = Collections.emptyIterator();
  private boolean going;
  private @Nullable Context loop;

  Readers(EventStream stream, Limits limits, AtomicInteger total) {
    this.stream = stream;
    this.limits = limits;
    this.total = total;
  }

  void start(Context context) {
    loop = context;
    context.owner().setPeriodic(HEARTBEAT_MILLIS, timer -> write(HEARTBEAT));
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
    open.put(response, System.nanoTime() + age());
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
      greeting.appendBuffer(latest.bytes());
    }
    put(response, greeting);
  }

  private static String retry() {
    int millis = ThreadLocalRandom.current().nextInt(LEAST_RETRY_MILLIS, MOST_RETRY_MILLIS);
    return "retry: " + millis + "\n\n";
  }

  /** Sends an event to every reader of this loop; from any thread. */
  void send(EventStream.Event event) {
    Context context = loop;
    if (context != null) {
      context.runOnContext(ignored -> write(event.bytes()));
    }
  }

  /** One round after the other, so that nobody hears an older event after a newer one. */
  private void write(Buffer bytes) {
    rounds.add(bytes);
    if (!going) {
      begin();
    }
  }

  private void begin() {
    going = !rounds.isEmpty();
    if (going) {
      round = List.copyOf(open.keySet()).iterator();
      go(rounds.remove());
    }
  }

  /** A few at a time: whoever asks for a page meanwhile does not wait for thousands of readers. */
  private void go(Buffer bytes) {
    for (int i = 0; i < AT_ONCE && round.hasNext(); i++) {
      HttpServerResponse response = round.next();
      if (open.containsKey(response)) {
        put(response, bytes);
      }
    }
    Context context = loop;
    if (round.hasNext() && context != null) {
      context.owner().setTimer(1, timer -> go(bytes));
    } else {
      begin();
    }
  }

  private void put(HttpServerResponse response, Buffer bytes) {
    if (response.writeQueueFull()) {
      drop(response);
    } else {
      response.write(bytes).onFailure(broken -> forget(response));
    }
  }

  /** A slow reader would cost memory without end: it is cut and comes back when it can. */
  private void drop(HttpServerResponse response) {
    forget(response);
    response.reset();
  }

  private void endOld() {
    long now = System.nanoTime();
    List.copyOf(open.entrySet()).stream()
        .filter(entry -> entry.getValue() - now < 0)
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
