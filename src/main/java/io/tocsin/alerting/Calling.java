package io.tocsin.alerting;

import io.tocsin.alerting.AlertWords.Matter;
import io.tocsin.alerting.sql.AlertTable;
import io.tocsin.alerting.sql.CallTable;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Teammate;
import io.tocsin.delivery.Channel.Sent;
import io.tocsin.delivery.Outcome;
import io.tocsin.detection.Evidence;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.incidents.IncidentHistory;
import io.tocsin.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries planned calls to people: claimed, sent, and only then recorded; thread-safe. At least
 * once: a try whose end nobody saw is made again under the same name.
 */
final class Calling {

  /** How long a node holds a call without a sign of life; longer than any try may last. */
  static final Duration LEASE = Duration.ofMinutes(5);

  private static final Duration FIRST_RETRY = Duration.ofSeconds(20);
  private static final int MOST_DOUBLINGS = 4;
  private static final int MOST_TRIES = 20;

  private final AlertTable alerts;
  private final CallTable calls;
  private final IncidentArchive archive;
  private final InTray tray;
  private final Supplier<Catalog> catalog;
  private final AlertWords words;
  private final AlertLinks links;
  private final String node;
  private final InstantSource clock;
  private volatile boolean draining;

  Calling(Alarm.Tools tools, String node, InstantSource clock) {
    this.alerts = tools.alerts();
    this.calls = tools.calls();
    this.archive = tools.archive();
    this.tray = tools.tray();
    this.catalog = tools.catalog();
    this.words = tools.words();
    this.links = tools.links();
    this.node = node;
    this.clock = clock;
  }

  /** Gives back what this node held when it died. */
  void takeUp(Instant now) {
    reclaim(node, now);
  }

  /** Gives back what nobody holds any more. */
  void reclaim(String dead, Instant now) {
    if (alerts.<Boolean>read(transaction -> calls.isLapsed(transaction, dead, now))) {
      alerts.write(transaction -> calls.reclaim(transaction, dead, now));
    }
  }

  /** Finishes the call under way and begins no other. */
  void drain() {
    draining = true;
  }

  /** Makes every call that is due on a channel; returns how many tries were made. */
  int callDue(AlertChannel channel, Instant now) {
    int tries = 0;
    while (!draining
        && alerts.<Boolean>read(transaction -> calls.isDue(transaction, channel.id(), now))) {
      List<Call> claimed =
          alerts.write(
              transaction -> calls.claim(transaction, channel.id(), node, now, now.plus(LEASE)));
      if (claimed.isEmpty()) {
        return tries;
      }
      Call call = claimed.getFirst();
      Optional<AlertMessage> message = alerts.read(transaction -> message(transaction, call, now));
      if (message.isPresent()) {
        Sent sent = channel.send(message.get());
        alerts.write(transaction -> record(transaction, call, sent));
        tries++;
      } else {
        Sent nobody = new Sent(Outcome.NOT_SENDABLE, "no longer in the team");
        alerts.write(
            transaction -> calls.settle(transaction, call, Call.Status.FAILED, nobody, now));
      }
    }
    return tries;
  }

  private Optional<AlertMessage> message(Transaction transaction, Call call, Instant now) {
    Optional<Teammate> person = catalog.get().team().person(call.person());
    Alert alert = alerts.find(transaction, call.alert()).orElseThrow();
    return person.map(found ->
        words.message(
            call,
            matter(transaction, alert, now),
            found,
            links.link(alert.id(), found.id(), now),
            now));
  }

  /** Reads what an alert is about. */
  Matter matter(Transaction transaction, Alert alert, Instant now) {
    @Nullable Incident incident =
        Optional.ofNullable(alert.incident())
            .flatMap(id -> archive.incident(transaction, id))
            .map(IncidentHistory::incident)
            .orElse(null);
    List<Evidence> evidence =
        incident == null
            ? List.of()
            : incident.components().stream()
                .sorted()
                .flatMap(component -> archive.evidence(transaction, component).stream())
                .toList();
    Occasion occasion = tray.occasion(transaction, alert, now).orElse(null);
    return new Matter(alert, incident, evidence, occasion);
  }

  private boolean record(Transaction transaction, Call call, Sent sent) {
    Instant now = clock.instant();
    return switch (sent.outcome()) {
      case ACCEPTED -> calls.settle(transaction, call, Call.Status.ACCEPTED, sent, now);
      case REFUSED_FOR_GOOD, NOT_SENDABLE ->
          calls.settle(transaction, call, Call.Status.FAILED, sent, now);
      case REFUSED_FOR_NOW, SENDER_REFUSED, UNREACHABLE, REPLY_LOST, INTERRUPTED ->
          again(transaction, call, sent, now);
    };
  }

  /** Once the alert is over or went round again, an old call is not worth another try. */
  private boolean again(Transaction transaction, Call call, Sent sent, Instant now) {
    Alert alert = alerts.find(transaction, call.alert()).orElseThrow();
    boolean needless =
        call.kind() == Call.Kind.WAKE && (!alert.isRinging() || alert.round() > call.round());
    boolean enough = call.tries() >= MOST_TRIES;
    return (needless || enough)
        ? calls.settle(transaction, call, Call.Status.OVERTAKEN, sent, now)
        : calls.postpone(transaction, call, sent, now.plus(wait(call.tries())));
  }

  private static Duration wait(int tries) {
    return FIRST_RETRY.multipliedBy(1L << Math.min(MOST_DOUBLINGS, Math.max(0, tries - 1)));
  }
}
