package io.tocsin.detection.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReferralsTest {

  @Test
  void thoseToldWhomAnOutageBringsCountLikeAll() {
    assertThat(Referrals.discount(10, 2)).isZero();
    assertThat(Referrals.discount(10, 3)).isZero();
  }

  @Test
  void whereMostWereToldHardlyAnythingIsLeft() {
    assertThat(30 + 70 - Referrals.discount(30, 70)).isBetween(-10.0, 10.0);
    assertThat(0 + 20 - Referrals.discount(0, 20)).isNegative();
  }

  @Test
  void eachToldBeyondTakesSomethingOffTheOthers() {
    double few = 10 + 4 - Referrals.discount(10, 4);
    double more = 10 + 6 - Referrals.discount(10, 6);
    assertThat(more).isLessThan(few);
  }

  @Test
  void wordsTakenBackBeforeTheyWereKnownChangeNothingAboutTheRest() {
    assertThat(Referrals.discount(-2, 5)).isEqualTo(Referrals.discount(0, 5));
  }
}
