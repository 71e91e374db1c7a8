package io.tocsin.wording;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The phrases of one bundle in one language. Immutable, thread-safe. */
public final class Phrases {

  private final String language;
  private final Map<String, MessageFormat> formats;

  Phrases(String language, Map<String, String> patterns) {
    this.language = language;
    ULocale locale = ULocale.forLanguageTag(language);
    Map<String, MessageFormat> parsed = new LinkedHashMap<>();
    patterns.forEach((key, pattern) -> parsed.put(key, parse(key, pattern, locale)));
    this.formats = Map.copyOf(parsed);
  }

  private static MessageFormat parse(String key, String pattern, ULocale locale) {
    try {
      return new MessageFormat(pattern.replace("'", "''"), locale);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("phrase " + key + " is malformed: " + pattern, e);
    }
  }

  /** Returns the BCP 47 tag of the language. */
  public String language() {
    return language;
  }

  /** Returns {@code rtl} for a language written from right to left; null for the others. */
  public @Nullable String direction() {
    return ULocale.forLanguageTag(language).isRightToLeft() ? "rtl" : null;
  }

  /** Returns the keys of all phrases. */
  public Set<String> keys() {
    return formats.keySet();
  }

  /** Returns the names of the arguments a phrase takes. */
  public Set<String> arguments(String key) {
    return format(key).getArgumentNames();
  }

  /** Says whether there is such a phrase. */
  public boolean has(String key) {
    return formats.containsKey(key);
  }

  /**
   * Returns a phrase that takes no argument.
   *
   * @throws IllegalArgumentException if there is no such phrase, or it takes an argument
   */
  public String say(String key) {
    return say(key, Map.of());
  }

  /** Returns a phrase with one argument filled in. */
  public String say(String key, String name, Object value) {
    return say(key, Map.of(name, value));
  }

  /** Returns a phrase with two arguments filled in. */
  public String say(String key, String name1, Object value1, String name2, Object value2) {
    return say(key, Map.of(name1, value1, name2, value2));
  }

  /**
   * Returns a phrase with its arguments filled in; superfluous ones are ignored.
   *
   * @throws IllegalArgumentException if there is no such phrase, or an argument is missing
   */
  public String say(String key, Map<String, ?> values) {
    MessageFormat format = format(key);
    for (String argument : format.getArgumentNames()) {
      if (!values.containsKey(argument)) {
        throw new IllegalArgumentException("phrase " + key + " lacks its argument " + argument);
      }
    }
    // A format is not thread-safe; its clone is ours alone.
    MessageFormat own = format.clone();
    return own.format(values);
  }

  private MessageFormat format(String key) {
    MessageFormat format = formats.get(key);
    if (format == null) {
      throw new IllegalArgumentException("no phrase " + key + " in " + language);
    }
    return format;
  }
}
