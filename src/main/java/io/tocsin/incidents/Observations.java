package io.tocsin.incidents;

import io.tocsin.detection.ComponentState;
import io.tocsin.detection.Evidence;
import io.tocsin.detection.Verdict;
import io.tocsin.detection.experience.ResolvedCase;
import java.time.Instant;
import java.util.List;

/**
 * What a batch of signals adds up to, before anybody decides what it means; immutable.
 *
 * @param news verdicts and passing time, in order
 * @param sights states that changed and stretches without signals, in order
 * @param evidence the newest evidence of each component for which it changed
 */
record Observations(List<News> news, List<Sight> sights, List<Evidence> evidence) {

  /** One thing the desk must think about. */
  sealed interface News {

    /** Time passed. */
    record Passed(Instant at) implements News {}

    /** Detection reached a verdict. */
    record Judged(Verdict verdict) implements News {}

    /** A disturbance is over, and taught detection something. */
    record Resolved(ResolvedCase resolved, Instant at) implements News {}
  }

  /**
   * What is seen of a component from an instant on; {@code UNKNOWN} for a stretch without signals.
   */
  record Sight(String component, ComponentState state, Instant since, boolean gap) {}

  Observations {
    news = List.copyOf(news);
    sights = List.copyOf(sights);
    evidence = List.copyOf(evidence);
  }
}
