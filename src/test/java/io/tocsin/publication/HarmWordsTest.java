package io.tocsin.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.detection.Affected;
import io.tocsin.detection.Cause;
import io.tocsin.detection.ComponentState;
import io.tocsin.detection.Harm;
import io.tocsin.detection.Outlook;
import io.tocsin.detection.Verdict;
import io.tocsin.detection.VerdictReason;
import io.tocsin.detection.experience.AffectedEstimate;
import io.tocsin.detection.experience.AffectedMethod;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HarmWordsTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final AffectedEstimate PEAK =
      new AffectedEstimate(112_345, 201_000, 418_900, AffectedMethod.BOTH);

  private static List<String> said(String language, Instant now, Verdict verdict) {
    return HarmWords.of(language, ZoneId.of("Europe/Paris"), now)
        .sentences(verdict, service -> "Fibre")
        .stream()
        .map(text -> text.replaceAll("[\\u00a0\\u202f]", " "))
        .toList();
  }

  private static Verdict verdict(
      Verdict.Change change, double confidence, @Nullable Harm harm, @Nullable Cause cause) {
    return new Verdict(
        NOON,
        "mail",
        "receive",
        Set.of(),
        change,
        ComponentState.DEGRADED,
        VerdictReason.PEOPLE_REPORT_MORE_THAN_USUAL,
        confidence,
        NOON,
        Set.of("59"),
        new Verdict.Numbers(212, 8.9, 10, 16, 2, 3),
        null,
        harm,
        cause);
  }

  private static Harm lasting(double share) {
    return new Harm(
        new Affected(1_230_000, PEAK.residual(share), PEAK, PEAK),
        new Outlook(NOON.plusSeconds(600), NOON.plusSeconds(3600), NOON.plusSeconds(4 * 3600), 12));
  }

  @Test
  void aRangeAnOutlookAndTheReasonsStandInWords() {
    List<String> english =
        said("en", NOON, verdict(Verdict.Change.SUSPECTED, 0.87, lasting(1), null));
    assertThat(english).hasSize(3);
    assertThat(english.get(0))
        .startsWith("Between 110,000 and 420,000 people are hit at this moment, of 1,200,000")
        .contains("nine times in ten");
    assertThat(english.get(1))
        .startsWith("From experience, and not promised by the operator")
        .contains("from 12 past outages");
    assertThat(english.get(2))
        .isEqualTo(
            "Very likely (87 %): 212 people report it in 16 areas in 10 minutes, 9 expected;"
                + " 2 probes fail of 3.");
    assertThat(said("fr", NOON, verdict(Verdict.Change.SUSPECTED, 0.87, lasting(1), null)).get(2))
        .isEqualTo(
            "Très probable (87 %) : 212 personnes le signalent dans 16 zones en 10 minutes, contre 9"
                + " d’habitude ; 2 sondes échouent sur 3.");
  }

  @Test
  void thePeakIsToldBesideTheRest() {
    assertThat(said("en", NOON, verdict(Verdict.Change.EASING, 0.7, lasting(0.3), null)))
        .element(1)
        .isEqualTo("At the worst: between 110,000 and 420,000.");
  }

  @Test
  void whatIsOverIsToldAsItWas() {
    Harm over = new Harm(new Affected(1_230_000, PEAK.residual(0), PEAK, PEAK), null);
    assertThat(said("en", NOON, verdict(Verdict.Change.OVER, 0.9, over, null)))
        .singleElement()
        .asString()
        .startsWith("Between 110,000 and 420,000 people were hit at the worst");
  }

  @Test
  void anOutlookThatPassedSaysSo() {
    Instant later = NOON.plusSeconds(5 * 3600);
    assertThat(said("en", later, verdict(Verdict.Change.SUSPECTED, 0.87, lasting(1), null)))
        .anyMatch(text -> text.contains("longer than nine in ten"));
  }

  @Test
  void onlyHoursThatLieAheadAreTold() {
    Verdict verdict = verdict(Verdict.Change.SUSPECTED, 0.87, lasting(1), null);
    assertThat(said("en", NOON.plusSeconds(1200), verdict).get(1))
        .contains("over before Monday 2 March, 14:00 once in two", "17:00 nine times in ten")
        .doesNotContain("13:10");
    assertThat(said("en", NOON.plusSeconds(2 * 3600), verdict).get(1))
        .contains("17:00 nine times in ten", "longer than half")
        .doesNotContain("14:00");
  }

  @Test
  void withoutCustomersNoNumberIsToldAtAll() {
    Harm unknown = new Harm(null, lasting(1).outlook());
    assertThat(said("en", NOON, verdict(Verdict.Change.SUSPECTED, 0.5, unknown, null)))
        .hasSize(2)
        .noneMatch(text -> text.contains("people are hit"))
        .last()
        .asString()
        .startsWith("Unsure (50 %)");
    assertThat(said("en", NOON, verdict(Verdict.Change.SUSPECTED, 0.5, null, null))).isEmpty();
  }

  @Test
  void whoIsProbablyBehindItIsNamed() {
    Cause cause = new Cause("fibre", Cause.Sign.FAILS_TOO);
    assertThat(said("en", NOON, verdict(Verdict.Change.SUSPECTED, 0.96, lasting(1), cause)))
        .anyMatch(text -> text.startsWith("Probably because of “Fibre”"))
        .anyMatch(text -> text.startsWith("Almost certain (96 %)"));
  }
}
