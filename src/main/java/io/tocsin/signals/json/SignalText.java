package io.tocsin.signals.json;

import io.tocsin.signals.Signal;

/**
 * A signal written down. Immutable.
 *
 * @param kind what it is and in which version of its form, {@code probe-result/1}
 * @param payload a JSON object
 */
public record SignalText(String kind, String payload) {

  /** What reading a text gives: a signal, or the reason why not. */
  public sealed interface Reading permits Read, Unreadable {}

  /** The signal that was written down. */
  public record Read(Signal signal) implements Reading {}

  /**
   * No signal.
   *
   * @param detail for the person who looks into it, at most 300 characters
   */
  public record Unreadable(Reason reason, String detail) implements Reading {}

  /** Why a text is not a signal. */
  public enum Reason {
    /** The kind, or its version, is not known to this program. */
    UNKNOWN_KIND,
    /** The payload is not what the kind asks for. */
    INVALID_PAYLOAD
  }
}
