package io.tocsin.publication;

import io.tocsin.detection.CourseStep;
import io.tocsin.detection.CourseStep.Left;
import io.tocsin.detection.course.Phase;
import io.tocsin.detection.crowd.Band;
import io.tocsin.publication.CourseView.Bar;
import io.tocsin.publication.CourseView.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts the steps of an incident together to as many bars as a small drawing bears; pure. */
final class Courses {

  private static final int STEP = (int) CourseStep.LENGTH.toMinutes();

  /** How long bars may be, in minutes, and how many of them a drawing bears. */
  private static final int[] LENGTHS = {STEP, 60, 6 * 60, 24 * 60};

  private static final int MOST_BARS = 36;

  /** Fewer bars are no course. */
  private static final int FEWEST_BARS = 2;

  private Courses() {}

  /**
   * What is told of an incident: of the whole first where several components are reported, then of
   * each. A person counts for one component of a service a day, so the whole is their sum.
   */
  static List<CourseView> of(SortedMap<String, List<CourseStep>> steps) {
    SortedMap<String, List<CourseStep>> reported = new TreeMap<>(steps);
    reported.values().removeIf(taken -> people(taken) == 0);
    List<CourseView> views = new ArrayList<>();
    if (reported.size() > 1) {
      views.add(view(CourseView.WHOLE, whole(reported)));
    }
    reported.forEach((component, taken) -> views.add(view(component, taken)));
    views.removeIf(view -> view.bars().size() < FEWEST_BARS);
    return views;
  }

  private static int people(List<CourseStep> steps) {
    return steps.stream().mapToInt(CourseStep::people).sum();
  }

  /** What is left is told by the component that most people report. */
  @SuppressWarnings("ReferenceEquality") // two components may have equal steps
  private static List<CourseStep> whole(SortedMap<String, List<CourseStep>> byComponent) {
    List<CourseStep> loudest =
        Collections.max(byComponent.values(), Comparator.comparing(Courses::people));
    SortedMap<Instant, CourseStep> sums = new TreeMap<>();
    for (List<CourseStep> steps : byComponent.values()) {
      for (CourseStep step : steps) {
        CourseStep mine = steps == loudest ? step : without(step);
        sums.merge(step.start(), mine, Courses::sum);
      }
    }
    return List.copyOf(sums.values());
  }

  private static CourseStep without(CourseStep step) {
    return new CourseStep(step.start(), step.people(), step.usual(), step.shape(), null);
  }

  /** Two rates that vary apart: their variances add up. */
  private static CourseStep sum(CourseStep one, CourseStep other) {
    double usual = one.usual() + other.usual();
    double variance =
        one.usual() * one.usual() / one.shape() + other.usual() * other.usual() / other.shape();
    return new CourseStep(
        one.start(),
        one.people() + other.people(),
        usual,
        variance > 0 ? usual * usual / variance : Math.min(one.shape(), other.shape()),
        one.left() == null ? other.left() : one.left());
  }

  private static CourseView view(String component, List<CourseStep> steps) {
    int minutes = length(steps);
    SortedMap<Long, List<CourseStep>> parts = new TreeMap<>();
    for (CourseStep step : steps) {
      long part = Math.floorDiv(step.start().getEpochSecond(), minutes * 60L);
      parts.computeIfAbsent(part, _ -> new ArrayList<>()).add(step);
    }
    List<Bar> bars = new ArrayList<>();
    parts.forEach(
        (part, inside) -> bars.add(bar(Instant.ofEpochSecond(part * minutes * 60L), inside)));
    return new CourseView(component, minutes, bars, regions(steps));
  }

  private static int length(List<CourseStep> steps) {
    Instant end = steps.getLast().start().plus(CourseStep.LENGTH);
    long all = Duration.between(steps.getFirst().start(), end).toMinutes();
    for (int length : LENGTHS) {
      if (all <= (long) MOST_BARS * length) {
        return length;
      }
    }
    return LENGTHS[LENGTHS.length - 1];
  }

  /** One rate holds for all of its steps, so the band is that of the sum. */
  private static Bar bar(Instant start, List<CourseStep> steps) {
    int people = steps.stream().mapToInt(CourseStep::people).sum();
    double usual = steps.stream().mapToDouble(CourseStep::usual).sum();
    double shape = steps.stream().mapToDouble(CourseStep::shape).average().orElse(1);
    Band band = Band.of(usual, shape);
    Left left = left(steps);
    return new Bar(
        start,
        people == 0 ? 0 : Math.max(CourseView.FEW, people),
        band.low(),
        band.high(),
        left == null ? null : percent(left.share()),
        left == null ? null : left.phase());
  }

  private static @Nullable Left left(List<CourseStep> steps) {
    Left last = null;
    for (CourseStep step : steps) {
      last = step.left() == null ? last : step.left();
    }
    return last;
  }

  private static int percent(double share) {
    return (int) Math.round(100 * share);
  }

  /** How the regions stand in the newest step that knows any, and since when. */
  private static List<Region> regions(List<CourseStep> steps) {
    Map<String, Region> regions = new TreeMap<>();
    for (CourseStep step : steps) {
      Left left = step.left();
      if (left != null && !left.regions().isEmpty()) {
        regions.keySet().retainAll(left.regions().keySet());
        left.regions()
            .forEach((name, part) -> {
              Region before = regions.get(name);
              Phase phase = part.phase();
              Instant since =
                  before != null && before.phase() == phase ? before.since() : step.start();
              regions.put(name, new Region(name, percent(part.share()), phase, since));
            });
      }
    }
    return List.copyOf(regions.values());
  }
}
