package io.tocsin.incidents;

import io.tocsin.catalog.LocalizedText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A workaround that somebody who answers calls would tell everybody in the same case. Immutable.
 *
 * @param conditions for whom and when it works, or null
 * @param limits what it does not do, or null
 * @param source who says that it works, and when it was said
 * @param by who proposes it
 */
public record Proposal(
    String id,
    String incident,
    String component,
    LocalizedText steps,
    @Nullable LocalizedText conditions,
    @Nullable LocalizedText limits,
    Source source,
    Instant proposedAt,
    Actor by,
    Standing standing) {

  /** What became of it. */
  public sealed interface Standing {}

  /** An editor has not looked yet. */
  public record Open() implements Standing {}

  /**
   * It stands on the page.
   *
   * @param workaround id of what it became
   */
  public record Published(String workaround, Instant at, String by) implements Standing {}

  /** An editor does not publish it, and says why. */
  public record Declined(String reason, Instant at, String by) implements Standing {}

  /** Says whether it waits for an editor. */
  public boolean isOpen() {
    return standing instanceof Open;
  }
}
