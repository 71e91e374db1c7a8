package io.tocsin.signals.probe;

import io.tocsin.signals.Canaries;
import io.tocsin.signals.ProbeReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one question brought.
 *
 * @param latency time from the start of the question to its answer, or to giving up
 * @param detail what the other side answered; cut to 300 characters with an ellipsis, control
 *     characters as spaces
 * @param canaries the test mailboxes asked about, or null where none were
 */
public record Observation(
    ProbeReason reason, Duration latency, String detail, @Nullable Canaries canaries) {

  private static final int MAX_DETAIL = 300;

  public Observation {
    detail = printable(detail);
  }

  /** An answer about no mailboxes. */
  public Observation(ProbeReason reason, Duration latency, String detail) {
    this(reason, latency, detail, null);
  }

  private static String printable(String text) {
    String clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return clean.length() <= MAX_DETAIL ? clean : clean.substring(0, MAX_DETAIL - 1) + "…";
  }
}
