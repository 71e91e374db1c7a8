package io.tocsin.publication.facts;

import io.tocsin.catalog.LocalizedText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether there is money for it. */
public sealed interface Compensation {

  /** Nothing was said about it: the texts say nothing either. */
  record Unsaid() implements Compensation {}

  /**
   * Not decided.
   *
   * @param decisionBy when it will be decided, or null: not said
   */
  record NotDecided(@Nullable Instant decisionBy) implements Compensation {}

  /**
   * Decided.
   *
   * @param amount what everybody gets ("2 euros"), or "nothing"
   * @param rule how it is counted, the same for all agents
   */
  record Decided(LocalizedText amount, LocalizedText rule) implements Compensation {}
}
