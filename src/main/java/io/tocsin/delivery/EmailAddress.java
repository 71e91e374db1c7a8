package io.tocsin.delivery;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail address we are willing to write to: the dot-atom form of RFC 5321 section 4.1.2 in ASCII,
 * with a domain of at least two labels. Immutable.
 *
 * <p>Quoted local parts, comments, address literals, source routes and anything outside printable
 * ASCII are refused: what cannot be written here cannot break a header or a command. The domain is
 * kept in lower case; two spellings of the local part are two addresses.
 */
public record EmailAddress(String text) {

  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL = 64;
  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern LOCAL = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*+");
  private static final Pattern DOMAIN =
      Pattern.compile(LABEL + "(?:\\." + LABEL + ")*\\.[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])");

  public EmailAddress {
    if (parse(text).filter(same -> same.equals(text)).isEmpty()) {
      throw new IllegalArgumentException("not an address we write to");
    }
  }

  /** Reads an address as a person types it, blanks around it forgiven; empty if it is none. */
  public static Optional<EmailAddress> of(String typed) {
    return parse(strip(typed)).map(EmailAddress::new);
  }

  /** Blanks only: a line break is never forgiven. */
  private static String strip(String typed) {
    int from = 0;
    int to = typed.length();
    while (from < to && typed.charAt(from) == ' ') {
      from++;
    }
    while (to > from && typed.charAt(to - 1) == ' ') {
      to--;
    }
    return typed.substring(from, to);
  }

  private static Optional<String> parse(String text) {
    int at = text.lastIndexOf('@');
    if (text.length() > LONGEST || at < 1 || at > LONGEST_LOCAL) {
      return Optional.empty();
    }
    String local = text.substring(0, at);
    String domain = text.substring(at + 1);
    return LOCAL.matcher(local).matches() && DOMAIN.matcher(domain).matches()
        ? Optional.of(local + "@" + domain.toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /** Returns what follows the at sign. */
  public String domain() {
    return text.substring(text.lastIndexOf('@') + 1);
  }

  /** Hides the address from logs. */
  @Override
  public String toString() {
    return "*@" + domain();
  }
}
