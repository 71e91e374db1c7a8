package io.tocsin.signals;

import java.math.BigInteger;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says what a number in running text is: an account (ISO 13616), a network address, an SMTP reply
 * (RFC 5321, RFC 3463), a date, a phone number (E.164). Every pattern is anchored and bounded.
 */
final class NumberShapes {

  private static final Pattern ACCOUNT =
      Pattern.compile("[A-Za-z]{2}[0-9]{2}(?:[ \\u00A0\\u202F-]?[A-Za-z0-9]){11,30}");
  private static final Pattern FOUR =
      Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}(?![0-9]|\\.[0-9])");
  private static final Pattern SIX =
      Pattern.compile("(?:[0-9A-Fa-f]{0,4}:){2,8}[0-9A-Fa-f.]{0,15}");
  private static final List<Pattern> HARMLESS =
      List.of(
          Pattern.compile("[245][0-9]{2}[ -][245]\\.[0-9]{1,3}\\.[0-9]{1,3}(?![0-9]|\\.[0-9])"),
          Pattern.compile("[245]\\.[0-9]{1,3}\\.[0-9]{1,3}(?![0-9]|\\.[0-9])"),
          Pattern.compile(
              "[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?)?"),
          Pattern.compile(
              "[0-3]?[0-9]([/.-])[01]?[0-9]\\1(?:19|20)[0-9]{2}(?![0-9])(?: [0-9]{2}:[0-9]{2})?"),
          Pattern.compile("[0-2][0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9])"));
  private static final String SEPARATORS = " .-/()\u00A0\u202F\u2009\u2010\u2011";
  private static final int LEAST_PHONE_DIGITS = 9;
  private static final int LEAST_PLUS_DIGITS = 8;
  private static final int MOST_SEPARATORS = 3;

  private NumberShapes() {}

  static boolean isDigit(char c) {
    return Character.digit(c, 10) >= 0;
  }

  private static boolean isPlainDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Returns the end of an account number with sound check digits, else the start. */
  static int accountEnd(String text, int start) {
    if (isPlainDigit(text.charAt(start))) {
      return start;
    }
    Matcher matcher = at(ACCOUNT, text, start);
    if (!matcher.lookingAt()) {
      return start;
    }
    for (int end = matcher.end(); end - start >= 15; end--) {
      String plain = text.substring(start, end).replaceAll("[^A-Za-z0-9]", "");
      boolean wholeWord = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
      if (wholeWord && plain.length() >= 15 && hasSoundCheck(plain)) {
        return end;
      }
    }
    return start;
  }

  private static boolean hasSoundCheck(String account) {
    String turned = account.substring(4) + account.substring(0, 4);
    StringBuilder digits = new StringBuilder();
    turned.chars().forEach(c -> digits.append(Character.digit(c, 36)));
    return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
  }

  /** Returns the end of a network address, else the start. */
  static int networkEnd(String text, int start) {
    if (isPlainDigit(text.charAt(start))) {
      Matcher four = at(FOUR, text, start);
      if (four.lookingAt() && isFour(four.group())) {
        return four.end();
      }
    }
    if (Character.digit(text.charAt(start), 16) < 0 && text.charAt(start) != ':') {
      return start;
    }
    Matcher six = at(SIX, text, start);
    boolean address = six.lookingAt() && isSix(six.group());
    return address ? six.end() : start;
  }

  private static boolean isFour(String text) {
    return List.of(text.split("\\.", -1)).stream().allMatch(part -> Integer.parseInt(part) <= 255);
  }

  /** At least eight groups or a gap: times of day have neither. */
  private static boolean isSix(String text) {
    long colons = text.chars().filter(c -> c == ':').count();
    return text.length() > 3 && (colons == 7 || (text.contains("::") && colons <= 7));
  }

  /**
   * Returns the end of a number that names nobody (an SMTP reply, a date, a time), else the start.
   */
  static int harmlessEnd(String text, int start) {
    if (!isPlainDigit(text.charAt(start))) {
      return start; // every shape begins with one
    }
    for (Pattern shape : HARMLESS) {
      Matcher matcher = at(shape, text, start);
      if (matcher.lookingAt()) {
        return matcher.end();
      }
    }
    return start;
  }

  /** Returns the end of a phone number, or of any number as long as one. */
  static OptionalInt phoneEnd(String text, int start) {
    boolean plus = text.charAt(start) == '+' || text.charAt(start) == '\uFF0B';
    int i = plus || text.charAt(start) == '(' ? start + 1 : start;
    int digits = 0;
    int end = start;
    int separators = 0;
    while (i < text.length() && separators <= MOST_SEPARATORS) {
      char c = text.charAt(i);
      if (isDigit(c)) {
        if (separators > 0 && harmlessEnd(text, i) > i) {
          break;
        }
        digits++;
        separators = 0;
        end = i + 1;
      } else if (digits + (plus ? 1 : 0) > 0 && SEPARATORS.indexOf(c) >= 0) {
        separators++;
      } else {
        break;
      }
      i++;
    }
    return digits >= (plus ? LEAST_PLUS_DIGITS : LEAST_PHONE_DIGITS)
        ? OptionalInt.of(end)
        : OptionalInt.empty();
  }

  /** Returns the end of the digits that stand here. */
  static int digitsEnd(String text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static Matcher at(Pattern pattern, String text, int start) {
    return pattern.matcher(text).region(start, text.length()).useTransparentBounds(true);
  }
}
