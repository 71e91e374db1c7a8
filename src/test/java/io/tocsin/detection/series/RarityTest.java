package io.tocsin.detection.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RarityTest {

  @Test
  void nothingIsSaidAboutTheFirstHundred() {
    Rarity rarity = new Rarity();
    for (int each = 0; each < 100; each++) {
      assertThat(rarity.take(each)).isNaN();
    }
    assertThat(rarity.take(50)).isNotNaN();
  }

  @Test
  void whatIsAlwaysSoIsNotRare() {
    Rarity rarity = learned(1, 0);
    assertThat(rarity.take(0)).isZero();
  }

  @Test
  void medianIsRareByALogarithmOfTwo() {
    assertThat(learned(2, 1).take(0.6745)).isCloseTo(Math.log(2), within(0.1));
  }

  @Test
  void tailGoesOnWhereThePastEnds() {
    double once = learned(3, 1).take(5);
    double twice = learned(3, 1).take(10);
    assertThat(once).isGreaterThan(Math.log(2000));
    assertThat(twice).isGreaterThan(once + 1);
  }

  @Test
  void tailOfNumbersThatComeInStepsIsNotBelievedTooLight() {
    Rarity rarity = new Rarity();
    for (int each = 0; each < 1000; each++) {
      rarity.take(each % 10 == 0 ? 1 : 0);
    }
    assertThat(rarity.take(1.1)).isLessThan(6);
  }

  @Test
  void whatIsLongAgoIsForgotten() {
    Rarity rarity = learned(4, 1000);
    Random chance = new Random(5);
    for (int each = 0; each < Rarity.MEMORY; each++) {
      rarity.take(Math.abs(chance.nextGaussian()));
    }
    assertThat(rarity.take(100)).isGreaterThan(10);
  }

  private static Rarity learned(int seed, double spread) {
    Rarity rarity = new Rarity();
    Random chance = new Random(seed);
    for (int each = 0; each < 2000; each++) {
      rarity.take(Math.abs(spread * chance.nextGaussian()));
    }
    return rarity;
  }
}
