package io.tocsin.signals;

import java.util.OptionalInt;

/**
 * Takes out of a pasted text what names a person: mail addresses, phone, card and account numbers,
 * network addresses. Runs in one pass; what the text says about the outage stays, so that {@code
 * 550 5.1.1} and a date survive.
 */
public final class Masking {

  /** Stands where a mail address stood. */
  public static final String MAIL = "[✉]";

  /** Stands where a phone number, or another long number, stood. */
  public static final String PHONE = "[☎]";

  /** Stands where an account number stood. */
  public static final String ACCOUNT = "[IBAN]";

  /** Stands where a network address stood. */
  public static final String NETWORK = "[IP]";

  private final String text;
  private final StringBuilder masked = new StringBuilder();

  private Masking(String text) {
    this.text = text;
  }

  /** Returns the text without what names a person. */
  public static String mask(String text) {
    return new Masking(MailMask.mask(text)).numbers();
  }

  private String numbers() {
    int i = 0;
    while (i < text.length()) {
      i = atWordStart(i) ? wordAt(i) : copy(i, i + 1);
    }
    return masked.toString();
  }

  private boolean atWordStart(int i) {
    return i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1)) || startsNumber(i);
  }

  private boolean startsNumber(int i) {
    return NumberShapes.isDigit(text.charAt(i)) && !NumberShapes.isDigit(text.charAt(i - 1));
  }

  /** Handles what begins here and returns where to go on. */
  private int wordAt(int i) {
    int account = NumberShapes.accountEnd(text, i);
    if (account > i) {
      return replace(ACCOUNT, account);
    }
    int network = NumberShapes.networkEnd(text, i);
    if (network > i) {
      return replace(NETWORK, network);
    }
    int plain = NumberShapes.harmlessEnd(text, i);
    if (plain > i) {
      return copy(i, plain);
    }
    OptionalInt phone = NumberShapes.phoneEnd(text, i);
    return phone.isPresent()
        ? replace(PHONE, phone.getAsInt())
        : copy(i, NumberShapes.digitsEnd(text, i));
  }

  private int replace(String mark, int end) {
    masked.append(mark);
    return end;
  }

  private int copy(int from, int to) {
    int end = Math.max(to, from + 1);
    masked.append(text, from, end);
    return end;
  }
}
