package io.tocsin.web;

import java.net.InetAddress;

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
    KEEP_ALIVE,
    STREAM
  }

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
      case KEEP_ALIVE -> spent > limits.keepAlive().toNanos();
      case WORK, STREAM -> false;
    };
  }
}
