package io.tocsin.incidents.contradiction;

import static io.tocsin.incidents.contradiction.Said.PARIS;
import static io.tocsin.incidents.contradiction.Said.count;
import static io.tocsin.incidents.contradiction.Said.customers;
import static io.tocsin.incidents.contradiction.Said.endsOn;
import static io.tocsin.incidents.contradiction.Said.shown;
import static io.tocsin.incidents.contradiction.Said.text;
import static io.tocsin.incidents.contradiction.Said.word;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Assertion.Decision;
import io.tocsin.incidents.Assertion.Sort;
import io.tocsin.incidents.Assertion.State;
import io.tocsin.incidents.Figure.Extent;
import io.tocsin.incidents.Figure.Unit;
import io.tocsin.incidents.Interval;
import io.tocsin.incidents.Vague;
import io.tocsin.incidents.contradiction.Comparison.Clash;
import io.tocsin.incidents.contradiction.Comparison.Correction;
import io.tocsin.incidents.contradiction.Comparison.NoConflict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The words of the five stories as what they are. */
class ScenarioClaimsTest {

  private static final Testimony ONE_PERCENT =
      word("one-percent")
          .staff("forum technician")
          .on("forum")
          .at("2009-03-03T21:00:00Z")
          .says(count(1, 1.0, Unit.PERCENT_OF_CUSTOMERS, Extent.UNSAID));
  private static final Testimony UNDER_A_HUNDRED =
      word("under-100")
          .staff("forum technician")
          .on("forum")
          .at("2009-03-04T11:00:00Z")
          .says(customers(0, 99.0, Extent.NOW));
  private static final Testimony THOUSANDS =
      word("thousands")
          .staff("spokesperson")
          .on("press")
          .at("2009-03-06T10:00:00Z")
          .says(customers(2000, 9000.0, Extent.PEAK));
  private static final Testimony SIGNATURES =
      word("petition")
          .outsider("petition")
          .on("site")
          .at("2009-03-06T09:00:00Z")
          .says(count(300, null, Unit.SIGNATURES, Extent.TOTAL));
  private static final Testimony SIXTH =
      word("sixth").staff("spokesperson").on("press").says(endsOn("2009-03-06"));
  private static final Testimony FIFTEENTH =
      word("fifteenth").staff("customer service").on("telephone").says(endsOn("2009-03-15"));

  private static final Set<String> GRAND_EST =
      Set.of("08", "10", "51", "52", "54", "55", "57", "67", "68", "88");

  @Test
  void onePercentThenUnderAHundredByTheSameStaffIsACorrection() {
    assertThat(Crosscheck.compare(ONE_PERCENT, UNDER_A_HUNDRED))
        .isEqualTo(new Correction(Matter.FIGURES, ONE_PERCENT, UNDER_A_HUNDRED));
  }

  @Test
  void underAHundredNowAndAFewThousandAtThePeakAreNoConflict() {
    assertThat(Crosscheck.compare(UNDER_A_HUNDRED, THOUSANDS))
        .isEqualTo(new NoConflict(Reason.EXTENTS_DIFFER));
  }

  @Test
  void signaturesAreNeverComparedWithCustomers() {
    for (Testimony figure : List.of(ONE_PERCENT, UNDER_A_HUNDRED, THOUSANDS)) {
      assertThat(Crosscheck.compare(SIGNATURES, figure))
          .isEqualTo(new NoConflict(Reason.UNITS_DIFFER));
    }
  }

  @Test
  void theSixthAndTheFifteenthOfMarchAreAContradictionWithBothSources() {
    assertThat(Crosscheck.compare(FIFTEENTH, SIXTH))
        .isInstanceOfSatisfying(
            Clash.class,
            clash -> {
              assertThat(clash.matter()).isEqualTo(Matter.END);
              assertThat(List.of(clash.one(), clash.other()))
                  .extracting(said -> said.source().speaker())
                  .containsExactlyInAnyOrder(text("spokesperson"), text("customer service"));
            });
  }

  @Test
  void allFiguresAndDatesOfTheForeverLastingOutageLeaveOneContradictionAndOneCorrection() {
    Crosscheck.Findings findings =
        Crosscheck.of(
            List.of(SIXTH, FIFTEENTH, SIGNATURES, THOUSANDS, UNDER_A_HUNDRED, ONE_PERCENT));
    assertThat(findings.clashes()).extracting(Clash::matter).containsExactly(Matter.END);
    assertThat(findings.corrections())
        .containsExactly(new Correction(Matter.FIGURES, ONE_PERCENT, UNDER_A_HUNDRED));
  }

  @Test
  void sumsOfferedByTheHelplineDoNotFitASpokespersonWhoKnowsOfNone() {
    Testimony offered =
        word("offered")
            .staff("customer service")
            .at("2009-03-05T10:00:00Z")
            .says(new Assertion.Compensation(Decision.GRANTED, text("15 euros"), null));
    Testimony asked =
        word("asked")
            .outsider("a customer")
            .at("2009-03-05T10:00:00Z")
            .says(new Assertion.Compensation(Decision.GRANTED, text("2 months"), null));
    Testimony none =
        word("none")
            .staff("spokesperson")
            .at("2009-03-06T10:00:00Z")
            .says(new Assertion.Compensation(Decision.NOT_DECIDED, null, null));
    assertThat(Crosscheck.compare(offered, none)).isInstanceOf(Clash.class);
    assertThat(Crosscheck.compare(asked, none)).isEqualTo(new NoConflict(Reason.OUTSIDER));
  }

  @Test
  void onlyGrandEstIsHeldAgainstReportsFromOutsideAndIsNobodysWord() {
    Testimony talk =
        word("talk").at("2023-12-05T08:50:00Z").says(new Assertion.Where(true, GRAND_EST));
    Testimony reports =
        shown(
            "2023-12-05T09:00:00Z",
            new Assertion.Heard(Map.of("59", 14, "40", 5, "71", 6, "67", 4)));
    assertThat(Crosscheck.compare(talk, reports))
        .isInstanceOfSatisfying(
            Clash.class,
            clash -> {
              assertThat(clash.one().voice()).isEqualTo(new Voice.Unnamed());
              assertThat(clash.one().voice().isOperator()).isFalse();
              assertThat(clash.one().source().speaker()).isNull();
            });
  }

  @Test
  void maintenanceThatNobodyAnnouncedIsFlagged() {
    Testimony marketing =
        word("marketing")
            .staff("marketing department")
            .on("e-mail")
            .at("2017-11-14T11:00:00Z")
            .says(new Assertion.Category(Sort.MAINTENANCE));
    Instant began = Instant.parse("2017-11-12T09:00:00Z");
    Testimony books =
        Testimony.shown("records", new Voice.Records(), began, new Assertion.Unannounced(began));
    Testimony adviser =
        word("adviser")
            .staff("adviser")
            .on("telephone")
            .at("2017-11-15T08:00:00Z")
            .says(new Assertion.Category(Sort.OUTAGE));
    assertThat(Crosscheck.of(List.of(adviser, books, marketing)).clashes())
        .extracting(clash -> clash.one().id(), clash -> clash.other().id())
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("records", "marketing"),
            org.assertj.core.api.Assertions.tuple("marketing", "adviser"));
  }

  @Test
  void withinHoursStaysVagueAndIsJudgedAtItsLatest() {
    Interval hours =
        Vague.WITHIN_HOURS.interval(
            Instant.parse("2017-11-14T11:00:00Z"), PARIS, text("within hours"));
    assertThat(hours.words()).isEqualTo(text("within hours"));
    assertThat(hours.latest()).isEqualTo(Instant.parse("2017-11-14T17:00:00Z"));
  }

  @Test
  void everythingReceivedDoesNotFitMessagesThatWereLost() {
    Testimony operator =
        word("operator")
            .by(new Voice.Operator())
            .at("2024-07-23T08:00:00Z")
            .says(new Assertion.Data(null, null, Assertion.Fate.SAFE));
    Testimony house =
        word("house")
            .by(new Voice.House(false))
            .at("2024-07-24T08:00:00Z")
            .says(
                new Assertion.Data("receive", LocalDate.parse("2024-07-20"), Assertion.Fate.LOST));
    assertThat(Crosscheck.compare(operator, house)).isInstanceOf(Clash.class);
  }

  @Test
  void backToNormalDoesNotFitPeopleWhoStillCannotGetIn() {
    Testimony over =
        word("over")
            .by(new Voice.Operator())
            .at("2024-07-23T08:00:00Z")
            .says(new Assertion.Condition(State.RESOLVED, Set.of()));
    Testimony still = shown("2024-07-24T08:00:00Z", new Assertion.Seen("sign-in", true, Set.of()));
    assertThat(Crosscheck.compare(over, still)).isInstanceOf(Clash.class);
    Testimony partly =
        word("partly")
            .by(new Voice.Operator())
            .at("2024-07-23T08:00:00Z")
            .says(new Assertion.Condition(State.PARTLY, Set.of()));
    assertThat(Crosscheck.compare(partly, still)).isEqualTo(new NoConflict(Reason.PARTLY));
  }

  @Test
  void aFewHoursByAPaperIsNoEndTheOperatorIsHeldTo() {
    Testimony paper = word("paper").outsider("a paper").says(endsOn("2009-03-06"));
    Testimony operator = word("word").by(new Voice.Operator()).says(endsOn("2009-03-15"));
    assertThat(Crosscheck.compare(paper, operator)).isEqualTo(new NoConflict(Reason.OUTSIDER));
  }
}
