package io.tocsin.wording;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The phrases of one bundle in every language it was written in. Immutable, thread-safe.
 *
 * <p>A bundle lies in {@code /messages/BUNDLE_LANGUAGE.properties}, in UTF-8, in ICU's message
 * syntax with named arguments. An apostrophe is an apostrophe: it quotes nothing.
 */
public final class Phrasebook {

  private final Map<String, Phrases> byLanguage;

  Phrasebook(Map<String, Phrases> byLanguage) {
    this.byLanguage = Collections.unmodifiableMap(byLanguage);
  }

  /**
   * Reads a bundle; languages it was not written in are left out.
   *
   * @param languages BCP 47 tags, the preferred one first
   * @throws IllegalArgumentException if none of the languages is there, or a phrase is malformed
   */
  public static Phrasebook load(String bundle, List<String> languages) {
    return load(List.of(bundle), languages);
  }

  /**
   * Reads several bundles into one book.
   *
   * @param languages BCP 47 tags, the preferred one first
   * @throws IllegalArgumentException if none of the languages is there, a phrase is malformed, or
   *     two bundles have the same key
   */
  public static Phrasebook load(List<String> bundles, List<String> languages) {
    Map<String, Phrases> byLanguage = new LinkedHashMap<>();
    for (String language : languages) {
      Map<String, String> patterns = together(bundles, language);
      if (!patterns.isEmpty()) {
        byLanguage.put(language, new Phrases(language, patterns));
      }
    }
    if (byLanguage.isEmpty()) {
      throw new IllegalArgumentException("bundle " + bundles + " speaks none of " + languages);
    }
    return new Phrasebook(byLanguage);
  }

  private static Map<String, String> together(List<String> bundles, String language) {
    Map<String, String> patterns = new TreeMap<>();
    for (String bundle : bundles) {
      read("/messages/" + bundle + "_" + language + ".properties")
          .forEach((key, pattern) -> {
            if (patterns.put(key, pattern) != null) {
              throw new IllegalArgumentException("two of " + bundles + " have the key " + key);
            }
          });
    }
    return patterns;
  }

  private static Map<String, String> read(String resource) {
    try (InputStream stream = Phrasebook.class.getResourceAsStream(resource)) {
      if (stream == null) {
        return Map.of();
      }
      try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
        Once lines = new Once(resource);
        lines.load(reader);
        Map<String, String> patterns = new TreeMap<>();
        lines.stringPropertyNames().forEach(key -> patterns.put(key, lines.text(key)));
        return patterns;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the languages it speaks, the preferred one first. */
  public List<String> languages() {
    return List.copyOf(byLanguage.keySet());
  }

  /** Returns the phrases in the language, else in its base language, else in the preferred one. */
  public Phrases in(String language) {
    Phrases exact = byLanguage.get(language);
    if (exact != null) {
      return exact;
    }
    int hyphen = language.indexOf('-');
    Phrases base = hyphen < 0 ? null : byLanguage.get(language.substring(0, hyphen));
    return base != null ? base : Objects.requireNonNull(byLanguage.values().iterator().next());
  }

  /** Properties that refuse a key given twice. */
  private static final class Once extends Properties {
    @Serial private static final long serialVersionUID = 1L;

    private final String resource;

    Once(String resource) {
      this.resource = resource;
    }

    String text(String key) {
      return Objects.requireNonNull(getProperty(key));
    }

    @Override
    public synchronized Object put(Object key, Object value) {
      if (containsKey(key)) {
        throw new IllegalArgumentException(resource + " has the key twice: " + key);
      }
      return super.put(key, value);
    }
  }
}
