package io.tocsin.wording;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The texts prepared in calm weather, stage by stage, and the words that hide. Immutable.
 *
 * @param stages in the order of an outage
 * @param hidingWords language to the words that hide in it
 * @param borrowed language to the whole words by which a text speaks as the operator
 * @param signs language to the words by which a text shows that it says what it must
 */
public record ReadyTexts(
    List<Stage> stages,
    Map<String, List<HidingWord>> hidingWords,
    Map<String, List<HidingWord>> borrowed,
    Map<String, Map<Duty, List<String>>> signs) {

  /** What a text about an open outage must say. */
  public enum Duty {
    SINCE,
    UNKNOWN,
    NEXT_UPDATE
  }

  /**
   * One moment of an outage at which something is said.
   *
   * @param id the stable name, {@code nothing_new}
   * @param when for the editor: at which moment it fits
   * @param titles language to a short name of the stage, where one was written
   * @param texts language to the text for page and mail
   */
  public record Stage(
      String id, String when, Map<String, String> titles, Map<String, ReadyText> texts) {
    public Stage {
      titles = Map.copyOf(titles);
      texts = Map.copyOf(texts);
    }
  }

  /**
   * A word that hides what happened.
   *
   * @param plain what to write instead, or empty where nobody wrote it down
   * @param fineForAnnouncedWork whether it hides nothing in a text about work announced before
   */
  public record HidingWord(String word, Optional<String> plain, boolean fineForAnnouncedWork) {}

  public ReadyTexts {
    stages = List.copyOf(stages);
    hidingWords = Map.copyOf(hidingWords);
    borrowed = Map.copyOf(borrowed);
    signs = Map.copyOf(signs);
  }

  /** Returns the text of a stage in a language. */
  public Optional<ReadyText> text(String stage, String language) {
    return stages.stream()
        .filter(candidate -> candidate.id().equals(stage))
        .flatMap(found -> Optional.ofNullable(found.texts().get(language)).stream())
        .findFirst();
  }

  /** Returns the hiding words a text uses, in the order of the list; case does not matter. */
  public List<HidingWord> hidingIn(String language, String text) {
    List<HidingWord> found = new ArrayList<>();
    String searched = comparable(text);
    for (HidingWord word : hidingWords.getOrDefault(language, List.of())) {
      if (holds(searched, comparable(word.word()))) {
        found.add(word);
      }
    }
    return List.copyOf(found);
  }

  /**
   * Returns the words by which a text speaks as the operator, in the order of the list; a page
   * about the services of others has none of them.
   */
  public List<HidingWord> borrowedIn(String language, String text) {
    return borrowed.getOrDefault(language, List.of()).stream()
        .filter(word -> whole(word.word()).matcher(text).find())
        .toList();
  }

  /** Stands alone, in small letters but for the first: "US" is a country. */
  static Pattern whole(String word) {
    String first = word.substring(0, 1);
    return Pattern.compile(
        "(?<![\\p{L}\\p{M}])["
            + first
            + first.toUpperCase(Locale.ROOT)
            + "]"
            + Pattern.quote(word.substring(1))
            + "(?![\\p{L}\\p{M}])");
  }

  private static String comparable(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .replace('\u2019', '\'')
        .replaceAll("\\s+", " ");
  }

  /** Begins at the beginning of a word; endings (plural, feminine) are free. */
  private static boolean holds(String text, String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (at == 0 || !Character.isLetter(text.charAt(at - 1))) {
        return true;
      }
    }
    return false;
  }
}
