package io.tocsin.signals.probe.smtp;

import io.tocsin.signals.ProbeReason;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reply of a mail server (RFC 5321 section 4.2) and what it says about the service.
 *
 * @param code the three digits
 * @param enhanced the enhanced status code of RFC 3463, or empty
 * @param text the words after the codes, lines joined by a space
 */
public record SmtpReply(int code, String enhanced, String text) {

  private static final Pattern ENHANCED = Pattern.compile("^([245]\\.\\d{1,3}\\.\\d{1,3})\\b[ -]?");

  /** A reply from its code and its text, which may begin with an enhanced status code. */
  public static SmtpReply of(int code, String text) {
    Matcher matcher = ENHANCED.matcher(text);
    return matcher.find()
        ? new SmtpReply(code, matcher.group(1), text.substring(matcher.end()).strip())
        : new SmtpReply(code, "", text.strip());
  }

  /** Whether the server agreed. */
  public boolean isPositive() {
    return code >= 200 && code < 400;
  }

  /**
   * What the reply to RCPT TO for an address that exists means.
   *
   * <p>The code counts before the words: {@code 451 4.3.2 try again later} is an outage, not
   * greylisting.
   */
  public ProbeReason meaning() {
    if (isPositive()) {
      return ProbeReason.AS_EXPECTED;
    }
    return code >= 500 ? permanent() : temporary();
  }

  private ProbeReason temporary() {
    if (enhanced.equals("4.1.1")) {
      return ProbeReason.DIRECTORY_SILENT;
    }
    if (enhanced.equals("4.2.2")) {
      return ProbeReason.CANARY_FULL;
    }
    if (enhanced.equals("4.7.28") || (inPolicyClass() && says("rate", "too many", "limit"))) {
      return ProbeReason.THROTTLED;
    }
    if (enhanced.startsWith("4.3.") || enhanced.startsWith("4.4.")) {
      return ProbeReason.MAIL_MADE_TO_WAIT;
    }
    if (enhanced.equals("4.7.1")
        || says("greylist", "graylist", "greylisted", "postgrey", "try again later", "deferred")) {
      return ProbeReason.GREYLISTED;
    }
    return ProbeReason.MAIL_MADE_TO_WAIT;
  }

  private ProbeReason permanent() {
    if (enhanced.startsWith("5.7.")
        || says("blocked", "blacklist", "block list", "blocklist", "spamhaus")) {
      return ProbeReason.PROBE_REFUSED;
    }
    if (enhanced.equals("5.2.2") || code == 552) {
      return ProbeReason.CANARY_FULL;
    }
    if (code == 550 || code == 551 || code == 553 || enhanced.startsWith("5.1.")) {
      return ProbeReason.ADDRESS_REFUSED;
    }
    return ProbeReason.PROTOCOL_BROKEN;
  }

  private boolean inPolicyClass() {
    return enhanced.isEmpty() || enhanced.startsWith("4.7.");
  }

  private boolean says(String... words) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (String word : words) {
      if (lower.contains(word)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return code + (enhanced.isEmpty() ? " " : " " + enhanced + " ") + text;
  }
}
