package io.tocsin.signals.bounce;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the refusal of a mail server in what a person pasted: a whole report of RFC 3464, one line
 * of it, or the prose of a mail program. Never fails, whatever the text; reads its first 20,000
 * characters in time that grows with their number.
 */
public final class BounceReader {

  /** Longer texts are read up to here. */
  public static final int LONGEST = 20_000;

  private BounceReader() {}

  /** Returns the bounce that the text holds; empty when it holds none. */
  public static Optional<Bounce> read(String pasted) {
    String text = cleaned(pasted);
    String lower = text.toLowerCase(Locale.ROOT);
    Replies replies = Replies.in(text);
    boolean heading = BounceMarks.hasHeading(lower);
    boolean coded = replies.code() > 0 && BounceMarks.speaksOfMail(lower);
    if (!replies.certain() && !heading && !coded) {
      return Optional.empty();
    }
    String domain = Recipient.domainIn(text);
    BounceKind kind = kind(replies, lower);
    boolean tellsNothing = replies.code() == 0 && replies.status() == null;
    boolean unclear = kind == BounceKind.OTHER && !replies.certain();
    if (unclear || (tellsNothing && domain == null)) {
      return Optional.empty();
    }
    return Optional.of(new Bounce(replies.code(), replies.status(), domain, kind));
  }

  /** Line ends alike, folded lines joined, typographic apostrophes straight, nothing invisible. */
  private static String cleaned(String pasted) {
    String start = pasted.length() > LONGEST ? pasted.substring(0, LONGEST) : pasted;
    StringBuilder clean = new StringBuilder(start.length());
    for (int i = 0; i < start.length(); i++) {
      char c = start.charAt(i);
      if (c == '\n') {
        boolean soft = !clean.isEmpty() && clean.charAt(clean.length() - 1) == '=';
        boolean folded =
            i + 1 < start.length() && (start.charAt(i + 1) == ' ' || start.charAt(i + 1) == '\t');
        if (soft) {
          clean.setLength(clean.length() - 1);
        } else {
          clean.append(folded ? ' ' : '\n');
        }
      } else if (c == '’' || c == '‘') {
        clean.append('\'');
      } else if (c == '>' && (clean.isEmpty() || clean.charAt(clean.length() - 1) == '\n')) {
        continue; // quoted by a mail program
      } else if (c != '\r') {
        clean.append(Character.isISOControl(c) || c == '\u00a0' ? ' ' : c);
      }
    }
    return clean.toString();
  }

  private static BounceKind kind(Replies replies, String lower) {
    BounceKind said = BounceProse.kindOf(lower);
    BounceKind coded = ofStatus(replies.status(), lower);
    boolean waits =
        replies.code() > 0
            ? replies.code() < 500
            : replies.status() != null && replies.status().startsWith("4");
    BounceKind kind = coded == null ? said : coded;
    boolean staysAsItIs =
        kind == BounceKind.MAILBOX_FULL
            || kind == BounceKind.NETWORK
            || kind == BounceKind.TOO_LARGE;
    return waits && !staysAsItIs ? BounceKind.TEMPORARY : kind;
  }

  /** What a status means by RFC 3463; null where it says nothing, or is known to be misused. */
  private static @Nullable BounceKind ofStatus(@Nullable String status, String lower) {
    if (status == null) {
      return null;
    }
    String detail = status.substring(2);
    return switch (detail) {
      case "1.0", "1.1", "1.3", "1.6", "1.10", "2.1" -> BounceKind.UNKNOWN_USER;
      case "1.2" -> BounceKind.NETWORK;
      case "2.2" -> BounceKind.MAILBOX_FULL;
      case "2.3", "3.4" -> BounceKind.TOO_LARGE;
      case "4.1" ->
          lower.contains("recipient address rejected")
              ? BounceKind.UNKNOWN_USER
              : BounceKind.NETWORK;
      default -> ofSubject(detail, lower);
    };
  }

  private static @Nullable BounceKind ofSubject(String detail, String lower) {
    if (detail.startsWith("4.")) {
      return BounceKind.NETWORK;
    }
    if (detail.startsWith("7.")) {
      boolean misused = lower.contains("user unknown") || lower.contains("utilisateur inconnu");
      return misused ? BounceKind.UNKNOWN_USER : BounceKind.REFUSED_POLICY;
    }
    return null;
  }
}
