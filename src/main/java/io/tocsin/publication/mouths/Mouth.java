package io.tocsin.publication.mouths;

import java.util.Locale;

/** Where a text is spoken. */
public enum Mouth {
  PAGE,
  SHORT_MAIL,
  LONG_MAIL,
  SMS,
  SOCIAL_POST,
  /** A line on the operator's own site. */
  BANNER,
  /** What somebody who answers calls says. */
  CALL_SCRIPT,
  /** What the telephone system says before anybody answers. */
  VOICE_MENU,
  /** About 60 words with figures that may be cited, and a contact. */
  PRESS_RELEASE,
  /** For a customer to send to their own correspondents. */
  CORRESPONDENTS,
  /** What a mail server answers: ASCII, at most 200 characters. */
  BOUNCE,
  /** The page that stands in for a site that is down (503). */
  STAND_IN_PAGE;

  /** Returns the name in addresses, forms and the API: {@code call-script}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
