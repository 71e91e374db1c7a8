package io.tocsin.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportTallyTest {
  private static final Instant START = Instant.parse("2026-03-01T09:30:00Z");
  private static final IntakeAnswer TAKEN = new IntakeAnswer.Accepted("id", "token", false);
  private static final IntakeAnswer WRONG =
      new IntakeAnswer.Refused(
          List.of(Fault.of("component", Rule.MISSING), Fault.of("symptom", Rule.NOT_A_SYMPTOM)));
  private static final IntakeAnswer LATER =
      new IntakeAnswer.Busy(IntakeAnswer.BusyReason.BLOCK_TOO_FAST, Duration.ofSeconds(1));

  private final ReportTally tally = new ReportTally(START);

  private static CrowdReport report(Instant at, double weight) {
    return new CrowdReport(
        "id",
        at,
        "mail",
        "mail-receive",
        "no-receive",
        false,
        null,
        Set.of(),
        null,
        null,
        null,
        new Reporter("h", "b", "n", "direct"),
        weight);
  }

  @Test
  void dayTellsWhatWasAcceptedAtWhatWeightAndWhatWasNot() {
    tally.count(TAKEN, report(START, 1));
    tally.count(TAKEN, report(START, 0.5));
    tally.count(TAKEN, report(START, 0.02));
    tally.count(new IntakeAnswer.Accepted("id", "token", true), report(START, 1));
    tally.count(WRONG, START);
    tally.count(LATER, START);
    assertThat(tally.lastDay(START.plusSeconds(60)))
        .as("a report with two faults is one report; the same again is none")
        .isEqualTo(new ReportsOfTheDay(START, 1, 2, 1, 1));
    assertThat(tally.accepted()).isEqualTo(3);
    assertThat(tally.reduced()).isEqualTo(2);
  }

  @Test
  void whatIsOlderThanADayIsNotTold() {
    tally.count(TAKEN, report(START, 1));
    tally.count(TAKEN, report(START.plus(Duration.ofHours(20)), 1));
    assertThat(tally.lastDay(START.plus(Duration.ofHours(23))).full()).isEqualTo(2);
    Instant next = START.plus(Duration.ofHours(25));
    assertThat(tally.lastDay(next).full()).isEqualTo(1);
    assertThat(tally.lastDay(next).since()).isEqualTo(START.plus(Duration.ofHours(1)));
  }
}
