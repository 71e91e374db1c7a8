package io.tocsin.catalog;

import java.time.Duration;

/** What holds for every declared probe and witness, whatever it asks. */
final class ProbeRules {

  private ProbeRules() {}

  static void check(
      String id,
      String component,
      Duration interval,
      Duration timeout,
      int confirmAfterFailures,
      int recoverAfterSuccesses) {
    Id.require("probe", id);
    Id.require("component", component);
    checkTimes(id, interval, timeout);
    if (confirmAfterFailures < 1 || recoverAfterSuccesses < 1) {
      throw new IllegalArgumentException(id + " must see at least one answer to confirm");
    }
  }

  static void checkTimes(String id, Duration interval, Duration timeout) {
    if (!interval.isPositive() || !timeout.isPositive() || timeout.compareTo(interval) > 0) {
      throw new IllegalArgumentException(
          id + " needs 0 < timeout <= interval, not " + timeout + " and " + interval);
    }
  }

  static void checkPort(String id, int port) {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException(id + " has an impossible port: " + port);
    }
  }

  /** A space or a line break would let a configured word become another SMTP command. */
  static void checkCommandWord(String word) {
    if (word.isEmpty() || word.chars().anyMatch(c -> c <= ' ' || c >= 127)) {
      throw new IllegalArgumentException("not one word of plain ASCII: " + word);
    }
  }

  static void checkMailbox(String address) {
    if (!MailAddress.isMailAddress(address)) {
      throw new IllegalArgumentException("not a mail address: " + address);
    }
  }
}
