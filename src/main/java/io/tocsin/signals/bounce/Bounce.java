package io.tocsin.signals.bounce;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A refusal of a mail server, without anything that names a person. Immutable.
 *
 * @param code the reply of RFC 5321, 400 to 599; 0 where none was told
 * @param status the enhanced status code of RFC 3463, for instance {@code 5.1.1}, or null
 * @param domain the domain of the recipient in lower case, or null
 */
public record Bounce(int code, @Nullable String status, @Nullable String domain, BounceKind kind) {

  private static final Pattern STATUS = Pattern.compile("[45]\\.\\d{1,3}\\.\\d{1,3}");
  private static final int LONGEST_DOMAIN = 253;

  public Bounce {
    if (code != 0 && (code < 400 || code > 599)) {
      throw new IllegalArgumentException("not a refusal: " + code);
    }
    if (status != null && !STATUS.matcher(status).matches()) {
      throw new IllegalArgumentException("not an enhanced status code: " + status);
    }
    if (domain != null && (domain.isEmpty() || domain.length() > LONGEST_DOMAIN)) {
      throw new IllegalArgumentException("not a domain: " + domain);
    }
    if (kind == null) {
      throw new IllegalArgumentException("a bounce has a kind");
    }
  }

  /** Code and status as servers write them, {@code 550 5.1.1}; empty when none was told. */
  public String codes() {
    String first = code == 0 ? "" : Integer.toString(code);
    if (status == null) {
      return first;
    }
    return first.isEmpty() ? status : first + " " + status;
  }
}
