package io.tocsin.api;

import io.tocsin.signals.IntakeAnswer;
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

  /** Whole seconds, rounded up. */
  static String seconds(Duration wait) {
    return Long.toString(Math.max(1, wait.plusNanos(999_999_999).toSeconds()));
  }
}
