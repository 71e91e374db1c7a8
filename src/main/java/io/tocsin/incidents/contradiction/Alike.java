package io.tocsin.incidents.contradiction;

import io.tocsin.catalog.LocalizedText;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether two texts are the same words; pure. */
public final class Alike {

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private Alike() {}

  /** Whether they share their words in any language; letter case and spaces do not count. */
  public static boolean are(@Nullable LocalizedText one, @Nullable LocalizedText other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    if (one.equals(other)) {
      return true;
    }
    for (String words : one.byLanguage().values()) {
      for (String others : other.byLanguage().values()) {
        if (plain(words).equals(plain(others))) {
          return true;
        }
      }
    }
    return false;
  }

  private static String plain(String words) {
    return SPACES.matcher(words.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
  }
}
