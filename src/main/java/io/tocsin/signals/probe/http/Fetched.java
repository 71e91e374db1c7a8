package io.tocsin.signals.probe.http;

import io.tocsin.signals.ProbeReason;

/** What came back for a page. */
public sealed interface Fetched {

  /**
   * An answer.
   *
   * @param text the first 1 MiB of the body, decoded
   */
  record Page(int status, String text) implements Fetched {}

  /** No answer, and why. */
  record Failed(ProbeReason reason, String detail) implements Fetched {}
}
