package io.tocsin.web;

import java.util.List;

/**
 * Answers in the asker's language when the door itself refuses: a problem (RFC 9457) for machines,
 * a page for people; thread-safe.
 */
public interface Refusals {

  /**
   * Returns the answer.
   *
   * @param status 4xx or 5xx
   * @param path what was asked for; under {@code /api/} a machine asks
   */
  Reply refuse(int status, String path, Headers headers);

  /** Returns the languages answers can be given in, the preferred one first. */
  List<String> languages();
}
