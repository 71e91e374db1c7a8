package io.tocsin.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A mail server to ask, up to RCPT TO and no further, whether it would take mail for an address
 * that exists (RFC 5321 section 3.3). Immutable.
 *
 * @param helo the name the probe gives itself
 * @param mailFrom the envelope sender, an address of the owner's
 * @param canaries mailboxes that exist and belong to the owner, asked about one after the other;
 *     the more there are, the smaller a fault they find: 1 to 100, all of one domain
 * @param startTls whether the server must offer STARTTLS and the probe must use it
 */
public record SmtpProbeSpec(
    String id,
    String component,
    Set<Cohort> cohorts,
    MailServer server,
    int port,
    String helo,
    String mailFrom,
    List<String> canaries,
    Duration interval,
    Duration timeout,
    boolean startTls,
    int confirmAfterFailures,
    int recoverAfterSuccesses,
    boolean allowPrivate)
    implements ProbeSpec {

  /** More recipients than this no server takes in one conversation (RFC 5321 section 4.5.3.1.8). */
  public static final int MOST_CANARIES = 100;

  public SmtpProbeSpec {
    cohorts = Set.copyOf(cohorts);
    canaries = List.copyOf(canaries);
    if (canaries.isEmpty() || canaries.size() > MOST_CANARIES) {
      throw new IllegalArgumentException(id + " has " + canaries.size() + " canaries");
    }
    ProbeRules.checkPort(id, port);
    ProbeRules.checkCommandWord(helo);
    ProbeRules.checkMailbox(mailFrom);
    canaries.forEach(ProbeRules::checkMailbox);
    ProbeRules.check(id, component, interval, timeout, confirmAfterFailures, recoverAfterSuccesses);
  }

  /** A probe with one canary. */
  public SmtpProbeSpec(
      String id,
      String component,
      Set<Cohort> cohorts,
      MailServer server,
      int port,
      String helo,
      String mailFrom,
      String canary,
      Duration interval,
      Duration timeout,
      boolean startTls,
      int confirmAfterFailures,
      int recoverAfterSuccesses,
      boolean allowPrivate) {
    this(
        id,
        component,
        cohorts,
        server,
        port,
        helo,
        mailFrom,
        List.of(canary),
        interval,
        timeout,
        startTls,
        confirmAfterFailures,
        recoverAfterSuccesses,
        allowPrivate);
  }
}
