package io.tocsin.publication;

import static io.tocsin.catalog.LocalizedText.frenchAndEnglish;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.catalog.ServiceKind;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Assertion.CauseKind;
import io.tocsin.incidents.Assertion.State;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Figure;
import io.tocsin.incidents.Interval;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.AmIAffected.Answer;
import io.tocsin.publication.AmIAffected.Asked;
import io.tocsin.publication.AmIAffected.Finding;
import io.tocsin.publication.PublicSnapshot.CohortView;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.facts.Cause;
import io.tocsin.publication.facts.Compensation;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Reach;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is touched, and what does not fit the page: the pure rules of the desk. */
class DeskRulesTest {

  private static final Instant NOW = Instant.parse("2026-03-03T09:00:00Z");
  private static final Instant EIGHT = Instant.parse("2026-03-03T20:00:00Z");
  private static final Cohort NEUF = new Cohort("domain", "neuf.example");
  private static final Cohort CLUB = new Cohort("domain", "club.example");
  private static final Cohort BUSINESS = new Cohort("customer", "business");
  private static final Asked NOBODY = new Asked(Set.of(), null);

  private static LocalizedText text(String text) {
    return frenchAndEnglish(text, text);
  }

  private static ComponentView receive(ComponentState state, CohortView... cohorts) {
    return new ComponentView(
        "receive", "mail", text("receive"), state, NOW, false, List.of(cohorts), null, null, null);
  }

  private static CohortView group(ComponentState state, Cohort... cohorts) {
    return new CohortView(Set.of(cohorts), text("group"), state, NOW, NOW);
  }

  private static FactSheet sheet(Compensation money, List<Figure> figures, Reach... reach) {
    return new FactSheet(
        null,
        List.of(),
        List.of(),
        new Cause.Unknown(),
        List.of(),
        List.of(reach),
        figures,
        List.of(),
        List.of(),
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        money);
  }

  private static FactSheet reaching(Reach... reach) {
    return sheet(new Compensation.Unsaid(), List.of(), reach);
  }

  private static IncidentView incident(@Nullable Eta eta, @Nullable FactSheet facts) {
    return incident(Phase.IDENTIFIED, eta, null, facts);
  }

  private static IncidentView at(Phase phase, @Nullable Instant nextWord) {
    return incident(phase, null, nextWord, null);
  }

  private static IncidentView incident(
      Phase phase, @Nullable Eta eta, @Nullable Instant nextWord, @Nullable FactSheet facts) {
    return new IncidentView(
        "i",
        "mail",
        text("title"),
        phase,
        Set.of("receive"),
        NOW,
        NOW,
        null,
        null,
        null,
        null,
        eta,
        nextWord,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        facts,
        List.of(),
        List.of(),
        List.of());
  }

  private static PublicSnapshot snapshot(ComponentView component, IncidentView... incidents) {
    return new PublicSnapshot(
        1,
        NOW,
        new SiteIdentity(
            text("site"),
            Mode.OPERATOR,
            List.of("fr", "en"),
            ZoneId.of("Europe/Paris"),
            URI.create("https://etat.example/"),
            null,
            null),
        List.of(
            new PublicSnapshot.ServiceView(
                "mail",
                text("mail"),
                "Exemple",
                ServiceKind.MAIL,
                List.of(component),
                new PublicSnapshot.OperatorVoice(null, List.of()),
                null,
                List.of())),
        List.of(incidents),
        List.of());
  }

  private static Answer ask(PublicSnapshot snapshot, Asked asked) {
    List<Finding> findings = new AmIAffected(snapshot).findings(asked);
    assertThat(findings).hasSize(1);
    assertThat(AmIAffected.sum(findings)).isEqualTo(findings.getFirst().answer());
    return findings.getFirst().answer();
  }

  private static Asked of(Cohort... cohorts) {
    return new Asked(Set.of(cohorts), null);
  }

  @Test
  void whatIsOutForEverybodyIsOutForWhoeverAsks() {
    assertThat(ask(snapshot(receive(ComponentState.OUT)), NOBODY)).isEqualTo(Answer.YES);
    assertThat(ask(snapshot(receive(ComponentState.WORKS)), NOBODY)).isEqualTo(Answer.NO);
    assertThat(ask(snapshot(receive(ComponentState.DEGRADED)), NOBODY))
        .as("some are touched, nobody knows who")
        .isEqualTo(Answer.NOT_KNOWN);
    assertThat(ask(snapshot(receive(ComponentState.UNKNOWN)), NOBODY)).isEqualTo(Answer.NOT_KNOWN);
  }

  @Test
  void oneDomainOutTouchesThatDomainAlone() {
    PublicSnapshot neufOut =
        snapshot(receive(ComponentState.DEGRADED, group(ComponentState.OUT, NEUF)));
    assertThat(ask(neufOut, of(NEUF))).isEqualTo(Answer.YES);
    assertThat(ask(neufOut, of(CLUB))).isEqualTo(Answer.NO);
    assertThat(ask(neufOut, NOBODY)).isEqualTo(Answer.NOT_KNOWN);
    assertThat(ask(neufOut, of(BUSINESS))).as("no domain told").isEqualTo(Answer.NOT_KNOWN);
  }

  @Test
  void whoIsBackIsNotTouchedThoughOthersAre() {
    PublicSnapshot neufBack =
        snapshot(receive(ComponentState.OUT, group(ComponentState.WORKS, NEUF)));
    assertThat(ask(neufBack, of(NEUF))).isEqualTo(Answer.NO);
    assertThat(ask(neufBack, of(CLUB))).isEqualTo(Answer.YES);
    assertThat(ask(neufBack, NOBODY)).isEqualTo(Answer.NOT_KNOWN);
  }

  @Test
  void aGroupOfTwoDimensionsNeedsBoth() {
    PublicSnapshot both =
        snapshot(receive(ComponentState.DEGRADED, group(ComponentState.OUT, NEUF, BUSINESS)));
    assertThat(ask(both, of(NEUF, BUSINESS))).isEqualTo(Answer.YES);
    assertThat(ask(both, of(NEUF))).isEqualTo(Answer.NOT_KNOWN);
    assertThat(ask(both, of(CLUB, BUSINESS))).isEqualTo(Answer.NO);
  }

  @Test
  void publishedReachHasAreas() {
    PublicSnapshot east =
        snapshot(
            receive(ComponentState.DEGRADED),
            incident(
                null,
                reaching(new Reach("receive", ComponentState.OUT, Set.of(), Set.of("67", "68")))));
    assertThat(ask(east, new Asked(Set.of(), "67"))).isEqualTo(Answer.YES);
    assertThat(ask(east, new Asked(Set.of(), "59"))).isEqualTo(Answer.NO);
    assertThat(ask(east, NOBODY)).isEqualTo(Answer.NOT_KNOWN);
  }

  @Test
  void aNoOfThePageIsNotRepeatedAgainstEvidence() {
    IncidentView onlyNeuf =
        incident(null, reaching(new Reach("receive", ComponentState.OUT, Set.of(NEUF), Set.of())));
    PublicSnapshot clubFailsToo =
        snapshot(receive(ComponentState.DEGRADED, group(ComponentState.OUT, CLUB)), onlyNeuf);
    assertThat(ask(clubFailsToo, of(NEUF))).isEqualTo(Answer.YES);
    assertThat(ask(clubFailsToo, of(CLUB))).isEqualTo(Answer.NOT_KNOWN);
  }

  private static List<Drift.Point> drift(IncidentView page, Assertion... said) {
    return Drift.between(page, List.of(said));
  }

  @Test
  void anotherTimeThanThePagesDrifts() {
    IncidentView page = incident(new Eta.At(EIGHT), null);
    Assertion.End same = new Assertion.End(Interval.at(EIGHT));
    Assertion.End earlier = new Assertion.End(Interval.at(EIGHT.minusSeconds(7200)));
    assertThat(drift(page, same)).isEmpty();
    assertThat(drift(page, earlier)).containsExactly(Drift.Point.ETA);
    assertThat(
            drift(
                page, new Assertion.End(new Interval(NOW, EIGHT.plusSeconds(60), text("tonight")))))
        .as("a vague word that can mean the same")
        .isEmpty();
    assertThat(drift(incident(new Eta.NoneYet(), null), same))
        .as("the page has no time yet")
        .containsExactly(Drift.Point.ETA);
  }

  @Test
  void oneCompensationForEverybody() {
    Assertion.Compensation fifteen =
        new Assertion.Compensation(Assertion.Decision.GRANTED, text("15 €"), null);
    Assertion.Compensation two =
        new Assertion.Compensation(Assertion.Decision.GRANTED, text("2 mois"), null);
    Assertion.Compensation open =
        new Assertion.Compensation(Assertion.Decision.NOT_DECIDED, null, null);
    IncidentView decided =
        incident(
            null, sheet(new Compensation.Decided(text("15 euros"), text("per line")), List.of()));
    assertThat(drift(decided, fifteen)).isEmpty();
    assertThat(drift(decided, two)).containsExactly(Drift.Point.COMPENSATION);
    assertThat(drift(decided, open)).containsExactly(Drift.Point.COMPENSATION);
    assertThat(drift(incident(null, null), fifteen)).containsExactly(Drift.Point.COMPENSATION);
    assertThat(drift(incident(null, null), open)).isEmpty();
  }

  @Test
  void aFigureOfOnesOwnDrifts() {
    Figure page = figure(1000, 3000.0);
    IncidentView with = incident(null, sheet(new Compensation.Unsaid(), List.of(page)));
    assertThat(drift(with, new Assertion.Count(figure(2000, 2000.0)))).isEmpty();
    assertThat(drift(with, new Assertion.Count(figure(200_000, 200_000.0))))
        .containsExactly(Drift.Point.FIGURE);
    Figure now = new Figure(2000, 2000.0, page.unit(), Figure.Extent.NOW, null, null);
    Figure total = new Figure(1000, 3000.0, page.unit(), Figure.Extent.TOTAL, null, null);
    assertThat(
            drift(
                incident(null, sheet(new Compensation.Unsaid(), List.of(total))),
                new Assertion.Count(now)))
        .as("what is so in total is no word on now")
        .containsExactly(Drift.Point.FIGURE);
    assertThat(drift(incident(null, null), new Assertion.Count(figure(1, 1.0))))
        .containsExactly(Drift.Point.FIGURE);
  }

  private static final Assertion.Where NORD = new Assertion.Where(false, Set.of("59"));
  private static final Assertion.Where ONLY_EAST = new Assertion.Where(true, Set.of("67", "68"));

  @Test
  void placesThatThePageDoesNotNameDrift() {
    IncidentView east =
        incident(
            null, reaching(new Reach("receive", ComponentState.OUT, Set.of(), Set.of("67", "68"))));
    assertThat(drift(east, new Assertion.Where(false, Set.of("67")))).isEmpty();
    assertThat(drift(east, ONLY_EAST)).isEmpty();
    assertThat(drift(east, NORD)).containsExactly(Drift.Point.AREA);
    assertThat(drift(east, new Assertion.Where(true, Set.of("67"))))
        .as("68 is hit too")
        .containsExactly(Drift.Point.AREA);
    assertThat(drift(east, new Assertion.Where(false, Set.of())))
        .as("everywhere")
        .containsExactly(Drift.Point.AREA);
    IncidentView everywhere =
        incident(null, reaching(new Reach("receive", ComponentState.OUT, Set.of(), Set.of())));
    assertThat(drift(everywhere, NORD)).isEmpty();
    assertThat(drift(everywhere, ONLY_EAST)).containsExactly(Drift.Point.AREA);
    assertThat(drift(incident(null, null), NORD))
        .as("the page names no place")
        .containsExactly(Drift.Point.AREA);
  }

  private static Assertion.Cause cause(Assertion.Certainty certainty, CauseKind kind) {
    return new Assertion.Cause(certainty, kind, null);
  }

  @Test
  void aSurerOrAnotherCauseThanThePagesDrifts() {
    IncidentView disk = because(new Cause.Confirmed(text("a disk"), CauseKind.HARDWARE));
    assertThat(drift(disk, cause(Assertion.Certainty.CONFIRMED, CauseKind.HARDWARE))).isEmpty();
    assertThat(drift(disk, cause(Assertion.Certainty.CONFIRMED, CauseKind.ATTACK)))
        .containsExactly(Drift.Point.CAUSE);
    assertThat(drift(disk, cause(Assertion.Certainty.DENIED, CauseKind.HARDWARE)))
        .containsExactly(Drift.Point.CAUSE);
    assertThat(drift(disk, cause(Assertion.Certainty.DENIED, CauseKind.ATTACK))).isEmpty();
    IncidentView perhaps = because(new Cause.Suspected(text("a disk"), CauseKind.HARDWARE));
    assertThat(drift(perhaps, cause(Assertion.Certainty.SUSPECTED, CauseKind.HARDWARE))).isEmpty();
    assertThat(drift(perhaps, cause(Assertion.Certainty.CONFIRMED, CauseKind.HARDWARE)))
        .containsExactly(Drift.Point.CAUSE);
    assertThat(drift(incident(null, null), cause(Assertion.Certainty.SUSPECTED, CauseKind.CABLE)))
        .as("the page does not know")
        .containsExactly(Drift.Point.CAUSE);
    IncidentView inWords = because(new Cause.Confirmed(text("a disk")));
    assertThat(drift(inWords, cause(Assertion.Certainty.CONFIRMED, CauseKind.CABLE)))
        .as("free words may mean the same")
        .isEmpty();
  }

  private static IncidentView because(Cause cause) {
    return incident(null, DraftAssertionsTest.because(cause));
  }

  @Test
  void betterNewsThanThePagesDrifts() {
    IncidentView identified = incident(null, null);
    assertThat(drift(identified, condition(State.FAILING))).isEmpty();
    assertThat(drift(identified, condition(State.PARTLY))).containsExactly(Drift.Point.STATE);
    assertThat(drift(identified, condition(State.RESOLVED))).containsExactly(Drift.Point.STATE);
    IncidentView recovering = at(Phase.RECOVERING, null);
    assertThat(drift(recovering, condition(State.PARTLY), condition(State.FAILING))).isEmpty();
    assertThat(drift(recovering, condition(State.RESOLVED))).containsExactly(Drift.Point.STATE);
    IncidentView recovered = at(Phase.RECOVERED, null);
    assertThat(drift(recovered, condition(State.RESOLVED))).isEmpty();
    assertThat(drift(recovered, condition(State.FAILING))).containsExactly(Drift.Point.STATE);
  }

  private static Assertion condition(State state) {
    return new Assertion.Condition(state, Set.of());
  }

  @Test
  void anotherHourForTheNextWordDrifts() {
    IncidentView page = at(Phase.IDENTIFIED, EIGHT);
    assertThat(drift(page, new Assertion.NextWord(Interval.at(EIGHT)))).isEmpty();
    assertThat(drift(page, new Assertion.NextWord(Interval.at(EIGHT.plusSeconds(3600)))))
        .containsExactly(Drift.Point.NEXT_WORD);
    assertThat(drift(incident(null, null), new Assertion.NextWord(Interval.at(EIGHT))))
        .containsExactly(Drift.Point.NEXT_WORD);
  }

  private static Figure figure(double low, double high) {
    return new Figure(low, high, Figure.Unit.CUSTOMERS, Figure.Extent.UNSAID, null, null);
  }
}
