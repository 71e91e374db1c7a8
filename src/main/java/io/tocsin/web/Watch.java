package io.tocsin.web;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

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
  final Hatch hatch;
  private Stage stage = Stage.HEADER;
  private long since;
  private @Nullable Future<Void> written;

  /**
   * Begins with a connection that was just made.
   *
   * @param hatch where answers that stand ready leave
   */
  Watch(InetAddress peer, boolean counted, Hatch hatch, long nanos) {
    this.peer = peer;
    this.counted = counted;
    this.hatch = hatch;
    this.since = nanos;
  }

  void enter(Stage next, long nanos) {
    stage = next;
    since = nanos;
    written = null;
  }

  /** Notes that an answer is on its way; when it is out, the next request is waited for. */
  void reply(Future<Void> until, long nanos) {
    enter(Stage.REPLY, nanos);
    written = until;
  }

  /** Says whether it took longer than it may; an answer that cannot be written has no time left. */
  boolean isOverdue(Limits limits, long nanos) {
    Future<Void> until = written;
    if (until != null && until.failed()) {
      return true;
    }
    if (until != null && until.succeeded()) {
      enter(Stage.KEEP_ALIVE, nanos);
    }
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
