package io.tocsin.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Assertion.CauseKind;
import io.tocsin.incidents.Assertion.Certainty;
import io.tocsin.incidents.Source;
import io.tocsin.incidents.contradiction.Crosscheck;
import io.tocsin.incidents.contradiction.Matter;
import io.tocsin.incidents.contradiction.Testimony;
import io.tocsin.incidents.contradiction.Voice;
import io.tocsin.publication.facts.Cause;
import io.tocsin.publication.facts.Compensation;
import io.tocsin.publication.facts.FactSheet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sheet's cause, held against what somebody else said of it. */
class DraftAssertionsTest {

  private static final Instant NINE = Instant.parse("2026-03-03T09:00:00Z");

  private static LocalizedText text(String english) {
    return LocalizedText.of("en", english);
  }

  private static Testimony word(String id, Voice voice, Instant at, int part, Assertion says) {
    Source source = new Source(null, null, at, Source.Precision.EXACT, null);
    return new Testimony(id, part, voice, source, null, says, null);
  }

  private static List<Matter> clashes(Cause cause, Assertion other) {
    List<Testimony> draft = new ArrayList<>();
    for (Assertion assertion : DraftAssertions.of(because(cause))) {
      Voice house = new Voice.House(true);
      draft.add(word("draft:", house, NINE.plusSeconds(600), draft.size(), assertion));
    }
    Voice minister = new Voice.Named(text("the minister"), false);
    return Crosscheck.against(draft, List.of(word("claim:1", minister, NINE, 0, other))).stream()
        .map(clash -> clash.matter())
        .toList();
  }

  /** A sheet that says nothing but why it broke. */
  static FactSheet because(Cause cause) {
    return new FactSheet(
        null,
        List.of(),
        List.of(),
        cause,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        new Compensation.Unsaid());
  }

  private static Assertion attack(Certainty certainty) {
    return new Assertion.Cause(certainty, CauseKind.ATTACK, null);
  }

  @Test
  void causeOfAnotherSortThanAnotherCertainOneClashes() {
    Cause disk = new Cause.Confirmed(text("a broken disk"), CauseKind.HARDWARE);
    assertThat(clashes(disk, attack(Certainty.CONFIRMED))).containsExactly(Matter.CAUSE);
    Cause attack = new Cause.Confirmed(text("somebody got in"), CauseKind.ATTACK);
    assertThat(clashes(attack, attack(Certainty.DENIED))).containsExactly(Matter.CAUSE);
  }

  @Test
  void causeThatIsSupposedTheSameOrToldInFreeWordsDoesNotClash() {
    Cause supposed = new Cause.Suspected(text("a broken disk"), CauseKind.HARDWARE);
    assertThat(clashes(supposed, attack(Certainty.CONFIRMED))).isEmpty();
    Cause same = new Cause.Confirmed(text("somebody got in"), CauseKind.ATTACK);
    assertThat(clashes(same, attack(Certainty.CONFIRMED))).isEmpty();
    Cause words = new Cause.Confirmed(text("a broken disk"));
    assertThat(clashes(words, attack(Certainty.CONFIRMED))).isEmpty();
    assertThat(clashes(words, attack(Certainty.DENIED))).isEmpty();
  }

  @Test
  void exactWordsThatAreDeniedClashWithoutASort() {
    Cause words = new Cause.Confirmed(text("a broken disk"));
    Assertion denied =
        new Assertion.Cause(Certainty.DENIED, CauseKind.OTHER, text("A  broken disk"));
    Assertion other = new Assertion.Cause(Certainty.DENIED, CauseKind.OTHER, text("a cable"));
    assertThat(clashes(words, denied)).containsExactly(Matter.CAUSE);
    assertThat(clashes(words, other)).isEmpty();
  }
}
