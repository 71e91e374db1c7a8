package io.tocsin.catalog;

import java.time.Duration;
import java.util.Set;

/**
 * A mail server to ask, up to RCPT TO and no further, whether it would take mail for an address
 * that exists (RFC 5321 section 3.3). Immutable.
 *
 * @param helo the name the probe gives itself
 * @param mailFrom the envelope sender, an address of the owner's
 * @param rcptTo the canary: a mailbox that exists and belongs to the owner
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
    String rcptTo,
    Duration interval,
    Duration timeout,
    boolean startTls,
    int confirmAfterFailures,
    int recoverAfterSuccesses,
    boolean allowPrivate)
    implements ProbeSpec {

  public SmtpProbeSpec {
    cohorts = Set.copyOf(cohorts);
    ProbeRules.checkPort(id, port);
    ProbeRules.checkCommandWord(helo);
    ProbeRules.checkMailbox(mailFrom);
    ProbeRules.checkMailbox(rcptTo);
    ProbeRules.check(id, component, interval, timeout, confirmAfterFailures, recoverAfterSuccesses);
  }
}
