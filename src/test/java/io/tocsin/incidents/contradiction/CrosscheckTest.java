package io.tocsin.incidents.contradiction;

import static io.tocsin.incidents.contradiction.Said.customers;
import static io.tocsin.incidents.contradiction.Said.endsOn;
import static io.tocsin.incidents.contradiction.Said.shown;
import static io.tocsin.incidents.contradiction.Said.text;
import static io.tocsin.incidents.contradiction.Said.wholeDay;
import static io.tocsin.incidents.contradiction.Said.word;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Assertion.Cause;
import io.tocsin.incidents.Assertion.CauseKind;
import io.tocsin.incidents.Assertion.Certainty;
import io.tocsin.incidents.Assertion.Condition;
import io.tocsin.incidents.Assertion.Decision;
import io.tocsin.incidents.Assertion.State;
import io.tocsin.incidents.Figure;
import io.tocsin.incidents.Figure.Extent;
import io.tocsin.incidents.Figure.Unit;
import io.tocsin.incidents.Interval;
import io.tocsin.incidents.contradiction.Comparison.Clash;
import io.tocsin.incidents.contradiction.Comparison.Correction;
import io.tocsin.incidents.contradiction.Comparison.NoConflict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each rule where it must speak, and where it must not. */
class CrosscheckTest {

  private static final Cohort NEUF = new Cohort("domain", "neuf.example");
  private static final Cohort CEGETEL = new Cohort("domain", "cegetel.example");

  private static Comparison between(Testimony one, Testimony other) {
    Comparison comparison = Crosscheck.compare(one, other);
    assertThat(Crosscheck.compare(other, one)).isEqualTo(comparison);
    return comparison;
  }

  private static Testimony helpline(Assertion assertion) {
    return word("helpline").staff("helpline").at("2009-03-06T10:00:00Z").says(assertion);
  }

  private static Testimony spokesperson(Assertion assertion) {
    return word("spokesperson").staff("spokesperson").at("2009-03-06T11:00:00Z").says(assertion);
  }

  private static Testimony paper(Assertion assertion) {
    return word("paper").outsider("the paper").at("2009-03-06T11:00:00Z").says(assertion);
  }

  private static void clash(Matter matter, Testimony one, Testimony other) {
    assertThat(between(one, other))
        .isInstanceOfSatisfying(Clash.class, clash -> assertThat(clash.matter()).isEqualTo(matter));
  }

  private static void fits(Reason reason, Testimony one, Testimony other) {
    assertThat(between(one, other)).isEqualTo(new NoConflict(reason));
  }

  @Test
  void figuresOnOneBasisWhoseRangesDoNotMeetClash() {
    clash(
        Matter.FIGURES,
        helpline(customers(0, 99.0, Extent.NOW)),
        paper(customers(3000, 5000.0, Extent.NOW)));
  }

  @Test
  void figuresThatCanBothBeSoDoNot() {
    Testimony hundred = helpline(customers(0, 99.0, Extent.NOW));
    fits(Reason.AGREES, hundred, paper(customers(50, 5000.0, Extent.NOW)));
    fits(Reason.EXTENT_NOT_SAID, hundred, paper(customers(3000, 5000.0, Extent.UNSAID)));
    fits(Reason.EXTENTS_DIFFER, hundred, paper(customers(3000, 5000.0, Extent.TOTAL)));
    fits(
        Reason.MOMENTS_DIFFER,
        hundred,
        word("late")
            .outsider("the paper")
            .at("2009-03-08T10:00:00Z")
            .says(customers(3000, 5000.0, Extent.NOW)));
    fits(
        Reason.BASIS_NOT_SAID,
        hundred,
        paper(
            new Assertion.Count(
                new Figure(3000, null, Unit.CUSTOMERS, Extent.NOW, text("refusals"), null))));
  }

  @Test
  void totalThatGrowsIsNoContradictionAndOneThatShrinksIs() {
    Testimony later =
        word("later")
            .outsider("the paper")
            .at("2009-03-08T10:00:00Z")
            .says(customers(3000, 5000.0, Extent.TOTAL));
    fits(Reason.MAY_HAVE_GROWN, helpline(customers(0, 99.0, Extent.TOTAL)), later);
    clash(Matter.FIGURES, helpline(customers(9000, 9999.0, Extent.TOTAL)), later);
  }

  @Test
  void laterFigureOfTheSameSpeakerIsACorrectionAndTheSameAgainIsNot() {
    Testimony first =
        word("a").staff("helpline").at("2009-03-06T09:00:00Z").says(customers(0, 99.0, Extent.NOW));
    assertThat(between(first, helpline(customers(500, 600.0, Extent.NOW))))
        .isInstanceOf(Correction.class);
    fits(Reason.REPLACED, first, helpline(customers(0, 99.0, Extent.NOW)));
  }

  @Test
  void twoEndsThatStandClash() {
    clash(Matter.END, helpline(endsOn("2009-03-15")), spokesperson(endsOn("2009-03-06")));
    clash(
        Matter.END,
        helpline(endsOn("2009-03-15")),
        word("page").house().at("2009-03-06T11:30:00Z").says(endsOn("2009-03-06")));
  }

  @Test
  void endsDoNotClashWhenTheyMeetArePastWereMovedOrAreAnOutsiders() {
    fits(Reason.AGREES, helpline(endsOn("2009-03-06")), spokesperson(endsOn("2009-03-06")));
    fits(Reason.OUTSIDER, helpline(endsOn("2009-03-15")), paper(endsOn("2009-03-06")));
    Testimony later =
        word("later").staff("helpline").at("2009-03-10T10:00:00Z").says(endsOn("2009-03-15"));
    fits(Reason.PASSED, spokesperson(endsOn("2009-03-06")), later);
    assertThat(between(helpline(endsOn("2009-03-06")), later)).isInstanceOf(Correction.class);
  }

  @Test
  void movedEndNoLongerClashesWithAnybodys() {
    Testimony moved =
        word("moved").staff("helpline").at("2009-03-06T12:00:00Z").says(endsOn("2009-03-06"));
    Crosscheck.Findings findings =
        Crosscheck.of(
            List.of(helpline(endsOn("2009-03-15")), spokesperson(endsOn("2009-03-06")), moved));
    assertThat(findings.clashes()).isEmpty();
    assertThat(findings.corrections()).hasSize(1);
  }

  private static Testimony page(Assertion says) {
    return word("page").house().at("2009-03-06T11:30:00Z").says(says);
  }

  private static Assertion next(String hour) {
    return new Assertion.NextWord(Interval.at(Instant.parse("2009-03-06T" + hour + ":00Z")));
  }

  @Test
  void aWordPromisedBeforeThePagesNextWordClashes() {
    clash(Matter.NEXT_WORD, helpline(next("13:00")), page(next("15:00")));
    clash(Matter.NEXT_WORD, page(next("15:00")), spokesperson(next("13:00")));
  }

  @Test
  void nextWordsDoNotClashWhenTheyMeetComeLaterArePastOrAreAnOutsiders() {
    fits(Reason.AGREES, helpline(next("15:00")), page(next("15:00")));
    fits(Reason.LATER_TOO, helpline(next("18:00")), page(next("15:00")));
    fits(Reason.LATER_TOO, helpline(next("18:00")), spokesperson(next("15:00")));
    fits(Reason.OUTSIDER, paper(next("13:00")), page(next("15:00")));
    Testimony updated = word("updated").house().at("2009-03-06T14:00:00Z").says(next("16:00"));
    fits(Reason.PASSED, helpline(next("13:00")), updated);
    fits(Reason.REPLACED, page(next("15:00")), updated);
    Testimony observer =
        word("observer").by(new Voice.House(false)).at("2009-03-06T11:30:00Z").says(next("15:00"));
    fits(Reason.OUTSIDER, helpline(next("13:00")), observer);
  }

  @Test
  void twoBeginningsClashUnlessTheyCanBeTheSame() {
    Assertion week = new Assertion.Onset(wholeDay("2009-02-24"));
    clash(Matter.ONSET, helpline(week), paper(new Assertion.Onset(wholeDay("2009-02-20"))));
    fits(Reason.AGREES, helpline(week), paper(week));
  }

  @Test
  void onlyThereClashesWithReportsFromOutsideEvenWhenSomeComeFromInside() {
    Assertion east = new Assertion.Where(true, Set.of("67", "68"));
    clash(
        Matter.AREAS,
        helpline(east),
        shown("2009-03-06T11:00:00Z", new Assertion.Heard(Map.of("67", 40, "59", 3, "40", 2))));
    clash(Matter.AREAS, helpline(east), paper(new Assertion.Where(false, Set.of())));
  }

  @Test
  void thereWithoutOnlyOrWithAHandfulOutsideDoesNot() {
    Assertion east = new Assertion.Where(true, Set.of("67", "68"));
    fits(
        Reason.TOO_FEW_REPORTS,
        helpline(east),
        shown("2009-03-06T11:00:00Z", new Assertion.Heard(Map.of("67", 40, "59", 4))));
    fits(
        Reason.AGREES,
        helpline(new Assertion.Where(false, Set.of("67"))),
        shown("2009-03-06T11:00:00Z", new Assertion.Heard(Map.of("59", 40))));
    fits(Reason.AGREES, helpline(east), paper(new Assertion.Where(true, Set.of("67", "68"))));
  }

  @Test
  void twoCertainCausesOfDifferentKindsClashAndSoDoesWhatIsDeniedAndCertain() {
    Cause disk = new Cause(Certainty.CONFIRMED, CauseKind.HARDWARE, text("a disk"));
    Cause attack = new Cause(Certainty.CONFIRMED, CauseKind.ATTACK, null);
    clash(Matter.CAUSE, helpline(disk), paper(attack));
    clash(
        Matter.CAUSE, helpline(attack), paper(new Cause(Certainty.DENIED, CauseKind.ATTACK, null)));
  }

  @Test
  void suspicionContradictsNobodyAndFreeWordsCannotBeToldApart() {
    Cause attack = new Cause(Certainty.CONFIRMED, CauseKind.ATTACK, null);
    fits(
        Reason.ONLY_SUSPECTED,
        helpline(attack),
        paper(new Cause(Certainty.SUSPECTED, CauseKind.HARDWARE, null)));
    fits(
        Reason.WORDS_ONLY,
        helpline(attack),
        paper(new Cause(Certainty.CONFIRMED, CauseKind.OTHER, text("a disk"))));
    fits(
        Reason.AGREES,
        helpline(attack),
        paper(new Cause(Certainty.DENIED, CauseKind.UPDATE, null)));
  }

  @Test
  void whoeverDeniedOneCauseAndNamedAnotherStillDeniesTheFirst() {
    Testimony denied =
        word("a")
            .staff("helpline")
            .at("2009-03-06T08:00:00Z")
            .says(new Cause(Certainty.DENIED, CauseKind.ATTACK, null));
    Testimony named = helpline(new Cause(Certainty.CONFIRMED, CauseKind.HARDWARE, null));
    fits(Reason.AGREES, denied, named);
    assertThat(
            Crosscheck.of(
                    List.of(
                        denied,
                        named,
                        paper(new Cause(Certainty.CONFIRMED, CauseKind.ATTACK, null))))
                .clashes())
        .hasSize(2);
  }

  @Test
  void resolvedClashesWithWhatFailsAfterwards() {
    Condition over = new Condition(State.RESOLVED, Set.of("receive"));
    clash(
        Matter.STATE,
        helpline(over),
        shown("2009-03-06T10:11:00Z", new Assertion.Seen("receive", true, Set.of())));
    clash(Matter.STATE, helpline(over), paper(new Condition(State.FAILING, Set.of())));
  }

  @Test
  void resolvedDoesNotClashWithBeforeWithElsewhereOrWithWhatWorks() {
    Condition over = new Condition(State.RESOLVED, Set.of("receive"));
    fits(
        Reason.STOOD_DIFFERENTLY,
        helpline(over),
        shown("2009-03-06T10:09:00Z", new Assertion.Seen("receive", true, Set.of())));
    fits(
        Reason.NOTHING_IN_COMMON,
        helpline(over),
        shown("2009-03-06T11:00:00Z", new Assertion.Seen("send", true, Set.of())));
    fits(
        Reason.AGREES,
        helpline(over),
        shown("2009-03-06T11:00:00Z", new Assertion.Seen("receive", false, Set.of())));
    fits(Reason.STOOD_DIFFERENTLY, helpline(new Condition(State.FAILING, Set.of())), paper(over));
  }

  @Test
  void maintenanceToOneAndOutageToAnotherClashUnlessBothCallItTheSame() {
    Assertion work = new Assertion.Category(Assertion.Sort.MAINTENANCE);
    Assertion outage = new Assertion.Category(Assertion.Sort.OUTAGE);
    clash(Matter.CATEGORY, helpline(work), paper(outage));
    fits(Reason.AGREES, helpline(work), paper(work));
    Testimony books =
        Testimony.shown(
            "records",
            new Voice.Records(),
            java.time.Instant.parse("2009-03-01T00:00:00Z"),
            new Assertion.Unannounced(java.time.Instant.parse("2009-03-01T00:00:00Z")));
    clash(Matter.CATEGORY, helpline(work), books);
    fits(Reason.AGREES, helpline(outage), books);
  }

  @Test
  void onlyTheyClashesWithWhoElseIsTouchedAndNotWithWhoIsAmongThem() {
    Assertion only = new Assertion.Reach(true, Set.of("receive"), Set.of(NEUF));
    clash(
        Matter.REACH,
        helpline(only),
        shown("2009-03-06T11:00:00Z", new Assertion.Seen("receive", true, Set.of(CEGETEL))));
    clash(
        Matter.REACH,
        helpline(only),
        shown("2009-03-06T11:00:00Z", new Assertion.Seen("send", true, Set.of())));
    fits(
        Reason.AGREES,
        helpline(only),
        shown("2009-03-06T11:00:00Z", new Assertion.Seen("receive", true, Set.of(NEUF))));
    fits(
        Reason.AGREES,
        helpline(only),
        shown("2009-03-06T11:00:00Z", new Assertion.Seen("send", false, Set.of())));
  }

  @Test
  void nothingLostClashesWithWhatWasSentBackAndNotWithWhatWaits() {
    Assertion safe = new Assertion.Data("receive", null, Assertion.Fate.SAFE);
    clash(
        Matter.DATA,
        helpline(safe),
        paper(new Assertion.Data(null, null, Assertion.Fate.RETURNED_TO_SENDER)));
    fits(
        Reason.AGREES,
        helpline(safe),
        paper(new Assertion.Data(null, null, Assertion.Fate.WAITING)));
    fits(
        Reason.NOT_KNOWN,
        helpline(safe),
        paper(new Assertion.Data(null, null, Assertion.Fate.UNKNOWN)));
    fits(
        Reason.NOTHING_IN_COMMON,
        helpline(safe),
        paper(new Assertion.Data("send", null, Assertion.Fate.LOST)));
  }

  @Test
  void differentMoneyToldToDifferentPeopleClashesUnlessItIsTheSameSum() {
    clash(Matter.COMPENSATION, helpline(granted("15 euros")), spokesperson(granted("1 month")));
    fits(Reason.AGREES, helpline(granted("15 euros")), spokesperson(granted("15,00 €")));
    fits(
        Reason.WORDS_ONLY,
        helpline(granted("a gesture")),
        spokesperson(granted("something small")));
    Assertion open = new Assertion.Compensation(Decision.NOT_DECIDED, null, null);
    clash(Matter.COMPENSATION, helpline(granted("15 euros")), spokesperson(open));
    fits(Reason.DECIDED_MEANWHILE, helpline(open), spokesperson(granted("15 euros")));
  }

  private static Assertion granted(String amount) {
    return new Assertion.Compensation(Decision.GRANTED, text(amount), null);
  }

  @Test
  void twoWhoAreNotNamedAreTwoSourcesOnlyWhereTheySpokeElsewhere() {
    Assertion few = customers(0, 99.0, Extent.NOW);
    Assertion many = customers(3000, null, Extent.NOW);
    fits(Reason.SOURCES_NOT_DISTINCT, word("a").says(few), word("b").says(many));
    fits(
        Reason.SOURCES_NOT_DISTINCT,
        word("a").on("forum").says(few),
        word("b").on("forum").says(many));
    clash(Matter.FIGURES, word("a").on("forum").says(few), word("b").on("press").says(many));
  }

  @Test
  void speakerNamedInTwoLanguagesIsOne() {
    Testimony french =
        word("a")
            .by(
                new Voice.Named(
                    LocalizedText.frenchAndEnglish("le service client", "customer service"), true))
            .at("2009-03-06T09:00:00Z")
            .says(endsOn("2009-03-15"));
    Testimony english = word("b").staff("Customer service ").says(endsOn("2009-03-16"));
    assertThat(between(french, english)).isInstanceOf(Correction.class);
  }

  @Test
  void wordThatWasTakenBackNoLongerStands() {
    Testimony back =
        word("back")
            .staff("press office")
            .at("2009-03-06T13:00:00Z")
            .takingBack("helpline")
            .says(endsOn("2009-03-06"));
    Crosscheck.Findings findings =
        Crosscheck.of(
            List.of(back, helpline(endsOn("2009-03-15")), spokesperson(endsOn("2009-03-06"))));
    assertThat(findings.clashes()).isEmpty();
    assertThat(findings.corrections())
        .containsExactly(new Correction(Matter.END, helpline(endsOn("2009-03-15")), back));
  }

  @Test
  void wordIsHeldAgainstOthersBeforeItIsSaid() {
    Testimony draft = word("draft").house().says(endsOn("2009-03-15"));
    assertThat(Crosscheck.against(List.of(draft), List.of(spokesperson(endsOn("2009-03-06")))))
        .singleElement()
        .returns(Matter.END, Clash::matter);
    assertThat(Crosscheck.against(List.of(draft), List.of(paper(endsOn("2009-03-06"))))).isEmpty();
  }
}
