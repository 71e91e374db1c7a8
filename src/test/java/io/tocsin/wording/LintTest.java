package io.tocsin.wording;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.wording.LintResult.Kind;
import io.tocsin.wording.yaml.ReadyTextsFile;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;

class LintTest {

  private static final Lint LINT = new Lint(ReadyTextsFile.shipped());
  private static final String HONEST =
      "La messagerie est en panne depuis mardi à 7 h 40. Nous ne connaissons pas encore la cause."
          + " Prochain point : mardi à 12 h.";

  private static List<String> hiding(String language, String text, boolean work) {
    return LINT.of(language, text, work).of(Kind.HIDING_WORD).stream()
        .map(finding -> text.substring(finding.start(), finding.end()))
        .toList();
  }

  @Test
  void honestTextHasNoFinding() {
    LintResult result = LINT.of("fr", HONEST, false);
    assertThat(result.findings()).isEmpty();
    assertThat(result.sentences()).isEqualTo(3);
    assertThat(result.level()).isPresent();
    assertThat(
            LINT.of("en", "It is down since 7:40. We do not know why. Next update: 12:00.", false)
                .findings())
        .isEmpty();
  }

  @Test
  void hidingWordIsShownWhereItStands() {
    String text =
        "Des perturbations\u00a0: certains  clients sont Impactés dans les meilleurs délais.";
    assertThat(hiding("fr", text, false))
        .containsExactly(
            "perturbations", "certains  clients", "Impactés", "dans les meilleurs délais");
    assertThat(LINT.of("fr", text, false).of(Kind.HIDING_WORD))
        .allSatisfy(finding -> assertThat(finding.plain()).isPresent());
    String apart = Normalizer.normalize("Tous sont impactés", Normalizer.Form.NFD);
    assertThat(hiding("fr", apart, false)).hasSize(1);
    assertThat(hiding("en", "Some customers were impacted", false)).hasSize(2);
    assertThat(hiding("fr-CA", "marginalement", false)).hasSize(1);
  }

  @Test
  void maintenanceHidesUnlessItWasAnnounced() {
    assertThat(hiding("fr", "Une maintenance a lieu", false)).containsExactly("maintenance");
    assertThat(hiding("fr", "Une maintenance a lieu", true)).isEmpty();
    assertThat(hiding("en", "Maintenance tonight", false)).hasSize(1);
    assertThat(hiding("en", "Maintenance tonight", true)).isEmpty();
  }

  @Test
  void onAPageAboutOthersAWeHidesWhoSpeaks() {
    Lint observing = LINT.observing();
    String text = "Nous cherchons la cause. Nos équipes et la nostalgie.";
    assertThat(observing.of("fr", text, false).of(Kind.HIDING_WORD))
        .extracting(found -> text.substring(found.start(), found.end()))
        .containsExactly("Nous", "Nos");
    String english = "We see our webmail down in the US this week.";
    assertThat(observing.of("en", english, false).of(Kind.HIDING_WORD))
        .extracting(found -> english.substring(found.start(), found.end()))
        .containsExactly("We", "our");
    assertThat(hiding("fr", text, false)).as("an operator says we").isEmpty();
  }

  @Test
  void addressOfAPageIsNoWordThatSomebodyChose() {
    assertThat(hiding("fr", "Suite : https://etat.exemple.fr/fr/maintenance/m1", false)).isEmpty();
    assertThat(hiding("fr", "Suite : etat.exemple.fr/fr/maintenance/m1", false)).isEmpty();
    assertThat(hiding("fr", "Maintenance : etat.exemple.fr/fr/maintenance", false)).hasSize(1);
    assertThat(hiding("fr", "une maintenance/panne", false)).hasSize(1);
  }

  @Test
  void everyHidingWordHasAPlainOneBeside() {
    ReadyTextsFile.shipped()
        .hidingWords()
        .forEach((language, words) -> assertThat(words).allMatch(word -> word.plain().isPresent()));
  }

  @Test
  void hoursAbbreviationsAndAddressesEndNoSentence() {
    assertThat(Sentences.of("fr", "Vu à 7 h 40 par M. Dupont sur etat.exemple.fr hier. Fini."))
        .hasSize(2);
    assertThat(Sentences.of("en", "Mr. Smith saw it at 7:40 a.m. on Tuesday. Over.")).hasSize(2);
    assertThat(Sentences.of("fr", "Finie (à 10 h). 212 personnes, voir p. 12. 3 jours."))
        .hasSize(3);
    assertThat(Sentences.of("fr", "Ligne une\nLigne deux\n\n—\n")).hasSize(2);
    assertThat(Sentences.words("à 7 h 40, 4 000 clients – l’envoi marche")).isEqualTo(6);
  }

  @Test
  void longSentencesAndLongMeansAreShown() {
    String longOne = "Mot" + " mot".repeat(22) + ".";
    LintResult result = LINT.of("fr", "Court. " + longOne, false);
    assertThat(result.of(Kind.LONG_SENTENCE))
        .singleElement()
        .satisfies(finding -> assertThat(finding.start()).isEqualTo(7));
    assertThat(LINT.of("fr", (longOne + " ").repeat(3), false).of(Kind.MEAN_TOO_LONG)).hasSize(1);
  }

  @Test
  void whatMustBeSaidAndIsNotIsMissing() {
    assertThat(LINT.of("fr", "Bonjour.", false).findings())
        .extracting(LintResult.Finding::kind)
        .containsExactly(Kind.MISSING_SINCE, Kind.MISSING_UNKNOWN, Kind.MISSING_NEXT_UPDATE);
    assertThat(LINT.of("fr", "Nous ne savons pas encore.", false).of(Kind.MISSING_KNOWN))
        .hasSize(1);
    assertThat(LINT.of("fr", "Travaux jeudi.", true).findings()).isEmpty();
    assertThat(LINT.of("de", "Nichts geht.", false).findings()).isEmpty();
  }

  @Test
  void syllablesAreCountedAsTheyAreSaid() {
    assertThat(Reading.syllables("fr", "panne")).isEqualTo(1);
    assertThat(Reading.syllables("fr", "messagerie")).isEqualTo(4);
    assertThat(Reading.syllables("fr", "réaction")).isEqualTo(3);
    assertThat(Reading.syllables("fr", "quelque")).isEqualTo(1);
    assertThat(Reading.syllables("en", "outage")).isEqualTo(2);
    assertThat(Reading.syllables("en", "table")).isEqualTo(2);
    assertThat(Reading.syllables("en", "stopped")).isEqualTo(1);
  }

  @Test
  void plainTextReadsEasierThanOfficialText() {
    double plain = LINT.of("fr", HONEST, false).readingEase().getAsDouble();
    double official =
        LINT.of(
                "fr",
                "L'indisponibilité occasionnelle des infrastructures d'hébergement nécessite une"
                    + " intervention approfondie des collaborateurs spécialisés.",
                false)
            .readingEase()
            .getAsDouble();
    assertThat(plain).isGreaterThan(60);
    assertThat(official).isLessThan(30);
    assertThat(LINT.of("de", "Nichts geht.", false).readingEase()).isEmpty();
  }
}
