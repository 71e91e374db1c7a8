package io.tocsin.app.demo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be broken by hand. */
public enum Switch {
  /** The mail server refuses addresses that exist. */
  MAIL_ANSWERS_550,
  /** The site shows a page that speaks of maintenance, with status 200. */
  SITE_SAYS_MAINTENANCE,
  /** The site sends a page that never arrives. */
  SITE_LOADS_FOR_EVER,
  /** Nobody speaks any more. */
  OPERATOR_MUTE,
  /** Our own line is cut: nothing can be reached, witnesses neither. */
  OWN_NETWORK_GONE;

  /** The word in forms and addresses. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the switch of that word. */
  public static Optional<Switch> find(String id) {
    return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
  }
}
