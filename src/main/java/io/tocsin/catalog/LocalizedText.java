package io.tocsin.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * One text in one or more languages; never empty. Immutable.
 *
 * @param byLanguage BCP 47 language tag to text, in the order of preference of its author
 */
public record LocalizedText(Map<String, String> byLanguage) {

  public LocalizedText {
    if (byLanguage.isEmpty()) {
      throw new IllegalArgumentException("a text needs at least one language");
    }
    byLanguage.forEach(LocalizedText::check);
    byLanguage = Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage));
  }

  private static void check(String language, String text) {
    if (!isLanguage(language)) {
      throw new IllegalArgumentException("not a language tag: " + language);
    }
    if (text.isBlank()) {
      throw new IllegalArgumentException("blank text for language " + language);
    }
  }

  /** Says whether the text is a well-formed BCP 47 tag with a language in it. */
  public static boolean isLanguage(String tag) {
    return !tag.isEmpty()
        && tag.equals(Locale.forLanguageTag(tag).toLanguageTag())
        && !Locale.forLanguageTag(tag).getLanguage().isEmpty();
  }

  /** Makes a text in one language. */
  public static LocalizedText of(String language, String text) {
    return new LocalizedText(Map.of(language, text));
  }

  /** Makes a text in French and English, French first. */
  public static LocalizedText frenchAndEnglish(String french, String english) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("fr", french);
    texts.put("en", english);
    return new LocalizedText(texts);
  }

  /**
   * Returns the text in the language, else in its base language ({@code fr} for {@code fr-CA}),
   * else in the first one its author gave.
   */
  public String in(String language) {
    String exact = byLanguage.get(language);
    if (exact != null) {
      return exact;
    }
    int hyphen = language.indexOf('-');
    String base = hyphen < 0 ? null : byLanguage.get(language.substring(0, hyphen));
    return base != null ? base : first();
  }

  /** Says whether the text was given in exactly this language. */
  public boolean has(String language) {
    return byLanguage.containsKey(language);
  }

  private String first() {
    return Objects.requireNonNull(byLanguage.values().iterator().next());
  }
}
