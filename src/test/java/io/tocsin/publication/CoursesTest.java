package io.tocsin.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.detection.CourseStep;
import io.tocsin.detection.CourseStep.Left;
import io.tocsin.detection.CourseStep.Part;
import io.tocsin.detection.course.Phase;
import io.tocsin.detection.crowd.Band;
import io.tocsin.publication.CourseView.Bar;
import io.tocsin.publication.CourseView.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How the steps of an incident become the few bars of a drawing. */
class CoursesTest {

  private static final Instant START = Instant.parse("2026-03-03T06:00:00Z");

  private static List<CourseStep> steps(int count, int people) {
    List<CourseStep> steps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      steps.add(new CourseStep(at(i), people, 0.5, 6.25, null));
    }
    return steps;
  }

  private static Instant at(int step) {
    return START.plus(Duration.ofMinutes(10L * step));
  }

  private static List<CourseView> of(Map<String, List<CourseStep>> steps) {
    return Courses.of(new TreeMap<>(steps));
  }

  @Test
  void aShortIncidentIsToldInTenMinutesAndALongOneHourByHour() {
    assertThat(of(Map.of("a", steps(36, 4))).getFirst().minutes()).isEqualTo(10);
    CourseView day = of(Map.of("a", steps(144, 4))).getFirst();
    assertThat(day.minutes()).isEqualTo(60);
    assertThat(day.bars()).hasSize(24).allMatch(bar -> bar.people() == 24);
    assertThat(of(Map.of("a", steps(1000, 4))).getFirst().minutes()).isEqualTo(360);
  }

  @Test
  void theBandOfAnHourIsThatOfTheSum() {
    Bar hour = of(Map.of("a", steps(144, 4))).getFirst().bars().getFirst();
    assertThat(new Band(hour.low(), hour.high())).isEqualTo(Band.of(3, 6.25));
  }

  @Test
  void oneOrTwoPeopleAreOnlySome() {
    assertThat(of(Map.of("a", steps(12, 1))).getFirst().bars())
        .allMatch(bar -> bar.people() == CourseView.FEW && bar.isFew());
  }

  @Test
  void severalComponentsAreAlsoToldTogether() {
    List<CourseView> views = of(Map.of("a", steps(12, 4), "b", steps(12, 7), "c", steps(12, 0)));
    assertThat(views).extracting(CourseView::component).containsExactly("", "a", "b");
    assertThat(views.getFirst().bars()).allMatch(bar -> bar.people() == 11);
  }

  @Test
  void aTimeNobodyWatchedHasNoBar() {
    List<CourseStep> torn = new ArrayList<>(steps(12, 4));
    torn.subList(4, 8).clear();
    assertThat(of(Map.of("a", torn)).getFirst().bars()).hasSize(8);
  }

  @Test
  void aRegionTellsSinceWhenItStandsSo() {
    List<CourseStep> steps = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Phase east = i < 3 ? Phase.BROKEN : Phase.OVER;
      steps.add(
          new CourseStep(
              at(i),
              9,
              0.5,
              6,
              new Left(
                  0.5,
                  Phase.PARTLY_BACK,
                  new TreeMap<>(
                      Map.of("east", new Part(0.1, east), "west", new Part(1, Phase.BROKEN))))));
    }
    CourseView view = of(Map.of("a", steps)).getFirst();
    assertThat(view.regions())
        .containsExactly(
            new Region("east", 10, Phase.OVER, at(3)),
            new Region("west", 100, Phase.BROKEN, START));
    assertThat(view.bars().getLast().left()).isEqualTo(50);
    assertThat(view.bars().getLast().phase()).isEqualTo(Phase.PARTLY_BACK);
  }

  @Test
  void nobodyReportedNothingIsTold() {
    assertThat(of(Map.of("a", steps(12, 0)))).isEmpty();
  }
}
