package io.tocsin.detection.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReportExcessTest {

  @Test
  void slowOutageIsMeasuredAtItsStrongest() {
    double[] counted = new double[60];
    Arrays.fill(counted, 30, 45, 10);
    ReportExcess excess = ReportExcess.strongest(counted, all(60, 0.5), all(60, 2));
    assertThat(excess.counted()).isEqualTo(150);
    assertThat(excess.usual()).isEqualTo(7.5);
    assertThat(excess.activeMinutes()).isEqualTo(30);
  }

  @Test
  void shortOutageIsTakenWhole() {
    ReportExcess excess = ReportExcess.strongest(all(6, 3), all(6, 1), all(6, 1));
    assertThat(excess).isEqualTo(new ReportExcess(18, 6, 6));
  }

  @Test
  void whatComesAfterAnHourAndAHalfIsLeftOut() {
    double[] counted = new double[200];
    Arrays.fill(counted, 0, 15, 4);
    Arrays.fill(counted, 120, 150, 90);
    assertThat(ReportExcess.strongest(counted, all(200, 0), all(200, 1)).counted()).isEqualTo(60);
  }

  @Test
  void hourInWhichNobodyEverReportedIsNoDivisionByZero() {
    ReportExcess excess = ReportExcess.strongest(all(15, 1), all(15, 0), all(15, 0));
    assertThat(excess.activeMinutes()).isPositive();
  }

  @Test
  void minutesThatDoNotMatchAreRefused() {
    assertThatThrownBy(() -> ReportExcess.strongest(all(5, 1), all(4, 1), all(5, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ReportExcess.strongest(all(0, 1), all(0, 1), all(0, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double[] all(int minutes, double value) {
    double[] values = new double[minutes];
    Arrays.fill(values, value);
    return values;
  }
}
