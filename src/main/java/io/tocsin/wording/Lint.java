package io.tocsin.wording;

import io.tocsin.wording.LintResult.Finding;
import io.tocsin.wording.LintResult.Kind;
import io.tocsin.wording.ReadyTexts.Duty;
import io.tocsin.wording.ReadyTexts.HidingWord;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shows an editor where a text hides, drags on, or leaves out what it must say. Immutable,
 * thread-safe.
 *
 * <p>It advises: nothing here refuses a text.
 */
public final class Lint {

  /** The most words of a sentence. */
  public static final int MOST_WORDS = 22;

  /** The most words of a sentence on the whole. */
  public static final int MOST_WORDS_ON_AVERAGE = 13;

  /** Fewer sentences have no average worth a word. */
  private static final int FEWEST_TO_AVERAGE = 3;

  /** The address of a page is no word that somebody chose. */
  private static final Pattern ADDRESS =
      Pattern.compile("(?:https?://\\S+|[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+/\\S+)");

  private final Map<String, Map<HidingWord, Pattern>> hiding = new HashMap<>();
  private final Map<String, Map<Duty, Pattern>> signs = new HashMap<>();
  private final ReadyTexts texts;

  /** Knows the hiding words of these texts. */
  public Lint(ReadyTexts texts) {
    this(texts, false);
  }

  private Lint(ReadyTexts texts, boolean observer) {
    this.texts = texts;
    texts.hidingWords().forEach((language, words) -> hiding.put(language, patterns(words)));
    if (observer) {
      texts.borrowed().forEach(this::borrowed);
    }
    texts
        .signs()
        .forEach((language, duties) -> {
          Map<Duty, Pattern> shown = new EnumMap<>(Duty.class);
          duties.forEach((duty, words) -> shown.put(duty, any(words)));
          signs.put(language, shown);
        });
  }

  /**
   * Returns the same for a page about the services of others: there a "we" hides who speaks, for
   * readers take it to be the operator.
   */
  public Lint observing() {
    return new Lint(texts, true);
  }

  private void borrowed(String language, List<HidingWord> words) {
    Map<HidingWord, Pattern> all = hiding.computeIfAbsent(language, _ -> new LinkedHashMap<>());
    words.forEach(word -> all.put(word, ReadyTexts.whole(word.word())));
  }

  private static Map<HidingWord, Pattern> patterns(List<HidingWord> words) {
    Map<HidingWord, Pattern> patterns = new LinkedHashMap<>();
    words.forEach(word -> patterns.put(word, any(List.of(word.word()))));
    return patterns;
  }

  /**
   * Reads a text.
   *
   * @param announcedWork whether it is about work announced before it starts
   */
  public LintResult of(String language, String text, boolean announcedWork) {
    List<Sentences.Sentence> sentences = Sentences.of(language, text);
    int words = sentences.stream().mapToInt(Sentences.Sentence::words).sum();
    double mean = sentences.isEmpty() ? 0 : (double) words / sentences.size();
    List<Finding> findings = new ArrayList<>();
    hiding(language, text, announcedWork, findings);
    for (Sentences.Sentence sentence : sentences) {
      if (sentence.words() > MOST_WORDS) {
        findings.add(found(Kind.LONG_SENTENCE, sentence.start(), sentence.end()));
      }
    }
    findings.sort(Comparator.comparingInt(Finding::start));
    if (mean > MOST_WORDS_ON_AVERAGE && sentences.size() >= FEWEST_TO_AVERAGE) {
      findings.add(found(Kind.MEAN_TOO_LONG, 0, text.length()));
    }
    if (!announcedWork) {
      missing(language, sentences, text.length(), findings);
    }
    return new LintResult(
        sentences.size(), words, mean, Reading.ease(language, sentences), findings);
  }

  private static Finding found(Kind kind, int start, int end) {
    return new Finding(kind, start, end, Optional.empty());
  }

  private void hiding(String language, String text, boolean work, List<Finding> findings) {
    List<MatchResult> addresses = ADDRESS.matcher(text).results().toList();
    inLanguage(hiding, language)
        .orElse(Map.of())
        .forEach((word, pattern) -> {
          Matcher place = pattern.matcher(text);
          while ((!work || !word.fineForAnnouncedWork()) && place.find()) {
            if (addresses.stream().anyMatch(one -> covers(one, place.start()))) {
              continue;
            }
            findings.add(new Finding(Kind.HIDING_WORD, place.start(), place.end(), word.plain()));
          }
        });
  }

  private static boolean covers(MatchResult address, int place) {
    return address.start() <= place && place < address.end();
  }

  private static Pattern any(List<String> words) {
    String alternatives =
        String.join("|", words.stream().map(word -> "(?:" + pattern(word) + ")").toList());
    return Pattern.compile(alternatives, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** Begins at the beginning of a word, takes in its ending, composed or not, any apostrophe. */
  private static String pattern(String word) {
    StringBuilder pattern = new StringBuilder("(?<![\\p{L}\\p{M}])");
    for (char c : Normalizer.normalize(word, Normalizer.Form.NFC).toCharArray()) {
      String letter = Character.toString(c);
      String apart = Normalizer.normalize(letter, Normalizer.Form.NFD);
      switch (c) {
        case ' ' -> pattern.append("[\\s\u00a0\u202f]+");
        case '\'', '\u2019' -> pattern.append("['\u2019]");
        default ->
            pattern
                .append("(?:")
                .append(Pattern.quote(letter))
                .append('|')
                .append(Pattern.quote(apart))
                .append(')');
      }
    }
    return pattern.append("[\\p{L}\\p{M}]*").toString();
  }

  private void missing(
      String language, List<Sentences.Sentence> sentences, int length, List<Finding> findings) {
    Map<Duty, Pattern> shown = inLanguage(signs, language).orElse(Map.of());
    if (shown.isEmpty()) {
      return;
    }
    boolean known = sentences.stream().anyMatch(sentence -> isKnown(sentence, shown));
    require(Kind.MISSING_SINCE, shows(sentences, shown, Duty.SINCE), length, findings);
    require(Kind.MISSING_KNOWN, known, length, findings);
    require(Kind.MISSING_UNKNOWN, shows(sentences, shown, Duty.UNKNOWN), length, findings);
    require(Kind.MISSING_NEXT_UPDATE, shows(sentences, shown, Duty.NEXT_UPDATE), length, findings);
  }

  private static void require(Kind kind, boolean there, int length, List<Finding> findings) {
    if (!there) {
      findings.add(found(kind, 0, length));
    }
  }

  private static boolean shows(
      List<Sentences.Sentence> sentences, Map<Duty, Pattern> signs, Duty duty) {
    return sentences.stream().anyMatch(sentence -> shows(sentence, signs, duty));
  }

  private static boolean isKnown(Sentences.Sentence sentence, Map<Duty, Pattern> signs) {
    return !shows(sentence, signs, Duty.UNKNOWN) && !shows(sentence, signs, Duty.NEXT_UPDATE);
  }

  private static boolean shows(Sentences.Sentence sentence, Map<Duty, Pattern> signs, Duty duty) {
    Pattern sign = signs.get(duty);
    return sign != null && sign.matcher(sentence.text()).find();
  }

  /** What is there for a language, else for its base language. */
  private static <T> Optional<T> inLanguage(Map<String, T> byLanguage, String language) {
    T exact = byLanguage.get(language);
    int hyphen = language.indexOf('-');
    return exact != null || hyphen < 0
        ? Optional.ofNullable(exact)
        : Optional.ofNullable(byLanguage.get(language.substring(0, hyphen)));
  }
}
