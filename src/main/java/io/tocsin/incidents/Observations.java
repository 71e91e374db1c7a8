package io.tocsin.incidents;

import io.tocsin.detection.ComponentState;
import io.tocsin.detection.CourseStep;
import io.tocsin.detection.Evidence;
import io.tocsin.detection.Verdict;
import io.tocsin.detection.experience.ResolvedCase;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a batch of signals adds up to, before anybody decides what it means; immutable.
 *
 * @param news verdicts and passing time, in order
 * @param sights states that changed and stretches without signals, in order
 * @param evidence the newest evidence of each component for which it changed
 * @param steps the last hours of components that are asked for or judged, in steps of ten minutes
 */
record Observations(
    List<News> news,
    List<Sight> sights,
    List<Evidence> evidence,
    Map<String, List<CourseStep>> steps) {

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
    steps = Map.copyOf(steps);
  }
}
