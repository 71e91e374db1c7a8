package io.tocsin.site;

import io.tocsin.detection.course.Phase;
import io.tocsin.publication.CourseView;
import io.tocsin.publication.CourseView.Bar;
import io.tocsin.publication.CourseView.Region;
import io.tocsin.publication.DayLog;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Courses of outages as people report them, for pages. */
final class ReportedCourses {

  static final Instant START = Instant.parse("2026-03-03T00:00:00Z");

  private ReportedCourses() {}

  /**
   * Six hours in steps of ten minutes: it breaks after one, is partly back after four and a half.
   */
  static CourseView sixHours(String component) {
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < 36; i++) {
      boolean broken = i >= 6;
      boolean partly = i >= 27;
      int people = !broken ? i % 2 : partly ? 30 - i / 2 : 300 / (i - 4) + i % 7;
      bars.add(
          new Bar(
              START.plus(Duration.ofMinutes(10L * i)),
              people == 1 ? CourseView.FEW : people,
              i > 30 ? 1 : 0,
              3 + i / 12,
              broken ? partly ? 86 - 2 * i : 100 : null,
              broken ? partly ? Phase.PARTLY_BACK : Phase.BROKEN : null));
    }
    return new CourseView(
        component,
        10,
        bars,
        List.of(
            new Region("Bretagne", 4, Phase.OVER, START.plus(Duration.ofHours(4))),
            new Region("Grand Est", 100, Phase.BROKEN, START.plus(Duration.ofHours(1))),
            new Region("Occitanie", 41, Phase.PARTLY_BACK, START.plus(Duration.ofHours(5)))));
  }

  /** The same state, with a course told of its first incident. */
  static PublicSnapshot told(PublicSnapshot before, CourseView... courses) {
    List<IncidentView> incidents = new ArrayList<>(before.incidents());
    incidents.set(0, with(incidents.getFirst(), List.of(courses)));
    return new PublicSnapshot(
        before.generation(),
        before.at(),
        before.site(),
        before.services(),
        incidents,
        before.maintenances(),
        before.record(),
        before.places(),
        before.remarks(),
        DayLog.NONE);
  }

  private static IncidentView with(IncidentView one, List<CourseView> courses) {
    return new IncidentView(
        one.id(),
        one.service(),
        one.title(),
        one.phase(),
        one.components(),
        one.onset(),
        one.openedAt(),
        one.acknowledged(),
        one.recoveredAt(),
        one.closedAt(),
        one.fromMaintenance(),
        one.eta(),
        one.nextWord(),
        one.promises(),
        one.cohorts(),
        one.workarounds(),
        one.timeline(),
        one.facts(),
        one.mouths(),
        one.contradictions(),
        courses);
  }
}
