package io.tocsin.catalog;

import java.util.regex.Pattern;

/**
 * The rule for mail addresses the owner writes into the catalogue: the plain dot-atom form of RFC
 * 5321 section 4.1.2, without quoted local parts.
 */
public final class MailAddress {

  private static final Pattern FORM =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?");

  private MailAddress() {}

  /** Says whether the text is a mail address Tocsin can put into an SMTP command. */
  public static boolean isMailAddress(String text) {
    return text.length() <= 254 && FORM.matcher(text).matches();
  }
}
