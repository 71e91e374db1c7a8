package io.tocsin.publication.mouths;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Mode;
import io.tocsin.incidents.Maintenance;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Stage;
import io.tocsin.wording.Lint;
import io.tocsin.wording.LintResult;
import io.tocsin.wording.Phrasebook;
import io.tocsin.wording.Phrases;
import io.tocsin.wording.Sentences;
import io.tocsin.wording.SmsText;
import io.tocsin.wording.yaml.ReadyTextsFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MouthsTest {

  private static final Mouths MOUTHS = new Mouths(List.of("fr", "en"));
  private static final Lint LINT = new Lint(ReadyTextsFile.shipped());

  /** A mean of three sentences is chance. */
  private static final Set<Mouth> WITH_ROOM =
      Set.of(Mouth.PAGE, Mouth.LONG_MAIL, Mouth.CALL_SCRIPT, Mouth.STAND_IN_PAGE);

  private static final Set<Mouth> ALWAYS_TO_THE_PAGE =
      Set.of(Mouth.SHORT_MAIL, Mouth.LONG_MAIL, Mouth.CORRESPONDENTS, Mouth.STAND_IN_PAGE);

  private static final int RANDOM_SHEETS = Integer.getInteger("sheets", 300);

  @ParameterizedTest
  @EnumSource
  void everyMouthSpeaksEachLanguageWithinItsBounds(Stage stage) {
    for (Mode mode : Mode.values()) {
      for (FactSheet sheet : List.of(FactSheet.BLANK, Sheets.full(), Sheets.mended())) {
        check(Sheets.briefing(mode, stage, sheet, Sheets.full()));
        check(Sheets.blank(mode, stage, sheet));
      }
    }
  }

  @Test
  void randomSheetsAreToldWithinTheBoundsAndWithoutAnInventedNumber() {
    long seed = Long.getLong("seed", 20261124L);
    System.out.println("MouthsTest seed " + seed);
    RandomSheets sheets = new RandomSheets(seed);
    for (int i = 0; i < RANDOM_SHEETS; i++) {
      Briefing briefing = sheets.briefing();
      String language = i % 2 == 0 ? "fr" : "en";
      Register register = i % 3 == 0 ? Register.EXPERT : Register.PLAIN;
      check(
          briefing,
          Stream.of(Mouth.values())
              .map(mouth -> MOUTHS.of(briefing, mouth, language, register))
              .toList());
    }
  }

  private static void check(Briefing briefing) {
    List<MouthText> texts = MOUTHS.of(briefing);
    assertThat(texts).hasSize(2 * (12 + 5));
    check(briefing, texts);
  }

  private static void check(Briefing briefing, List<MouthText> texts) {
    Set<String> numbers = Numbers.of(briefing);
    for (MouthText text : texts) {
      String body = text.body();
      String told = (text.subject() == null ? "" : text.subject() + "\n") + body;
      String where = briefing.catalog().mode() + " " + briefing.stage() + " " + text;
      assertThat(body).as(where).isNotBlank();
      assertThat(told).as(where).doesNotContain("{", "}", "null", "  ", "..", " .");
      numbersAreOfTheSheet(briefing, text.mouth(), told, numbers, where);
      readsPlainly(text, where);
      fits(text, where);
      speaksForItselfAlone(briefing, text, where);
      leadsToItsOwnLanguage(briefing, text, where);
    }
  }

  private static void numbersAreOfTheSheet(
      Briefing briefing, Mouth mouth, String told, Set<String> numbers, String where) {
    String contact = String.valueOf(briefing.catalog().contacts().phone());
    String text = mouth == Mouth.PRESS_RELEASE ? told.replace(contact, "") : told;
    assertThat(numbers).as(where).containsAll(Numbers.digits(text));
  }

  private static void readsPlainly(MouthText text, String where) {
    LintResult lint = LINT.of(text.language(), text.body(), false);
    assertThat(lint.of(LintResult.Kind.HIDING_WORD)).as(where).isEmpty();
    assertThat(lint.of(LintResult.Kind.LONG_SENTENCE)).as(where).isEmpty();
    if (WITH_ROOM.contains(text.mouth())) {
      assertThat(lint.of(LintResult.Kind.MEAN_TOO_LONG)).as(where).isEmpty();
    }
  }

  private static void fits(MouthText text, String where) {
    String body = text.body();
    switch (text.mouth()) {
      case SMS -> {
        assertThat(SmsText.of(body).isOnePart()).as(where).isTrue();
        assertThat(SmsText.of(body).encoding()).as(where).isNotNull();
        assertThat(body).as(where).contains("etat.exemple.fr");
      }
      case BOUNCE -> assertThat(body).as(where).matches("[ -~]{1,200}").contains("etat.exemple.fr");
      case VOICE_MENU ->
          assertThat(body).as(where).doesNotContainPattern("[\\d%€«»“”/@]|https?|\\.fr");
      case PRESS_RELEASE -> assertThat(Sentences.words(toPrint(body))).as(where).isBetween(1, 60);
      case PAGE -> assertThat(body.length()).as(where).isLessThan(4_000);
      case SOCIAL_POST ->
          assertThat(body.codePointCount(0, body.length())).as(where).isLessThanOrEqualTo(280);
      case SHORT_MAIL, LONG_MAIL, BANNER, CALL_SCRIPT, CORRESPONDENTS, STAND_IN_PAGE -> {}
    }
  }

  /** Without the hour of writing and the contact, which stand below. */
  private static String toPrint(String body) {
    int below = body.lastIndexOf("\n\n");
    assertThat(body.substring(below)).contains("presse@exemple.fr").containsPattern("\\d");
    return body.substring(0, below);
  }

  /** The whole page, or the root of the site, where a reader's own language is chosen. */
  private static void leadsToItsOwnLanguage(Briefing briefing, MouthText text, String where) {
    String other = text.language().equals("fr") ? "en" : "fr";
    assertThat(text.body()).as(where).doesNotContain("etat.exemple.fr/" + other);
    if (ALWAYS_TO_THE_PAGE.contains(text.mouth())) {
      assertThat(text.body()).as(where).contains(briefing.address().in(text.language()).toString());
    }
  }

  private static void speaksForItselfAlone(Briefing briefing, MouthText text, String where) {
    if (briefing.catalog().mode() == Mode.OBSERVER) {
      String words = text.subject() + " " + text.body();
      assertThat(words)
          .as(where)
          .doesNotContainPattern("(?iu)(?<!\\p{L})(nous|notre|nos|we|our|us|ours)(?!\\p{L})");
    }
  }

  /** Words that claim a fact; on a blank sheet no sentence may hold one. */
  private static final Map<String, Pattern> CLAIMS =
      Map.of(
          "fr",
          Pattern.compile(
              "(?iu)est en panne|marche mal|confirmée? :|possible|perdu|sauvé|attendent|rendus"
                  + "|décidé :|au plus tard|client|boîte|%|de nouveau|finie?\\b|touche |vrai\\b|faux"
                  + "|marchera [a-z]|promis|pardon|excus|répar|disque"),
          "en",
          Pattern.compile(
              "(?iu)been down|works badly|confirmed:|possible cause|lost|safe|waiting|returned"
                  + "|decided:|customers|mailbox|%|again|over\\b|true|false|expect|promised|sorry"
                  + "|apolog|repair|disk"));

  private static final Pattern NOT_A_CLAIM =
      Pattern.compile(
          "(?iu)pas encore|aucune|\\?$|^—|conseil|préven|not .*yet|have not|no other|no confirm"
              + "|advice|tell your|votre serveur va reessayer|your server will try again"
              + "|urgent|peut-être|sait pas|savons pas|do(es)? not know|not known");

  @ParameterizedTest
  @EnumSource
  void announcedWorkIsToldAsItStandsByEveryMouth(Maintenance.Status status) {
    for (Mode mode : Mode.values()) {
      Briefing briefing = Sheets.work(mode, status);
      check(briefing);
      for (MouthText text : MOUTHS.of(briefing)) {
        assertThat(text.subject() + " " + text.body())
            .as(mode + " " + text)
            .doesNotContain("panne de messagerie", "outage since", "confirm");
      }
    }
  }

  @Test
  void workThatIsOffOrDoneIsNotToldAsIfItWereAhead() {
    Map<Maintenance.Status, String> words =
        Map.of(
            Maintenance.Status.ANNOUNCED, "Début",
            Maintenance.Status.RUNNING, "ravaux en cours",
            Maintenance.Status.DONE, "terminés depuis mar",
            Maintenance.Status.CANCELLED, "n’auront pas lieu",
            Maintenance.Status.OVERRUN, "c’est maintenant une panne");
    words.forEach((status, said) -> {
      Briefing briefing = Sheets.work(Mode.OPERATOR, status);
      for (Mouth mouth : List.of(Mouth.PAGE, Mouth.SMS, Mouth.CALL_SCRIPT, Mouth.STAND_IN_PAGE)) {
        String body = body(briefing, mouth);
        assertThat(body.replace("'", "’")).as(status + " " + mouth).contains(said);
        words.values().stream()
            .filter(other -> !other.equals(said))
            .forEach(other -> assertThat(body).as(status + " " + mouth).doesNotContain(other));
      }
    });
  }

  @ParameterizedTest
  @EnumSource
  void blankSheetMakesNoClaim(Stage stage) {
    for (Mode mode : Mode.values()) {
      makesNoClaim(Sheets.blank(mode, stage, FactSheet.BLANK));
    }
  }

  @ParameterizedTest
  @EnumSource
  void sheetFilledWithUnknownsMakesNoClaim(Stage stage) {
    for (Mode mode : Mode.values()) {
      Briefing unknowns = Sheets.blank(mode, stage, Sheets.unknowns());
      makesNoClaim(unknowns);
      check(unknowns);
    }
  }

  private static void makesNoClaim(Briefing briefing) {
    for (MouthText text : MOUTHS.of(briefing)) {
      String told = text.subject() == null ? text.body() : text.subject() + "\n" + text.body();
      for (Sentences.Sentence sentence : Sentences.of(text.language(), told)) {
        if (!NOT_A_CLAIM.matcher(sentence.text()).find()) {
          assertThat(sentence.text())
              .as(briefing.catalog().mode() + " " + briefing.stage() + " " + text)
              .doesNotContainPattern(CLAIMS.get(text.language()));
        }
      }
    }
  }

  @Test
  void oneFactIsToldAndNoOther() {
    Map<String, FactSheet> sheets = SingleFacts.sheets();
    for (Stage stage : Stage.values()) {
      for (Mode mode : Mode.values()) {
        sheets.forEach((fact, sheet) -> check(fact, Sheets.blank(mode, stage, sheet), sheets));
      }
    }
  }

  private static void check(String fact, Briefing briefing, Map<String, FactSheet> sheets) {
    for (Mouth mouth : List.of(Mouth.PAGE, Mouth.SMS, Mouth.CALL_SCRIPT, Mouth.VOICE_MENU)) {
      String body = MOUTHS.of(briefing, mouth, "fr", Register.PLAIN).body();
      for (String other : sheets.keySet()) {
        if (!other.equals(fact)) {
          assertThat(body).as(fact + " " + briefing.stage()).doesNotContain(other);
        }
      }
      boolean all = mouth == Mouth.PAGE && briefing.stage() != Stage.PLANNED_WORK;
      if (all) {
        assertThat(body).as(briefing.stage() + " " + mouth).containsIgnoringCase(fact);
      }
    }
  }

  @Test
  void shortTextSaysWhatItsStageIsFor() {
    Briefing over = Sheets.briefing(Mode.OPERATOR, Stage.RESOLVED, Sheets.mended(), null);
    assertThat(body(over, Mouth.SMS)).startsWith("Exemple Mail : la messagerie marche de nouveau");
    assertThat(body(over, Mouth.BANNER)).contains("marche de nouveau depuis mardi 3 mars");
    Briefing cause = Sheets.briefing(Mode.OPERATOR, Stage.CAUSE, Sheets.full(), null);
    assertThat(body(cause, Mouth.SMS)).contains("un disque de stockage est tombé en panne");
    Briefing scope = Sheets.briefing(Mode.OPERATOR, Stage.SCOPE, Sheets.full(), null);
    assertThat(body(scope, Mouth.SMS)).contains("entre 4 000 et 6 000 clients");
    Briefing way = Sheets.briefing(Mode.OPERATOR, Stage.WORKAROUND, Sheets.full(), null);
    assertThat(body(way, Mouth.SMS)).contains("Thunderbird");
  }

  @Test
  void goodHalfOfTheTruthIsNeverToldAlone() {
    for (Stage stage : Stage.values()) {
      for (int i : List.of(0, 4)) {
        Briefing briefing = Sheets.briefing(Mode.OPERATOR, stage, Sheets.halfLost(i), null);
        for (MouthText text : MOUTHS.of(briefing)) {
          if (text.language().equals("fr") && text.body().contains("sauvés")) {
            assertThat(text.body()).as(stage + " " + text.mouth()).contains("perdus");
          }
        }
      }
    }
  }

  private static String body(Briefing briefing, Mouth mouth) {
    return MOUTHS.of(briefing, mouth, "fr", Register.PLAIN).body();
  }

  @Test
  void templatesHoldNeitherATimeNorANumber() {
    Pattern literal =
        Pattern.compile(
            "(?iu)\\d|\\b(deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|vingt|trente|cent|mille"
                + "|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|mars|midi|minuit"
                + "|two|three|four|five|seven|eight|nine|ten|twelve|twenty|hundred|thousand"
                + "|monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon|midnight)\\b");
    for (String bundle : List.of("mouths", "headline", "notice", "alert")) {
      for (String language : List.of("fr", "en")) {
        Phrases phrases = Phrasebook.load(bundle, List.of(language)).in(language);
        phrases.keys().stream()
            .filter(key -> !bundle.equals("alert") || key.matches("(first|alone)\\..*"))
            .forEach(key -> assertThat(said(phrases, key)).as(key).doesNotContainPattern(literal));
      }
    }
    assertThat(readyTexts()).hasSizeGreaterThan(90);
    readyTexts().forEach(text -> assertThat(text).doesNotContainPattern(literal));
  }

  private static String said(Phrases phrases, String key) {
    Map<String, Object> open = new HashMap<>();
    phrases.arguments(key).forEach(name -> open.put(name, NUMBERS.contains(name) ? 0 : "x"));
    return phrases.say(key, open).replace("0", "");
  }

  /** What is ready for every stage, language and mouth, its places taken out. */
  private static List<String> readyTexts() {
    try (InputStream shipped = ReadyTextsFile.class.getResourceAsStream("/wording/ready.yaml")) {
      String file = new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
      String stages = file.substring(file.indexOf("\nstages:"), file.indexOf("\nlint:"));
      return Pattern.compile("(?m)^    \\w+: \"(.*)\"$")
          .matcher(stages)
          .results()
          .map(text -> text.group(1).replaceAll("\\{\\w+}", "x"))
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static final Set<String> NUMBERS = Set.of("n", "low", "high", "reports", "count");

  @Test
  void bothLanguagesSayTheSameThings() {
    Phrases french = Phrasebook.load("mouths", List.of("fr")).in("fr");
    Phrases english = Phrasebook.load("mouths", List.of("en")).in("en");
    assertThat(english.keys()).isEqualTo(french.keys());
    for (String key : french.keys()) {
      assertThat(english.arguments(key)).as(key).isEqualTo(french.arguments(key));
    }
  }
}
