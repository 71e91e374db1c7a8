package io.tocsin.signals;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds mail addresses, also where the sign is written out: {@code jean (at) exemple.fr}. */
final class MailMask {

  private static final String LOCAL_SIGNS = ".!#$%&'*+/=?^_`{|}~-";

  private final String text;
  private final StringBuilder masked = new StringBuilder();
  private int copied;

  private MailMask(String text) {
    this.text = text;
  }

  static String mask(String text) {
    return new MailMask(text).run();
  }

  /** A sign between name and host: where it begins and ends. */
  private record Sign(int start, int end) {}

  private String run() {
    int i = 0;
    while (i < text.length()) {
      Sign sign = signAt(i);
      if (sign == null) {
        i++;
        continue;
      }
      int start = localStart(sign.start());
      int end = hostEnd(sign.end());
      if (start < sign.start() && end > sign.end()) {
        masked.append(text, copied, start).append(Masking.MAIL);
        copied = end;
        i = end;
      } else {
        i = sign.end();
      }
    }
    return masked.append(text, copied, text.length()).toString();
  }

  private @Nullable Sign signAt(int i) {
    char c = text.charAt(i);
    if (c == '@' || c == '\uFF20' || c == '\uFE6B') {
      return new Sign(i, i + 1);
    }
    return c == '(' || c == '[' || c == '{' ? written(i) : null;
  }

  /** {@code (at)}, {@code [arobase]}, with spaces around. */
  private @Nullable Sign written(int open) {
    int close = open + 1;
    while (close < text.length() && close - open <= 10 && ")]}".indexOf(text.charAt(close)) < 0) {
      close++;
    }
    if (close >= text.length() || close - open > 10) {
      return null;
    }
    String word = text.substring(open + 1, close).strip().toLowerCase(Locale.ROOT);
    if (!word.equals("at") && !word.equals("arobase") && !word.equals("a") && !word.equals("@")) {
      return null;
    }
    int start = open > copied && text.charAt(open - 1) == ' ' ? open - 1 : open;
    int end = close + 1;
    return new Sign(start, end < text.length() && text.charAt(end) == ' ' ? end + 1 : end);
  }

  private int localStart(int end) {
    int start = end;
    if (end > copied && text.charAt(end - 1) == '"') {
      int quote = text.lastIndexOf('"', end - 2);
      return quote >= copied ? quote : end;
    }
    while (start > copied && isLocal(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private int hostEnd(int start) {
    int end = start;
    if (end < text.length() && text.charAt(end) == '[') {
      int close = text.indexOf(']', end);
      return close < 0 ? start : close + 1;
    }
    while (end < text.length() && isHost(text.charAt(end))) {
      end++;
    }
    while (end > start && !Character.isLetterOrDigit(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isLocal(char c) {
    return Character.isLetterOrDigit(c) || LOCAL_SIGNS.indexOf(c) >= 0;
  }

  private static boolean isHost(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '\u3002';
  }
}
