package io.tocsin.detection.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CourseTest {

  private static ResolvedCourse resolved(Random random, CoursePrior truth, double height) {
    int end = 60 + random.nextInt(120);
    int minutes = end + 90;
    double[] counts =
        Season.draw(
            random,
            minutes,
            minute ->
                0.1
                    + height
                        * (minute < end
                            ? truth.stillBroken(minute)
                            : truth.stillBroken(end) * truth.late(minute - end)));
    return new ResolvedCourse(new MinuteSeries(counts, Season.flat(minutes, 0.1)), false, end, end);
  }

  private static List<ResolvedCourse> resolved(CoursePrior truth, int incidents) {
    Random random = new Random(1);
    List<ResolvedCourse> all = new ArrayList<>();
    for (int i = 0; i < incidents; i++) {
      all.add(resolved(random, truth, 3 + random.nextInt(10)));
    }
    return all;
  }

  private static CoursePrior other() {
    return Season.PRIOR.withNovelty(0.5, 20).withLate(0.4, 30);
  }

  @Test
  void lateReportsFadeAfterTheEnd() {
    double[] tail = Course.expectedTail(Season.PRIOR, 10, 120);
    assertThat(tail[0]).isCloseTo(10 * Season.PRIOR.lateShare(), within(1e-9));
    for (int minute = 1; minute < tail.length; minute++) {
      assertThat(tail[minute]).isLessThanOrEqualTo(tail[minute - 1]);
    }
    assertThat(tail[119]).isZero();
  }

  @Test
  void aStillBrokenServiceFallsTowardsItsPlateau() {
    assertThat(Season.PRIOR.stillBroken(-1)).isZero();
    assertThat(Season.PRIOR.stillBroken(0)).isLessThan(Season.PRIOR.stillBroken(8));
    assertThat(Season.PRIOR.stillBroken(1000)).isCloseTo(Season.PRIOR.plateau(), within(1e-6));
  }

  @Test
  void nothingResolvedTeachesNothing() {
    assertThat(Course.learn(Season.PRIOR, List.of())).isEqualTo(Season.PRIOR);
  }

  @Test
  void manyIncidentsThatAgreeAreBelieved() {
    CoursePrior learned = Course.learn(Season.PRIOR, resolved(other(), 60));
    assertThat(learned.plateau()).isBetween(0.4, 0.6);
    assertThat(learned.noveltyMinutes()).isBetween(14.0, 29.0);
    assertThat(learned.lateShare()).isBetween(0.3, 0.5);
    assertThat(learned.lateMinutes()).isBetween(22.0, 40.0);
  }

  @Test
  void oneIncidentMovesTheBeliefOnlyALittle() {
    CoursePrior learned = Course.learn(Season.PRIOR, resolved(other(), 1));
    assertThat(learned.plateau() / Season.PRIOR.plateau()).isBetween(0.5, 2.0);
    assertThat(learned.noveltyMinutes() / Season.PRIOR.noveltyMinutes()).isBetween(0.4, 2.0);
    assertThat(learned.endsPerMinute() / Season.PRIOR.endsPerMinute()).isBetween(0.7, 1.4);
  }

  @Test
  void oneGreatIncidentDoesNotSpeakForAll() {
    List<ResolvedCourse> all = new ArrayList<>(resolved(Season.PRIOR, 30));
    double without = Course.learn(Season.PRIOR, all).noveltyMinutes();
    all.add(resolved(new Random(2), other(), 5000));
    assertThat(Course.learn(Season.PRIOR, all).noveltyMinutes() / without).isBetween(0.8, 1.25);
  }

  @Test
  void aRampTeachesNothingAboutNovelty() {
    ResolvedCourse sharp = resolved(new Random(3), other(), 50);
    ResolvedCourse ramp = new ResolvedCourse(sharp.series(), true, sharp.mendedFrom(), sharp.end());
    assertThat(Course.learn(Season.PRIOR, List.of(ramp)).noveltyMinutes())
        .isEqualTo(Season.PRIOR.noveltyMinutes());
  }

  @Test
  void anEndAfterTheSeriesIsRefused() {
    MinuteSeries series = new MinuteSeries(new double[5], new double[5]);
    assertThatThrownBy(() -> new ResolvedCourse(series, false, 3, 6))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
