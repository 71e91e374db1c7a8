package io.tocsin.site;

import static io.tocsin.catalog.LocalizedText.frenchAndEnglish;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Cohort;
import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Contradiction;
import io.tocsin.incidents.Figure;
import io.tocsin.incidents.Interval;
import io.tocsin.incidents.Source;
import io.tocsin.incidents.contradiction.Matter;
import io.tocsin.incidents.contradiction.Testimony;
import io.tocsin.incidents.contradiction.Voice;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.site.view.AssertionWords;
import io.tocsin.site.view.ContradictionBlock;
import io.tocsin.site.view.ContradictionWriter;
import io.tocsin.site.view.Reading;
import io.tocsin.wording.Phrasebook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How two words that do not fit are told to a reader. */
class ContradictionWriterTest {

  private static final Instant AT = Instant.parse("2026-03-03T10:00:00Z");
  private static final Interval VAGUE =
      new Interval(
          AT,
          AT.plusSeconds(21_600),
          frenchAndEnglish("dans les heures qui viennent", "within hours"));
  private static final Pattern ACCUSES =
      Pattern.compile(
          "\\bment\\b|mensonge|menti|prétend|avoue|cache|lie[ds]?\\b|claims\\b|admit|hide|false|faux",
          Pattern.CASE_INSENSITIVE);

  private static Reading reading(String language) {
    PublicSnapshot snapshot = Samples.hostile("text");
    return Reading.of(snapshot, AT, Phrasebook.load("site", List.of("fr", "en")).in(language));
  }

  private static List<Assertion> everyKind() {
    List<Assertion> all = new ArrayList<>();
    for (Figure.Unit unit : Figure.Unit.values()) {
      for (Figure.Extent extent : Figure.Extent.values()) {
        all.add(new Assertion.Count(new Figure(0, 99.0, unit, extent, null, null)));
      }
    }
    all.add(
        new Assertion.Count(
            new Figure(300, null, Figure.Unit.SIGNATURES, Figure.Extent.TOTAL, null, null)));
    all.add(
        new Assertion.Count(
            new Figure(1, 1.0, Figure.Unit.PERCENT_OF_CUSTOMERS, Figure.Extent.NOW, null, null)));
    all.add(new Assertion.End(VAGUE));
    all.add(new Assertion.Onset(Interval.at(AT)));
    all.add(new Assertion.Where(true, Set.of("67")));
    all.add(new Assertion.Where(false, Set.of()));
    all.add(new Assertion.Reach(true, Set.of("receive"), Set.of(new Cohort("domain", "neuf"))));
    all.add(new Assertion.Heard(Map.of("59", 14, "71", 6)));
    all.add(new Assertion.Seen("receive", true, Set.of()));
    all.add(new Assertion.Seen("receive", false, Set.of()));
    all.add(new Assertion.Unannounced(AT));
    for (Assertion.Certainty certainty : Assertion.Certainty.values()) {
      for (Assertion.CauseKind kind : Assertion.CauseKind.values()) {
        all.add(new Assertion.Cause(certainty, kind, null));
      }
    }
    for (Assertion.State state : Assertion.State.values()) {
      all.add(new Assertion.Condition(state, Set.of()));
      all.add(new Assertion.Condition(state, Set.of("receive")));
    }
    for (Assertion.Sort sort : Assertion.Sort.values()) {
      all.add(new Assertion.Category(sort));
    }
    for (Assertion.Fate fate : Assertion.Fate.values()) {
      all.add(new Assertion.Data(null, null, fate));
    }
    for (Assertion.Decision decision : Assertion.Decision.values()) {
      all.add(new Assertion.Compensation(decision, null, null));
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void everyKindOfWordIsToldAndNoneAccuses(String language) {
    AssertionWords words = new AssertionWords(reading(language));
    for (Assertion assertion : everyKind()) {
      assertThat(words.of(assertion))
          .isNotBlank()
          .doesNotContain("{")
          .doesNotContainPattern(ACCUSES);
    }
    assertThat(words.of(new Assertion.End(VAGUE)))
        .contains(VAGUE.words().in(language))
        .doesNotContain("16");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void bothSidesStandWithTheirSourcesAndNobodyIsGivenAName(String language) {
    Source nobody = new Source(null, "press", AT, Source.Precision.VAGUE, null);
    Testimony talk =
        new Testimony(
            "claim:1",
            0,
            new Voice.Unnamed(),
            nobody,
            frenchAndEnglish("La panne serait limitée au Grand Est.", "Only Grand Est, they say."),
            new Assertion.Where(true, Set.of("67")),
            null);
    Testimony reports =
        Testimony.shown(
            "reports:mail", new Voice.Evidence(), AT, new Assertion.Heard(Map.of("59", 14)));
    for (Matter matter : Matter.values()) {
      ContradictionBlock block =
          new ContradictionWriter(reading(language), "Mandarine")
              .write(
                  new Contradiction(
                      "c",
                      "i",
                      matter,
                      talk,
                      reports,
                      AT,
                      null,
                      null,
                      AT,
                      AT,
                      Contradiction.Ending.EVIDENCE));
      assertThat(block.sides()).hasSize(2);
      assertThat(block.matter()).isNotBlank();
      assertThat(block.standing()).isNotBlank();
      assertThat(block.toString()).doesNotContain("Mandarine");
    }
  }
}
