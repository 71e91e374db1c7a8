package io.tocsin.detection.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeLikelihoodTest {

  private static final List<VantageRounds> SEEN = places(6, 7, 8, 6, 7, 8);

  private static List<VantageRounds> places(long... failed) {
    List<VantageRounds> places = new ArrayList<>();
    for (long one : failed) {
      places.add(new VantageRounds("vantage-" + places.size(), one, 20));
    }
    return places;
  }

  private static ProbeLikelihood taught(int outages, long... failed) {
    List<double[]> evidence = new ArrayList<>();
    for (int number = 0; number < outages; number++) {
      evidence.add(ProbeLikelihood.evidence(ProbeLikelihood.each(places(failed))));
    }
    return ProbeLikelihood.learn(evidence);
  }

  private static double unsure(ProbeLikelihood likelihood, List<VantageRounds> seen) {
    return FractionGrid.variance(FractionGrid.update(FractionGrid.unknown(), likelihood.of(seen)));
  }

  @Test
  void placesThatSawTheSameMakeTheNextOnesSurer() {
    double before = unsure(taught(0), SEEN);
    assertThat(unsure(taught(30, 7, 7, 6, 8, 7, 7), SEEN)).isLessThan(0.8 * before);
    assertThat(unsure(taught(30, 1, 14, 3, 19, 2, 9), SEEN)).isGreaterThan(before);
  }

  @Test
  void onePlaceAloneTeachesLittle() {
    double before = unsure(taught(0), SEEN);
    assertThat(unsure(taught(5, 7), SEEN)).isCloseTo(before, within(0.2 * before));
  }

  @Test
  void whatIsKeptOfAnOutageIsWhatIsReckonedAgain() {
    ProbeLikelihood likelihood = taught(30, 7, 7, 6, 8, 7, 7);
    double[] kept = likelihood.of(ProbeLikelihood.each(SEEN));
    assertThat(likelihood.of(SEEN)).containsExactly(kept);
  }

  @Test
  void failuresSpeakAgainstChance() {
    double[] seen = taught(0).of(SEEN);
    assertThat(FractionGrid.logMean(FractionGrid.unknown(), seen))
        .isGreaterThan(ProbeLikelihood.byChance(SEEN) + 20);
    List<VantageRounds> well = places(0, 0, 0, 0, 0, 0);
    assertThat(FractionGrid.logMean(FractionGrid.unknown(), taught(0).of(well)))
        .isLessThan(ProbeLikelihood.byChance(well));
  }
}
