package io.tocsin.signals.bounce;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The codes in a pasted text: the reply of RFC 5321 section 4.2 and the status of RFC 3463.
 *
 * @param code 0 where none was found
 * @param certain whether no other text than that of a mail server would look like this
 */
record Replies(int code, @Nullable String status, boolean certain) {

  /** Refusals that mail servers use; other three digits are no reply. */
  private static final Set<Integer> CODES =
      Set.of(
          421, 450, 451, 452, 454, 455, 471, 500, 501, 502, 503, 504, 511, 521, 523, 525, 530, 541,
          550, 551, 552, 553, 554, 555, 556, 557, 571);

  /** {@code 550 5.1.1}, {@code 550-5.1.1}, {@code 550 #5.1.1}, {@code 550 (5.1.1)}. */
  private static final Pattern BOTH =
      Pattern.compile(
          "(?<![\\d.])([45]\\d\\d)[- ]{0,3}[#(\\[]?([45]\\.\\d{1,3}\\.\\d{1,3})(?!\\.?\\d)");

  /** {@code Status: 5.1.1}, {@code #5.1.1}, {@code #< #5.1.1}. */
  private static final Pattern MARKED =
      Pattern.compile(
          "(?i)(?:status:? {0,8}|statut ?: {0,8}|#|code ?: {0,8})"
              + "([45]\\.\\d{1,3}\\.\\d{1,3})(?!\\.?\\d)");

  private static final Pattern STATUS_ALONE =
      Pattern.compile("(?<![\\d.])([45]\\.\\d{1,3}\\.\\d{1,3})(?!\\.?\\d)");

  private static final Pattern CODE_ALONE = Pattern.compile("(?<![\\d.,])([45]\\d\\d)(?![\\d.,])");

  static Replies in(String text) {
    Replies generic = null;
    Matcher both = BOTH.matcher(text);
    while (both.find()) {
      int code = Integer.parseInt(both.group(1));
      if (CODES.contains(code)) {
        Replies found = new Replies(code, both.group(2), true);
        if (!isGeneric(both.group(2))) {
          return found;
        }
        generic = generic == null ? found : generic;
      }
    }
    String marked = first(MARKED, text);
    int code = code(text);
    if (generic != null) {
      return marked == null || isGeneric(marked)
          ? generic
          : new Replies(generic.code(), marked, true);
    }
    String status = marked == null ? first(STATUS_ALONE, text) : marked;
    return new Replies(code, status, marked != null);
  }

  /** A status that only says "refused": {@code 5.0.0}. */
  private static boolean isGeneric(String status) {
    return status.endsWith(".0.0");
  }

  private static @Nullable String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : null;
  }

  private static int code(String text) {
    Matcher matcher = CODE_ALONE.matcher(text);
    while (matcher.find()) {
      int code = Integer.parseInt(matcher.group(1));
      if (CODES.contains(code) && beginsReply(text, matcher.start())) {
        return code;
      }
    }
    return 0;
  }

  /** A reply stands at the start of a line, or after what introduces it: {@code said: 550 ...}. */
  private static boolean beginsReply(String text, int at) {
    int before = at - 1;
    while (before >= 0 && text.charAt(before) == ' ') {
      before--;
    }
    return before < 0 || "\n:;(<[\"«|>".indexOf(text.charAt(before)) >= 0;
  }
}
