package io.tocsin.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.wording.Fault;
import io.tocsin.wording.Phrasebook;
import io.tocsin.wording.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {
  private static final List<String> LANGUAGES = List.of("fr", "en");
  private static final Phrasebook RULES = Phrasebook.load("problem", LANGUAGES);

  private final Problems problems = Problems.load(LANGUAGES);

  @ParameterizedTest
  @EnumSource(Rule.class)
  void everyRuleHasAPhraseInEveryLanguage(Rule rule) {
    for (String language : LANGUAGES) {
      assertThat(RULES.in(language).has("rule." + rule.name())).as(language).isTrue();
      assertThat(RULES.in(language).arguments("rule." + rule.name())).as(language).isEmpty();
      assertThat(problems.say(Fault.of("x", rule), language))
          .endsWith(".")
          .doesNotContain(rule.name());
    }
  }

  @Test
  void noLanguageSaysMoreThanAnother() {
    assertThat(RULES.in("fr").keys()).isEqualTo(RULES.in("en").keys());
    Set<String> rules =
        Stream.of(Rule.values()).map(rule -> "rule." + rule.name()).collect(Collectors.toSet());
    assertThat(RULES.in("fr").keys())
        .filteredOn(key -> key.startsWith("rule."))
        .containsExactlyInAnyOrderElementsOf(rules);
  }

  @ParameterizedTest
  @ValueSource(strings = {"didYouMean", "allowed", "max", "min", "language", "failing", "fields"})
  void detailsAreShown(String detail) {
    Fault fault = new Fault("x", Rule.STILL_FAILING, Map.of(detail, "mail-receive"));
    for (String language : LANGUAGES) {
      assertThat(RULES.in(language).arguments("detail." + detail)).isEqualTo(Set.of(detail));
      assertThat(problems.say(fault, language)).contains("mail-receive");
    }
  }

  @Test
  void lengthOfTimeIsToldInWords() {
    Fault fault = new Fault("since", Rule.TOO_FAR, Map.of("max", "PT168H"));
    assertThat(problems.say(fault, "en")).endsWith("At most 7 days.");
    assertThat(problems.say(fault, "fr")).endsWith("Au plus 7 jours.");
    for (String odd : List.of("PT", "PT999999999H", "P-1D", "200", "{x}", "")) {
      Fault strange = new Fault("since", Rule.TOO_FAR, Map.of("max", odd));
      assertThat(problems.say(strange, "en")).endsWith("At most " + odd + ".");
    }
  }

  @Test
  void ruleWithoutAPhraseIsStillTold() {
    Phrasebook statuses = Phrasebook.load("web", LANGUAGES);
    Problems speechless = new Problems(statuses, statuses);
    Fault fault = new Fault("text.fr", Rule.LANGUAGE_MISSING, Map.of("language", "fr"));
    assertThat(speechless.say(fault, "en")).isEqualTo("This is not right (rule LANGUAGE_MISSING).");
    assertThat(speechless.problem(422, List.of(fault), Headers.NONE).status()).isEqualTo(422);
  }
}
