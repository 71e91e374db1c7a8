package io.tocsin.detection.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TellingSymptomsTest {

  private static final double[] PARTS = {0.5, 0.3, 0.2};

  @Test
  void allWeighOneWhereAllAreNamedAlike() {
    TellingSymptoms telling = TellingSymptoms.of(new double[] {50, 30, 20}, PARTS, 20);
    for (int symptom = 0; symptom < PARTS.length; symptom++) {
      assertThat(telling.weight(symptom)).isCloseTo(1, within(1e-9));
    }
    assertThat(telling.usually()).isCloseTo(1, within(1e-9));
  }

  @Test
  void aSymptomNamedFarMoreThanUsualTellsMost() {
    TellingSymptoms telling = TellingSymptoms.of(new double[] {11, 7, 60}, PARTS, 20);
    assertThat(telling.weight(2)).isGreaterThan(5 * telling.weight(0));
    assertThat(telling.usually()).isLessThan(0.5);
  }

  @Test
  void weighedReportsVaryLikeCounts() {
    double[] named = {20, 9, 40};
    TellingSymptoms telling = TellingSymptoms.of(named, PARTS, 20);
    double sum = 0;
    double variance = 0;
    for (int symptom = 0; symptom < named.length; symptom++) {
      sum += telling.weight(symptom) * named[symptom];
      variance += telling.weight(symptom) * telling.weight(symptom) * named[symptom];
    }
    assertThat(variance).isCloseTo(sum, within(1e-9));
  }

  @Test
  void nothingBeyondTheUsualChangesNothing() {
    TellingSymptoms telling = TellingSymptoms.of(new double[] {4, 3, 1}, PARTS, 20);
    assertThat(telling.weight(0)).isEqualTo(1);
    assertThat(telling.usually()).isEqualTo(1);
    assertThat(TellingSymptoms.of(new double[] {4, 3, 1}, PARTS, 0).weight(2)).isEqualTo(1);
  }

  @Test
  void aRareWordThatOnePersonSaysIsNoSign() {
    TellingSymptoms telling =
        TellingSymptoms.of(new double[] {60, 30, 1}, new double[] {0.6, 0.39, 0.01}, 30);
    assertThat(telling.weight(2)).isLessThan(1.2);
  }
}
