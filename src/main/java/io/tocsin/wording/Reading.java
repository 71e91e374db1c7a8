package io.tocsin.wording;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How easily a text reads, from 100 (very) to 0 (hardly): Flesch 1948 for English, Kandel and Moles
 * 1958 for French. Other languages have no figure. Numbers count neither as words nor as syllables.
 */
final class Reading {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
  private static final Pattern FRENCH_VOWELS =
      Pattern.compile(
          "[éèêëï](?=[aeiouy])|[aeiouyàâéèêëîïôùûüÿœæ]+?(?=[éèï])|[aeiouyàâéèêëîïôùûüÿœæ]+");
  private static final Pattern ENGLISH_VOWELS = Pattern.compile("[aeiouy]+");
  private static final Pattern FRENCH_MUTE = Pattern.compile("[^aeiouyàâéèêëîïôùûüœæ]es?$");
  private static final Pattern ENGLISH_MUTE =
      Pattern.compile("([^aeiouyl]e|[aeiouy]le|[^aeiouytd]ed|[^aeiouysxzcgh]es)$");

  private Reading() {}

  static OptionalDouble ease(String language, List<Sentences.Sentence> sentences) {
    int words = 0;
    int syllables = 0;
    for (Sentences.Sentence sentence : sentences) {
      Matcher word = WORD.matcher(sentence.text());
      while (word.find()) {
        words++;
        syllables += syllables(language, word.group());
      }
    }
    if (words == 0) {
      return OptionalDouble.empty();
    }
    double length = (double) words / sentences.size();
    double weight = (double) syllables / words;
    return switch (base(language)) {
      case "fr" -> OptionalDouble.of(207 - 1.015 * length - 73.6 * weight);
      case "en" -> OptionalDouble.of(206.835 - 1.015 * length - 84.6 * weight);
      default -> OptionalDouble.empty();
    };
  }

  private static String base(String language) {
    int hyphen = language.indexOf('-');
    return hyphen < 0 ? language : language.substring(0, hyphen);
  }

  /** Syllables as they are said in a slow reading; at least one. */
  static int syllables(String language, String word) {
    boolean french = base(language).equals("fr");
    String letters = word.toLowerCase(Locale.ROOT).replace("qu", "q").replace("gue", "ge");
    Matcher vowels = (french ? FRENCH_VOWELS : ENGLISH_VOWELS).matcher(letters);
    int groups = 0;
    while (vowels.find()) {
      groups++;
    }
    boolean mute = (french ? FRENCH_MUTE : ENGLISH_MUTE).matcher(letters).find();
    return Math.max(1, groups - (mute ? 1 : 0));
  }
}
