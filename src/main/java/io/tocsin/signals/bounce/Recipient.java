package io.tocsin.signals.bounce;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The domain of the recipient that a bounce is about; what stands before the sign is not read. */
final class Recipient {

  /** After these words the recipient is named; the most certain first. Lower case. */
  private static final List<String> NAMED_AFTER =
      List.of(
          "final-recipient:",
          "original-recipient:",
          "x-failed-recipients:",
          "rcpt to:",
          "could not be delivered to",
          "wasn't delivered to",
          "was not delivered to",
          "has not been delivered to",
          "problem delivering your message to",
          "n'a pas été distribué à",
          "n'a pas été remis à",
          "n'a pas pu être remis à",
          "n'a pas pu être distribué à",
          "n’a pas été distribué à",
          "n’a pas été remis à",
          "n’a pas pu être remis à",
          "destinataire :",
          "destinataire:",
          "recipient:");

  private static final Set<String> SENDERS_OF_BOUNCES =
      Set.of("mailer-daemon", "postmaster", "microsoftexchange", "noreply", "no-reply");

  /** Lines that name somebody else. Lower case. */
  private static final List<String> OTHERS =
      List.of(
          "from:",
          "de :",
          "de:",
          "reply-to:",
          "return-path:",
          "x-postfix-sender:",
          "message-id:",
          "references:",
          "in-reply-to:",
          "sender:",
          "mail from:",
          "reporting-mta:");

  private static final int MOST_ADDRESSES = 200;

  private Recipient() {}

  static @Nullable String domainIn(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (String named : NAMED_AFTER) {
      int at = lower.indexOf(named);
      if (at >= 0) {
        String domain = firstAddress(lower, at + named.length(), at + named.length() + 300);
        if (domain != null) {
          return domain;
        }
      }
    }
    return firstAddress(lower, 0, lower.length());
  }

  private static @Nullable String firstAddress(String text, int from, int to) {
    int at = text.indexOf('@', from);
    for (int i = 0; at >= 0 && at < to && i < MOST_ADDRESSES; i++) {
      String domain = domainAfter(text, at + 1);
      if (domain != null && !isSomebodyElse(text, at)) {
        return domain;
      }
      at = text.indexOf('@', at + 1);
    }
    return null;
  }

  private static @Nullable String domainAfter(String text, int start) {
    int end = start;
    while (end < text.length() && end - start < 253 && isHost(text.charAt(end))) {
      end++;
    }
    while (end > start && !isAlphanumeric(text.charAt(end - 1))) {
      end--;
    }
    String domain = text.substring(start, end);
    int dot = domain.lastIndexOf('.');
    boolean named =
        dot > 0 && domain.length() - dot > 2 && !Character.isDigit(domain.charAt(dot + 1));
    return named && isAlphanumeric(domain.charAt(0)) && !domain.contains("..") ? domain : null;
  }

  private static boolean isSomebodyElse(String text, int at) {
    int start = at;
    while (start > 0 && at - start < 64 && isLocal(text.charAt(start - 1))) {
      start--;
    }
    if (start == at || startsWithAny(text.substring(start, at))) {
      return true;
    }
    int line = Math.max(text.lastIndexOf('\n', at) + 1, at - 200);
    String before = text.substring(line, at).stripLeading();
    return OTHERS.stream().anyMatch(before::startsWith);
  }

  private static boolean startsWithAny(String local) {
    return SENDERS_OF_BOUNCES.stream().anyMatch(local::startsWith);
  }

  private static boolean isLocal(char c) {
    return Character.isLetterOrDigit(c) || ".!#$%&'*+/=?^_`{|}~-[✉]".indexOf(c) >= 0;
  }

  private static boolean isHost(char c) {
    return isAlphanumeric(c) || c == '.' || c == '-';
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
