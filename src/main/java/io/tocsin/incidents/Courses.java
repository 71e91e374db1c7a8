package io.tocsin.incidents;

import io.tocsin.detection.CourseStep;
import io.tocsin.detection.Detector;
import io.tocsin.detection.Verdict;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Gathers, while a batch is folded, the course of what incidents are about: at the end of every ten
 * minutes, and when something is judged. Confined to one batch.
 */
final class Courses {

  private final Detector detector;
  private final Set<String> told;
  private final Map<String, SortedMap<Instant, CourseStep>> steps = new HashMap<>();

  /**
   * Begins.
   *
   * @param told components of open incidents
   */
  Courses(Detector detector, Set<String> told) {
    this.detector = detector;
    this.told = new HashSet<>(told);
  }

  /** What is judged may be an incident from now on: how it came about is known still. */
  void judged(Verdict verdict) {
    told.add(verdict.component());
    take(Set.of(verdict.component()));
  }

  /**
   * Time goes on.
   *
   * @return the beginning of the step in which it is now
   */
  Instant pass(Instant step, Instant now) {
    long length = CourseStep.LENGTH.toSeconds();
    Instant begin = Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), length) * length);
    if (begin.isAfter(step)) {
      take(told);
      return begin;
    }
    return step;
  }

  /** What was taken first stands: only the newest step of each look knows what is left. */
  private void take(Set<String> components) {
    if (!components.isEmpty()) {
      detector
          .steps(components)
          .forEach((component, taken) -> {
            SortedMap<Instant, CourseStep> known =
                steps.computeIfAbsent(component, _ -> new TreeMap<>());
            taken.forEach(step -> known.putIfAbsent(step.start(), step));
          });
    }
  }

  Map<String, List<CourseStep>> steps() {
    Map<String, List<CourseStep>> all = new HashMap<>();
    steps.forEach((component, known) -> all.put(component, List.copyOf(known.values())));
    return all;
  }
}
