package io.tocsin.web;

import java.net.InetAddress;
import java.time.Duration;

/**
 * Where one connection stands and since when, so that slow ones are cut. Written on its event loop,
 * read there too: confined to it.
 */
final class Watch {

  /** What a connection is waiting for. */
  enum Stage {
    HEADER,
    BODY,
    WORK,
    REPLY,
    LINGER,
    KEEP_ALIVE,
    STREAM
  }

  private static final Duration LINGER = Duration.ofSeconds(5);

  final InetAddress peer;
  final boolean counted;
  private Stage stage = Stage.HEADER;
  private long since;

  Watch(InetAddress peer, boolean counted, long nanos) {
    this.peer = peer;
    this.counted = counted;
    this.since = nanos;
  }

  void enter(Stage next, long nanos) {
    stage = next;
    since = nanos;
  }

  Stage stage() {
    return stage;
  }

  boolean isOverdue(Limits limits, long nanos) {
    long spent = nanos - since;
    return switch (stage) {
      case HEADER -> spent > limits.header().toNanos();
      case BODY -> spent > limits.body().toNanos();
      case REPLY -> spent > limits.reply().toNanos();
      case LINGER -> spent > LINGER.toNanos();
      case KEEP_ALIVE -> spent > limits.keepAlive().toNanos();
      case WORK, STREAM -> false;
    };
  }
}
