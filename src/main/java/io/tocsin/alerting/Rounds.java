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

  private final AlertTable alerts;
  private final CallTable calls;
  private final Supplier<Catalog> catalog;
  private final List<AlertChannel> channels;
  private final Supplier<String> ids;

  Rounds(
      AlertTable alerts,
      CallTable calls,
      Supplier<Catalog> catalog,
      List<AlertChannel> channels,
      Supplier<String> ids) {
    this.alerts = alerts;
    this.calls = calls;
    this.catalog = catalog;
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
    Duration unanswered = Duration.between(alert.raisedAt(), now);
    if (!alerts.goRound(transaction, alert, next(team, alert, unanswered, now))) {
      return false;
    }
    calls.overtake(transaction, alert.id(), now);
    plan(transaction, alert, Call.Kind.WAKE, alert.round() + 1, team.awakeAfter(unanswered), now);
    return true;
  }

  private static Instant next(Team team, Alert alert, Duration unanswered, Instant now) {
    Instant again = now.plus(team.repeat());
    return team.nextStep(unanswered)
        .map(step -> alert.raisedAt().plus(step))
        .filter(again::isAfter)
        .orElse(again);
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
