package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.detection.ComponentState;
import io.tocsin.detection.VerdictReason;
import io.tocsin.signals.ProbeReason;
import io.tocsin.site.drawing.Standing;
import io.tocsin.wording.Phrasebook;
import io.tocsin.wording.Phrases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasesOfTheSiteTest {

  private static final Pattern SAID =
      Pattern.compile("\\.say\\(\\s*\"([a-z][A-Za-z.-]*[A-Za-z])\"\\s*[,)]");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "site",
        "pages",
        "form",
        "time",
        "feed",
        "contradiction",
        "ledger",
        "affected",
        "speak",
        "where",
        "harm"
      })
  void everyLanguageHasTheSamePhrasesWithTheSameArguments(String bundle) {
    Phrasebook book = Phrasebook.load(bundle, List.of("fr", "en"));
    Phrases french = book.in("fr");
    Phrases english = book.in("en");
    assertThat(english.keys()).isEqualTo(french.keys());
    for (String key : french.keys()) {
      Set<String> free =
          Set.of(
              "count", "who", "hour", "hour2", "minute", "working", "probes", "full", "hour12",
              "half");
      Set<String> left = new TreeSet<>(french.arguments(key));
      Set<String> right = new TreeSet<>(english.arguments(key));
      left.removeAll(free);
      right.removeAll(free);
      assertThat(right).as(key).isEqualTo(left);
    }
  }

  @Test
  void everyPhraseThatIsSaidExists() throws IOException {
    Set<String> known = new TreeSet<>();
    for (String bundle :
        List.of(
            "site",
            "course",
            "pages",
            "form",
            "time",
            "feed",
            "contradiction",
            "ledger",
            "affected",
            "speak",
            "bounce",
            "where")) {
      known.addAll(Phrasebook.load(bundle, List.of("fr")).in("fr").keys());
    }
    Set<String> said = new TreeSet<>();
    for (String folder :
        List.of("src/main/jte/site", "src/main/jte/shared", "src/main/java/io/tocsin/site")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Matcher matcher = SAID.matcher(Files.readString(file));
          while (matcher.find()) {
            said.add(matcher.group(1));
          }
        }
      }
    }
    assertThat(said).hasSizeGreaterThan(100);
    assertThat(known).containsAll(said);
  }

  @Test
  void everyStandingOfAPlaceHasItsWordsInEveryLanguage() {
    for (String language : List.of("fr", "en")) {
      Phrases phrases = Phrasebook.load("where", List.of("fr", "en")).in(language);
      for (Standing standing : Standing.values()) {
        assertThat(phrases.has("says." + standing.kind())).as(standing.kind()).isTrue();
      }
      assertThat(phrases.keys().stream().filter(key -> key.startsWith("letter.")).map(phrases::say))
          .hasSize(5)
          .doesNotHaveDuplicates()
          .allSatisfy(letter -> assertThat(letter).hasSize(1));
    }
  }

  @Test
  void everyReasonAndStateHasItsWords() {
    Phrases phrases = Phrasebook.load("site", List.of("fr")).in("fr");
    for (ProbeReason reason : ProbeReason.values()) {
      assertThat(phrases.has("probe.reason." + reason.name())).as(reason.name()).isTrue();
    }
    for (VerdictReason reason : VerdictReason.values()) {
      assertThat(phrases.has("verdict." + reason.name())).as(reason.name()).isTrue();
    }
    for (ComponentState state : ComponentState.values()) {
      assertThat(phrases.has("state." + state.name().toLowerCase(java.util.Locale.ROOT))).isTrue();
    }
  }
}
