package io.tocsin.api;

import io.tocsin.signals.IntakeAnswer;
import io.tocsin.web.Refusals;
import io.tocsin.web.Reply;
import io.tocsin.web.Request;
import java.time.Duration;

/** How somebody is told to come back later (RFC 9110 section 10.2.3, RFC 6585). */
final class Waits {

  private Waits() {}

  static int status(IntakeAnswer.BusyReason reason) {
    return switch (reason) {
      case REPORTER_TOO_FAST, BLOCK_TOO_FAST -> 429;
      case TOO_MANY_REPORTS, STORAGE_FULL -> 503;
    };
  }

  /** Returns the answer to somebody who must come back later; nothing was recorded. */
  static Reply later(Refusals refusals, Request request, IntakeAnswer.Busy busy) {
    return refusals
        .refuse(status(busy.reason()), request.path(), request.headers())
        .with("Retry-After", seconds(busy.retryAfter()));
  }

  /** Whole seconds, rounded up. */
  static String seconds(Duration wait) {
    return Long.toString(Math.max(1, wait.plusNanos(999_999_999).toSeconds()));
  }
}
