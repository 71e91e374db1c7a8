package io.tocsin.detection.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tocsin.catalog.ServiceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CasebookTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private static ResolvedCase resolved(int number) {
    return new ResolvedCase(
        "incident" + number,
        number % 3 == 0 ? "bank" : "mail",
        "receive",
        ServiceKind.MAIL,
        NOON.plus(Duration.ofHours(number)),
        NOON.plus(Duration.ofHours(number)).plus(Duration.ofMinutes(20 + number % 50)),
        1_000_000,
        Optional.of(new ReportExcess(100 + number % 40, 4, 15)),
        List.of(new VantageRounds("lille", 3 + number % 5, 20)),
        OptionalLong.empty(),
        Optional.of(new PastAlarm(1 + number % 3, number % 7 == 0 ? 0 : 1)));
  }

  private static List<Object> says(Casebook book) {
    return List.of(
        book.people()
            .estimate("mail", 500_000, Optional.of(new ReportExcess(60, 2, 15)), List.of()),
        book.lasts("mail", ServiceKind.MAIL, Duration.ofMinutes(15)),
        book.trust().of(1.5));
  }

  @Test
  void whoLearnsOneByOneKnowsTheSameAsWhoReadsTheBook() {
    Casebook lived = new Casebook(List.of());
    List<ResolvedCase> all = new ArrayList<>();
    for (int number = 0; number < 40; number++) {
      lived.learn(resolved(number));
      all.add(resolved(number));
    }
    assertThat(says(lived)).isEqualTo(says(new Casebook(all)));
    assertThat(lived.cases()).isEqualTo(all);
  }

  @Test
  void theOldestIsForgottenWhenTheBookIsFull() {
    Casebook lived = new Casebook(List.of());
    for (int number = 0; number < Casebook.KEPT + 3; number++) {
      lived.learn(resolved(number));
    }
    assertThat(lived.cases()).hasSize(Casebook.KEPT);
    assertThat(lived.cases().getFirst().incident()).isEqualTo("incident3");
    assertThat(says(lived)).isEqualTo(says(new Casebook(lived.cases())));
  }

  @Test
  void probesThatWorkSpeakAgainstAnOutageAndFailingOnesForIt() {
    AffectedPeople people = new Casebook(List.of()).people();
    assertThat(people.speakFor(List.of())).isCloseTo(0, within(1e-9));
    assertThat(people.speakFor(List.of(new VantageRounds("lille", 0, 20)))).isNegative();
    assertThat(people.speakFor(List.of(new VantageRounds("lille", 4, 6)))).isGreaterThan(5);
  }
}
