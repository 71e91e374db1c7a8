package io.tocsin.wording;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.Part;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** French in Arabic letters: a language for looking at pages from right to left, and nobody's. */
public final class PseudoLanguage {

  /** Its tag, after the pseudo-locales of CLDR. */
  public static final String TAG = "ar-XB";

  private static final String LATIN = "abcdefghijklmnopqrstuvwxyz";
  private static final String ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنه";

  private PseudoLanguage() {}

  /** Returns a book of the bundles that speaks this language alone. */
  public static Phrasebook book(List<String> bundles) throws IOException {
    Map<String, String> patterns = new TreeMap<>();
    for (String bundle : bundles) {
      Properties lines = new Properties();
      try (Reader reader =
          new InputStreamReader(
              PseudoLanguage.class.getResourceAsStream("/messages/" + bundle + "_fr.properties"),
              StandardCharsets.UTF_8)) {
        lines.load(reader);
      }
      lines
          .stringPropertyNames()
          .forEach(key -> patterns.put(key, pretend(lines.getProperty(key))));
    }
    patterns.put("language." + TAG, pretend("Français"));
    Map<String, Phrases> books = new LinkedHashMap<>();
    books.put(TAG, new Phrases(TAG, patterns));
    return new Phrasebook(books);
  }

  /** Rewrites what a reader sees of a pattern, and none of its arguments. */
  static String pretend(String pattern) {
    MessagePattern parsed = new MessagePattern(pattern.replace("'", "''"));
    String text = parsed.getPatternString();
    StringBuilder out = new StringBuilder();
    int from = 0;
    boolean literal = true;
    for (int index = 0; index < parsed.countParts(); index++) {
      Part part = parsed.getPart(index);
      int start = Math.max(from, part.getIndex()); // some parts lie within others
      int end = Math.max(start, part.getLimit());
      append(out, text.substring(from, start), literal);
      out.append(text, start, end);
      from = end;
      literal =
          switch (part.getType()) {
            case MSG_START, ARG_LIMIT, REPLACE_NUMBER, SKIP_SYNTAX, INSERT_CHAR -> true;
            default -> false;
          };
    }
    append(out, text.substring(from), literal);
    return out.toString().replace("''", "'");
  }

  private static void append(StringBuilder out, String text, boolean literal) {
    text.chars()
        .forEach(letter -> {
          int at = LATIN.indexOf(Character.toLowerCase(letter));
          out.append(literal && at >= 0 ? ARABIC.charAt(at) : (char) letter);
        });
  }
}
