package io.tocsin.app.detect;

/** How a run over files ended: it wrote what was asked for, or says why it did not. */
public sealed interface RunOutcome {

  /** It is done; {@code words} say what was written, in a line or a few. */
  record Finished(String words) implements RunOutcome {}

  /** Nothing was written or changed; {@code words} name the file, the line and what to mend. */
  record Refused(String words) implements RunOutcome {}
}
