package io.tocsin.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.catalog.LegalProfile;
import io.tocsin.clocks.Answered.Truth;
import io.tocsin.clocks.ClockFace.Standing;
import io.tocsin.clocks.ClockFace.StepFace;
import io.tocsin.clocks.yaml.ClockBookFile;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.Phase;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClockFaceTest {

  private static final Instant ONSET = Instant.parse("2026-03-03T06:40:00Z");
  private static final Actor ANNE = new Actor(Actor.Kind.PERSON, "anne");
  private static final ClockBook BOOK = ClockBookFile.shipped();

  private static Incident incident(Instant recovered) {
    return new Incident(
        "i1",
        1,
        "mail",
        Set.of("receive"),
        recovered == null ? Phase.ACKNOWLEDGED : Phase.RECOVERED,
        ONSET,
        ONSET,
        ONSET,
        null,
        recovered,
        null,
        null,
        List.of());
  }

  private static ClockFace face(
      String clock, List<Answered> answers, List<StepDone> done, Duration after) {
    LegalClock known =
        BOOK.clocks().stream().filter(c -> c.id().equals(clock)).findFirst().orElseThrow();
    return ClockFace.of(
        BOOK,
        known,
        new Situation(incident(null), answers, done, ZoneId.of("Europe/Paris"), ONSET.plus(after)));
  }

  private static Answered answer(String trigger, int number, Truth truth, Duration after) {
    Instant since = ONSET.plus(after);
    return new Answered("i1", trigger, number, truth, since, since, ANNE);
  }

  private static StepDone done(String clock, String step, int number, Duration after) {
    return new StepDone("i1", clock, step, number, ONSET.plus(after), "", ONSET, ANNE);
  }

  private static StepFace step(ClockFace face, String id) {
    return face.steps().stream().filter(s -> s.step().id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void clockStandsStillUntilItsTriggerHolds() {
    ClockFace still = face("eu-gdpr", List.of(), List.of(), Duration.ofDays(9));
    assertThat(still.isRunning()).isFalse();
    assertThat(still.questions())
        .extracting(Trigger::id)
        .containsExactly("data_lost", "data_out_of_reach", "data_disclosed");
    assertThat(still.steps()).extracting(StepFace::standing).containsOnly(Standing.WAITING);
  }

  @Test
  void lostDataGivesSeventyTwoHoursFromTheMomentItIsKnown() {
    List<Answered> lost = List.of(answer("data_lost", 1, Truth.HOLDS, Duration.ofHours(5)));
    ClockFace face = face("eu-gdpr", lost, List.of(), Duration.ofHours(6));
    assertThat(face.since()).isEqualTo(ONSET.plus(Duration.ofHours(5)));
    assertThat(step(face, "authority").due()).isEqualTo(ONSET.plus(Duration.ofHours(77)));
    assertThat(step(face, "authority").standing()).isEqualTo(Standing.DUE);
    ClockFace late = face("eu-gdpr", lost, List.of(), Duration.ofHours(78));
    assertThat(step(late, "authority").standing()).isEqualTo(Standing.OVERDUE);
  }

  @Test
  void peopleAreToldOnlyWhereTheRiskIsHigh() {
    Answered lost = answer("data_lost", 1, Truth.HOLDS, Duration.ofHours(5));
    Answered high = answer("high_risk", 1, Truth.HOLDS, Duration.ofHours(9));
    Answered low = answer("high_risk", 1, Truth.DOES_NOT_HOLD, Duration.ofHours(9));
    Duration after = Duration.ofHours(9);
    ClockFace asked = face("eu-gdpr", List.of(lost), List.of(), after);
    assertThat(asked.questions()).extracting(Trigger::id).containsExactly("high_risk");
    assertThat(step(asked, "people").standing()).isEqualTo(Standing.WAITING);
    ClockFace yes = face("eu-gdpr", List.of(lost, high), List.of(), after);
    assertThat(step(yes, "people").standing()).isEqualTo(Standing.DUE);
    assertThat(step(yes, "people").due()).isEqualTo(high.since());
    ClockFace no = face("eu-gdpr", List.of(lost, low), List.of(), after);
    assertThat(step(no, "people").standing()).isEqualTo(Standing.NOT_NEEDED);
    assertThat(no.questions()).isEmpty();
  }

  @Test
  void newestAnswerCounts() {
    Answered yes = answer("data_lost", 1, Truth.HOLDS, Duration.ofHours(1));
    Answered no = answer("data_lost", 2, Truth.DOES_NOT_HOLD, Duration.ofHours(2));
    assertThat(face("eu-gdpr", List.of(no, yes), List.of(), Duration.ofHours(3)).isRunning())
        .isFalse();
  }

  @Test
  void finalReportCountsFromTheNotificationInCalendarMonths() {
    Answered big = answer("significant_incident", 1, Truth.HOLDS, Duration.ZERO);
    ClockFace before = face("eu-nis2", List.of(big), List.of(), Duration.ofHours(1));
    assertThat(step(before, "final").standing()).isEqualTo(Standing.WAITING);
    assertThat(step(before, "early_warning").due()).isEqualTo(ONSET.plus(Duration.ofHours(24)));
    StepDone told = done("eu-nis2", "notification", 1, Duration.ofHours(50));
    ClockFace after = face("eu-nis2", List.of(big), List.of(told), Duration.ofHours(51));
    assertThat(step(after, "notification").standing()).isEqualTo(Standing.DONE);
    // 5 March 09:40 in Paris, a month later, over the change to summer time.
    assertThat(step(after, "final").due()).isEqualTo(Instant.parse("2026-04-05T07:40:00Z"));
  }

  @Test
  void germanSubscriberIsToldByTheEndOfTheSecondDay() {
    Answered day = answer("fault_over_a_day", 1, Truth.HOLDS, Duration.ZERO);
    ClockFace face = face("de-subscriber", List.of(day), List.of(), Duration.ofHours(30));
    assertThat(step(face, "inform").due()).isEqualTo(Instant.parse("2026-03-05T23:00:00Z"));
  }

  @Test
  void rhythmSlowsDownAfterItsFirstDayAndEndsWithTheOutage() {
    Answered big = answer("australian_major", 1, Truth.HOLDS, Duration.ZERO);
    StepDone early = done("au-outages", "updates", 1, Duration.ofHours(5));
    StepDone later = done("au-outages", "updates", 2, Duration.ofHours(25));
    ClockFace soon = face("au-outages", List.of(big), List.of(early), Duration.ofHours(6));
    assertThat(step(soon, "updates").due()).isEqualTo(ONSET.plus(Duration.ofHours(11)));
    ClockFace slow = face("au-outages", List.of(big), List.of(early, later), Duration.ofHours(50));
    assertThat(step(slow, "updates").due()).isEqualTo(ONSET.plus(Duration.ofHours(49)));
    assertThat(step(slow, "updates").standing()).isEqualTo(Standing.OVERDUE);
    ClockFace over =
        ClockFace.of(
            BOOK,
            slow.clock(),
            new Situation(
                incident(ONSET.plus(Duration.ofHours(30))),
                List.of(big),
                List.of(early, later),
                ZoneId.of("Europe/Paris"),
                ONSET.plus(Duration.ofHours(50))));
    assertThat(step(over, "updates").standing()).isEqualTo(Standing.DONE);
  }

  @Test
  void ownerIsBoundByTheLawOfItsLandAndRoleAlone() {
    LegalProfile host = new LegalProfile(Set.of("eu", "fr"), Set.of("data-controller"));
    assertThat(BOOK.binding(host)).extracting(LegalClock::id).containsExactly("eu-gdpr");
    LegalProfile carrier = new LegalProfile(Set.of("fr"), Set.of("telecom-provider"));
    assertThat(BOOK.binding(carrier))
        .extracting(LegalClock::id)
        .containsExactly("fr-security-incident");
    assertThat(BOOK.binding(LegalProfile.NONE)).isEmpty();
    assertThat(BOOK.unknownIn(new LegalProfile(Set.of("eu", "xx"), Set.of("kngi"))))
        .containsExactly("kngi", "xx");
  }

  @Test
  void bookThatNamesAnUnknownTriggerIsRefusedWithItsPlace() {
    String broken =
        """
        schema: tocsin-legal-clocks/1
        as_of: 2026-01-01
        roles: {host: {fr: hébergeur, en: host}}
        triggers: {lost: {fr: perdu, en: lost, seen: DATA_LOST}}
        recipients: {cnil: {fr: CNIL, en: CNIL}}
        clocks:
        - id: mine
          title: {fr: le mien, en: mine}
          jurisdiction: eu
          roles: [host]
          any: [losst]
          starts: {fr: quand, en: when}
          steps: [{id: a, due: PT1H, to: [cnil], content: [NATURE]}]
          status: {fr: en vigueur, en: in force}
          sources: [x]
          confidence: high
        """;
    assertThatThrownBy(() -> read(broken)).hasMessage("clock mine names no known trigger: losst");
    assertThatThrownBy(() -> read(broken.replace("losst", "lost").replace("PT1H", "soon")))
        .hasMessage("mine.a.due is not a length of time: soon");
    assertThat(read(broken.replace("losst", "lost")).clocks()).hasSize(1);
  }

  private static ClockBook read(String text) {
    return ClockBookFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
