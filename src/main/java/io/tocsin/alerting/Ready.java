package io.tocsin.alerting;

import java.util.Optional;

/** Whether an alert can be answered with what lies ready, or somebody has to write. */
public sealed interface Ready {

  /** It lies ready: one tap publishes it. */
  record Word(Prepared prepared) implements Ready {}

  /** It has to be written, and why. */
  record ToWrite(Why reason) implements Ready {}

  /** No word of ours is asked for. */
  record NotAsked() implements Ready {}

  /** Why nothing lies ready: the same word in newsroom, API and docs. */
  enum Why {
    /** Nobody has spoken yet, and no playbook fits. */
    NO_PLAYBOOK,
    /** Nobody has spoken yet, but somebody has begun to write down facts: they would be lost. */
    FACTS_BEGUN,
    /** It is better, worse or wider than what was said last. */
    MOVED,
    /** What was said last was written without a fact sheet: it cannot be said again from one. */
    NO_FACTS,
    /** The fact sheet holds something that was not said yet: it is not so that nothing is new. */
    FACTS_CHANGED,
    /** The end that was announced has passed. */
    END_PASSED,
    /** What was said last could not be said again as it is. */
    NOT_SAYABLE
  }

  /** Returns what lies ready, if anything does. */
  default Optional<Prepared> word() {
    return this instanceof Word(Prepared prepared) ? Optional.of(prepared) : Optional.empty();
  }

  /** Returns why somebody has to write, if somebody has to. */
  default Optional<Why> why() {
    return this instanceof ToWrite(Why reason) ? Optional.of(reason) : Optional.empty();
  }
}
