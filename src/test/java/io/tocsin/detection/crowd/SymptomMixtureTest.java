package io.tocsin.detection.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SymptomMixtureTest {

  private static final double[] USUAL = {0.4, 0.3, 0.2, 0.1};
  private static final double WELL_KNOWN = 10_000;

  private static double nats(double restsOn, double... counts) {
    SymptomMixture mixture = new SymptomMixture(0.02);
    mixture.begin(restsOn);
    for (int symptom = 0; symptom < counts.length; symptom++) {
      mixture.add(counts[symptom], USUAL[symptom]);
    }
    return mixture.nats();
  }

  @Test
  void usualMixturesSayNothing() {
    assertThat(nats(WELL_KNOWN, 40, 30, 20, 10)).isZero();
    assertThat(nats(WELL_KNOWN, 0, 0, 0, 0)).isZero();
  }

  @Test
  void otherWordsSpeakForAnOutageAndMoreOfThemMoreSo() {
    double few = nats(WELL_KNOWN, 1, 1, 2, 6);
    double more = nats(WELL_KNOWN, 2, 2, 4, 12);
    assertThat(few).isGreaterThan(2);
    assertThat(more).isGreaterThan(few + 2);
  }

  @Test
  void whatIsUsualHasToBeKnownBeforeAnythingIsUnusual() {
    assertThat(nats(0, 1, 1, 2, 6)).isLessThan(nats(WELL_KNOWN, 1, 1, 2, 6) / 2);
  }

  /** A Bayes factor is one on average when the usual mixture is true (Markov bounds the rest). */
  @Test
  void ordinaryTimesSeldomLookLikeAnOutage() {
    Random random = new Random(7);
    int often = 20_000;
    double sum = 0;
    int surprising = 0;
    for (int run = 0; run < often; run++) {
      double[] counts = new double[USUAL.length];
      for (int report = 0; report < 12; report++) {
        double drawn = random.nextDouble();
        int symptom = 0;
        while (symptom < USUAL.length - 1 && drawn >= USUAL[symptom]) {
          drawn -= USUAL[symptom++];
        }
        counts[symptom]++;
      }
      double nats = nats(WELL_KNOWN, counts);
      sum += Math.exp(nats) - (nats == 0 ? 1 : 0);
      surprising += nats > 3 ? 1 : 0;
    }
    assertThat(sum / often).isLessThan(1);
    assertThat((double) surprising / often).isLessThan(Math.exp(-3));
  }

  @Test
  void itBeginsAnew() {
    SymptomMixture mixture = new SymptomMixture(0.02);
    mixture.begin(WELL_KNOWN);
    mixture.add(12, 0.1);
    double first = mixture.nats();
    mixture.begin(WELL_KNOWN);
    mixture.add(12, 0.1);
    assertThat(mixture.nats()).isCloseTo(first, within(1e-12)).isPositive();
  }

  /** What is asked first, at a tenth of the price, is never too little. */
  @Test
  void itNeverSaysMoreThanTheMostItMaySay() {
    Random random = new Random(11);
    double closest = Double.POSITIVE_INFINITY;
    for (int run = 0; run < 20_000; run++) {
      SymptomMixture mixture = new SymptomMixture(0.02);
      mixture.begin(random.nextInt(1_000));
      for (double part : USUAL) {
        int quarters = random.nextInt(3) == 0 ? 0 : random.nextInt(80);
        mixture.add(quarters / 4.0, part);
      }
      assertThat(mixture.nats()).isLessThanOrEqualTo(mixture.most());
      closest = Math.min(closest, mixture.most() - mixture.nats());
    }
    assertThat(closest).isLessThan(1);
  }
}
