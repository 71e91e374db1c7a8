package io.tocsin.incidents;

import java.time.Instant;

/**
 * What somebody who answers calls hands in for everybody; public once an editor publishes it.
 * Immutable.
 */
public record Proposal(String id, String incident, Matter matter, Standing standing) {

  /** What is proposed. */
  public sealed interface Matter {}

  /** A workaround that helped somebody in the same case. */
  public record Way(WorkaroundDraft draft) implements Matter {}

  /** What somebody was told, by the operator's support for instance. */
  public record Word(ClaimDraft draft) implements Matter {}

  /** What became of it. */
  public sealed interface Standing {}

  /** An editor has not looked yet. */
  public record Open() implements Standing {}

  /**
   * It stands on the page.
   *
   * @param became id of the workaround or of the claim that it became
   */
  public record Published(String became, Instant at, String by) implements Standing {}

  /** An editor does not publish it, and says why. */
  public record Declined(String reason, Instant at, String by) implements Standing {}

  /** Says whether it waits for an editor. */
  public boolean isOpen() {
    return standing instanceof Open;
  }

  /** Returns when it was handed in. */
  public Instant proposedAt() {
    return switch (matter) {
      case Way(WorkaroundDraft draft) -> draft.at();
      case Word(ClaimDraft draft) -> draft.at();
    };
  }

  /** Returns who handed it in. */
  public Actor by() {
    return switch (matter) {
      case Way(WorkaroundDraft draft) -> draft.by();
      case Word(ClaimDraft draft) -> draft.by();
    };
  }
}
