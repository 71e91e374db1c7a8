package io.tocsin.signals.probe.smtp;

import io.tocsin.catalog.MailServer;
import io.tocsin.catalog.SmtpProbeSpec;
import io.tocsin.signals.Canaries;
import io.tocsin.signals.Finding;
import io.tocsin.signals.ProbeReason;
import io.tocsin.signals.probe.Observation;
import io.tocsin.signals.probe.Probe;
import io.tocsin.signals.probe.egress.EgressGate;
import io.tocsin.signals.probe.egress.EgressGate.ResolveFailed;
import io.tocsin.signals.probe.egress.Route;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Asks a mail server whether it would take mail for addresses that exist: EHLO, STARTTLS, MAIL
 * FROM, RCPT TO, RSET, QUIT; never DATA; thread-safe.
 */
public final class SmtpProbe implements Probe {

  private final SmtpProbeSpec spec;
  private final EgressGate gate;

  /** A probe as declared, connecting through a gate. */
  public SmtpProbe(SmtpProbeSpec spec, EgressGate gate) {
    this.spec = spec;
    this.gate = gate;
  }

  /** What one try found, before its time is added. */
  private record Found(ProbeReason reason, String detail, @Nullable Canaries canaries) {
    Found(ProbeReason reason, String detail) {
      this(reason, detail, null);
    }
  }

  @Override
  public Observation ask() throws InterruptedException {
    long start = System.nanoTime();
    Found found = find(start + spec.timeout().toNanos());
    return new Observation(
        found.reason(),
        Duration.ofNanos(System.nanoTime() - start),
        found.detail(),
        found.canaries());
  }

  private Found find(long deadline) throws InterruptedException {
    List<String> hosts;
    try {
      hosts =
          switch (spec.server()) {
            case MailServer.Host host -> List.of(host.name());
            case MailServer.MxOf domain -> gate.mailServers(domain.name());
          };
    } catch (ResolveFailed failure) {
      return new Found(ProbeReason.NAME_NOT_FOUND, String.valueOf(failure.getMessage()));
    }
    if (hosts.isEmpty()) {
      return new Found(
          ProbeReason.NAME_NOT_FOUND, spec.server() + ": the domain takes no mail (RFC 7505)");
    }
    Found last = new Found(ProbeReason.NAME_NOT_FOUND, "no mail server");
    for (String host : hosts) {
      last = askHost(host, deadline);
      if (!isUnreachable(last.reason())) {
        return last;
      }
    }
    return last;
  }

  private static boolean isUnreachable(ProbeReason reason) {
    return reason == ProbeReason.CONNECTION_REFUSED
        || reason == ProbeReason.NAME_NOT_FOUND
        || reason == ProbeReason.TIMED_OUT;
  }

  private Found askHost(String host, long deadline) throws InterruptedException {
    return switch (gate.route(host, spec.allowPrivate())) {
      case Route.Open open -> askFirstThatConnects(host, open.addresses(), deadline);
      case Route.Forbidden forbidden ->
          new Found(
              ProbeReason.TARGET_NOT_ALLOWED, forbidden.address() + " is not a public address");
      case Route.NotFound notFound -> new Found(ProbeReason.NAME_NOT_FOUND, notFound.why());
    };
  }

  private Found askFirstThatConnects(String host, List<InetAddress> addresses, long deadline) {
    Found last = new Found(ProbeReason.NAME_NOT_FOUND, host + " has no address");
    for (InetAddress address : addresses) {
      last = askAddress(host, address, deadline);
      if (last.reason() != ProbeReason.CONNECTION_REFUSED) {
        return last;
      }
    }
    return last;
  }

  private Found askAddress(String host, InetAddress address, long deadline) {
    try (SmtpDialog dialog = new SmtpDialog(gate.connect(address, spec.port(), deadline))) {
      return converse(dialog, host);
    } catch (SocketTimeoutException late) {
      return new Found(
          ProbeReason.TIMED_OUT, "no answer within " + spec.timeout().toSeconds() + " s");
    } catch (ConnectException | NoRouteToHostException refused) {
      return new Found(ProbeReason.CONNECTION_REFUSED, String.valueOf(refused.getMessage()));
    } catch (SSLException failure) {
      return new Found(ProbeReason.TLS_FAILED, String.valueOf(failure.getMessage()));
    } catch (IOException broken) {
      return new Found(ProbeReason.PROTOCOL_BROKEN, String.valueOf(broken.getMessage()));
    }
  }

  private Found converse(SmtpDialog dialog, String host) throws IOException {
    SmtpReply reply = dialog.listen();
    if (reply.isPositive()) {
      reply = dialog.say("EHLO " + spec.helo());
    }
    if (reply.isPositive() && spec.startTls()) {
      if (!dialog.offered("STARTTLS")) {
        return new Found(ProbeReason.TLS_FAILED, "the server does not offer STARTTLS");
      }
      reply = dialog.say("STARTTLS");
      if (reply.isPositive()) {
        dialog.startTls(host);
        reply = dialog.say("EHLO " + spec.helo());
      }
    }
    if (!reply.isPositive()) {
      return new Found(beforeRecipient(reply), reply.toString());
    }
    reply = dialog.say("MAIL FROM:<" + spec.mailFrom() + ">");
    if (!reply.isPositive()) {
      return new Found(beforeRecipient(reply), reply.toString());
    }
    Found found = askCanaries(dialog);
    sayGoodbye(dialog);
    return found;
  }

  /** Names one canary after the other; those answered neither yes nor no are left out. */
  private Found askCanaries(SmtpDialog dialog) throws IOException {
    int asked = 0;
    SmtpReply first = null;
    List<SmtpReply> refusals = new ArrayList<>();
    for (String canary : spec.canaries()) {
      SmtpReply reply = dialog.say("RCPT TO:<" + canary + ">");
      first = first == null ? reply : first;
      if (reply.enhanced().equals("4.5.3") || reply.code() == 421) {
        break; // too many at once, or it hangs up: what was said before holds
      }
      Finding finding = reply.meaning().finding();
      asked += finding == Finding.INCONCLUSIVE ? 0 : 1;
      if (finding == Finding.FAILS) {
        refusals.add(reply);
      }
    }
    return addUp(Objects.requireNonNull(first), asked, refusals);
  }

  private Found addUp(SmtpReply first, int asked, List<SmtpReply> refusals) {
    Canaries canaries =
        asked == 0 || spec.canaries().size() == 1 ? null : new Canaries(refusals.size(), asked);
    if (asked == 0) {
      return new Found(first.meaning(), first.toString());
    }
    if (refusals.isEmpty()) {
      return new Found(ProbeReason.AS_EXPECTED, first.toString(), canaries);
    }
    SmtpReply refusal = refusals.getFirst();
    boolean all = refusals.size() == asked;
    return new Found(
        all ? refusal.meaning() : ProbeReason.SOME_ADDRESSES_REFUSED, refusal.toString(), canaries);
  }

  /** Before any recipient is named, a permanent refusal is about us, not about the customers. */
  private static ProbeReason beforeRecipient(SmtpReply reply) {
    return reply.code() >= 500 ? ProbeReason.PROBE_REFUSED : reply.meaning();
  }

  /** The answer is in; whether the goodbye is heard changes nothing. */
  private static void sayGoodbye(SmtpDialog dialog) {
    try {
      dialog.say("RSET");
      dialog.say("QUIT");
    } catch (IOException alreadyGone) {
      org.slf4j.LoggerFactory.getLogger(SmtpProbe.class)
          .debug("hung up before the goodbye", alreadyGone);
    }
  }
}
