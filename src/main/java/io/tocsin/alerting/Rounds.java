package io.tocsin.alerting;

import io.tocsin.alerting.sql.AlertTable;
import io.tocsin.alerting.sql.CallTable;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Team;
import io.tocsin.catalog.Teammate;
import io.tocsin.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Plans who is called when: everybody woken so far again, and the next ones too; thread-safe. What
 * an earlier round has not sent is overtaken, so that a mail server that comes back is not asked
 * for a heap of old alarms.
 */
final class Rounds {

  /** How long those who are first in line have to themselves what is not urgent. */
  static final Duration PATIENCE = Duration.ofMinutes(30);

  private final AlertTable alerts;
  private final CallTable calls;
  private final InTray tray;
  private final Supplier<Catalog> catalog;
  private final List<AlertChannel> channels;
  private final Supplier<String> ids;

  Rounds(Alarm.Tools tools, List<AlertChannel> channels, Supplier<String> ids) {
    this.alerts = tools.alerts();
    this.calls = tools.calls();
    this.tray = tools.tray();
    this.catalog = tools.catalog();
    this.channels = List.copyOf(channels);
    this.ids = ids;
  }

  /** Goes every round that is due; returns how many. */
  int go(Instant now) {
    List<Alert> due = alerts.read(transaction -> alerts.dueRounds(transaction, now));
    int rounds = 0;
    for (Alert alert : due) {
      rounds += alerts.<Boolean>write(transaction -> go(transaction, alert, now)) ? 1 : 0;
    }
    return rounds;
  }

  private boolean go(Transaction transaction, Alert alert, Instant now) {
    Team team = catalog.get().team();
    Instant from = alert.isPatient() ? alert.raisedAt().plus(PATIENCE) : alert.raisedAt();
    Duration unanswered = Duration.between(now.isBefore(from) ? now : from, now);
    Instant next = now.isBefore(from) ? from : next(team, from, unanswered, now);
    if (!alerts.goRound(transaction, alert, next)) {
      return false;
    }
    calls.overtake(transaction, alert.id(), now);
    List<Teammate> people = people(transaction, team, alert, unanswered, now);
    plan(transaction, alert, Call.Kind.WAKE, alert.round() + 1, people, now);
    return true;
  }

  /** Who approves what somebody wrote is somebody else, whoever that is: everybody is asked. */
  private List<Teammate> people(
      Transaction transaction, Team team, Alert alert, Duration unanswered, Instant now) {
    if (alert.reason() != Alert.Reason.APPROVAL_ASKED) {
      return team.awakeAfter(unanswered);
    }
    String author =
        tray.occasion(transaction, alert, now)
            .map(occasion ->
                occasion instanceof Occasion.Asked(var approval)
                    ? approval.draft().by().name()
                    : "")
            .orElse("");
    return team.people().stream().filter(person -> !person.name().equals(author)).toList();
  }

  private static Instant next(Team team, Instant from, Duration unanswered, Instant now) {
    Instant again = now.plus(team.repeat());
    return team.nextStep(unanswered).map(from::plus).filter(again::isAfter).orElse(again);
  }

  /** Tells everybody who was woken that somebody took it, who took it included. */
  void tellTaken(Transaction transaction, Alert taken, int time, Instant now) {
    List<String> woken =
        calls.of(transaction, taken.id()).stream().map(Call::person).distinct().toList();
    List<Teammate> told =
        catalog.get().team().people().stream().filter(p -> woken.contains(p.id())).toList();
    plan(transaction, taken, Call.Kind.TAKEN, time, told, now);
  }

  private void plan(
      Transaction transaction,
      Alert alert,
      Call.Kind kind,
      int round,
      List<Teammate> people,
      Instant now) {
    for (Teammate person : people) {
      for (AlertChannel channel : channels) {
        if (channel.reaches(person)) {
          calls.plan(
              transaction,
              new Call(
                  ids.get(),
                  alert.id(),
                  kind,
                  person.id(),
                  channel.id(),
                  round,
                  Call.Status.PLANNED,
                  now,
                  0,
                  0,
                  null));
        }
      }
    }
  }
}
