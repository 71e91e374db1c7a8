package io.tocsin.wording;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a text into sentences and words, as a reader hears them: neither an abbreviation nor
 * {@code 7 h 40} nor an address ends a sentence (Unicode UAX 29, and a list of abbreviations).
 */
public final class Sentences {

  private static final Pattern ONE_WORD =
      Pattern.compile(
          "\\d+([ \\u00a0\\u202f]\\d{3})*([ \\u00a0]?(h|:)[ \\u00a0]?\\d{2}|[ \\u00a0]?h)?\\b");
  private static final Pattern GAP = Pattern.compile("[\\s\\u00a0\\u202f]+");

  private static final Pattern BEFORE_A_NUMBER =
      Pattern.compile("[.!?\\u2026][\\u00bb\\u201d\")]?\\s+(?=\\d)");
  private static final Phrasebook BUNDLE = Phrasebook.load("time", List.of("fr", "en"));

  private Sentences() {}

  /**
   * One sentence in its text.
   *
   * @param start index of its first character, in UTF-16 units
   * @param end index after its last one
   */
  public record Sentence(int start, int end, String text) {
    /** Returns how many words it has. */
    public int words() {
      return Sentences.words(text);
    }
  }

  /** Returns the sentences; a line ends one too, and lines without a word are left out. */
  public static List<Sentence> of(String language, String text) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(ULocale.forLanguageTag(language));
    List<String> abbreviations = List.of(BUNDLE.in(language).say("abbreviations").split(" "));
    List<Sentence> sentences = new ArrayList<>();
    int line = 0;
    for (String content : text.split("\n", -1)) {
      breaks.setText(content);
      int start = breaks.first();
      for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
        String said = content.substring(start, end);
        if (end == content.length() || !endsWithOne(said, abbreviations)) {
          addParts(sentences, said, line + start, abbreviations);
          start = end;
        }
      }
      line += content.length() + 1;
    }
    return List.copyOf(sentences);
  }

  private static boolean endsWithOne(String said, List<String> abbreviations) {
    String[] words = GAP.split(said.strip());
    return abbreviations.contains(words[words.length - 1].toLowerCase(Locale.ROOT));
  }

  /** The standard sees no end before a number; readers do. */
  private static void addParts(
      List<Sentence> sentences, String said, int at, List<String> abbreviations) {
    Matcher end = BEFORE_A_NUMBER.matcher(said);
    int start = 0;
    while (end.find()) {
      if (!endsWithOne(said.substring(start, end.end()), abbreviations)) {
        add(sentences, said.substring(start, end.end()), at + start);
        start = end.end();
      }
    }
    add(sentences, said.substring(start), at + start);
  }

  private static void add(List<Sentence> sentences, String text, int at) {
    String said = text.strip();
    if (words(said) > 0) {
      int start = at + text.indexOf(said);
      sentences.add(new Sentence(start, start + said.length(), said));
    }
  }

  /** Returns the number of words; an hour or a number with spaces in it is one. */
  public static int words(String text) {
    int words = 0;
    for (String word : GAP.split(ONE_WORD.matcher(text).replaceAll("1"))) {
      boolean real = word.codePoints().anyMatch(Character::isLetterOrDigit);
      words += real ? 1 : 0;
    }
    return words;
  }
}
