package io.tocsin.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.incidents.Actor;
import io.tocsin.incidents.HelplineWait;
import io.tocsin.incidents.HelplineWait.Length;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitChartTest {

  private static final Instant NOW = Instant.parse("2026-03-03T09:00:00Z");

  private static HelplineWait told(int minutesAgo, Length length) {
    Instant at = NOW.minus(Duration.ofMinutes(minutesAgo));
    return new HelplineWait(
        "w" + minutesAgo, "mail", at, length, new Actor(Actor.Kind.PERSON, "Ada"));
  }

  private static WaitChart chart(HelplineWait... waits) {
    return WaitChart.of("mail", List.of(waits), NOW);
  }

  @Test
  void aStepLastsUntilTheNextWasTold() {
    WaitChart chart = chart(told(10, Length.TEN_MINUTES), told(30, Length.TWO_MINUTES));
    assertThat(chart.marks())
        .extracting(mark -> mark.told().length())
        .containsExactly(Length.TWO_MINUTES, Length.TEN_MINUTES);
    assertThat(chart.path()).isEqualTo("M342.8 104H347.6V48M347.6 48H350.0");
  }

  @Test
  void whatNobodyToldForHalfAnHourIsAGap() {
    WaitChart chart = chart(told(120, Length.TWO_MINUTES), told(60, Length.TWO_MINUTES));
    assertThat(chart.path().chars().filter(c -> c == 'M')).hasSize(2);
    assertThat(chart.path()).doesNotContain("V");
  }

  @Test
  void longerIsHigherAndClosedIsBelowAll() {
    WaitChart chart =
        chart(
            told(30, Length.OVER_TWENTY_MINUTES),
            told(20, Length.UNDER_ONE_MINUTE),
            told(10, Length.CLOSED));
    assertThat(chart.marks()).extracting(WaitChart.Mark::y).containsExactly(20, 132, 160);
    assertThat(chart.marks())
        .extracting(WaitChart.Mark::closed)
        .containsExactly(false, false, true);
  }

  @Test
  void onlyTheLastDayIsDrawn() {
    WaitChart chart = chart(told(24 * 60 + 1, Length.TWO_MINUTES));
    assertThat(chart.marks()).isEmpty();
    assertThat(chart.path()).isEmpty();
  }
}
