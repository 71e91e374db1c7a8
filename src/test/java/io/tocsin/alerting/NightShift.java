package io.tocsin.alerting;

import io.tocsin.alerting.sql.AlertTable;
import io.tocsin.alerting.sql.CallTable;
import io.tocsin.audit.AuditLog;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.FourEyes;
import io.tocsin.catalog.HouseRules;
import io.tocsin.catalog.LegalProfile;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.catalog.Playbook;
import io.tocsin.catalog.Playbook.Trigger;
import io.tocsin.catalog.Team;
import io.tocsin.catalog.Teammate;
import io.tocsin.delivery.Channel.Sent;
import io.tocsin.delivery.Outcome;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.Opening;
import io.tocsin.publication.PressRoom;
import io.tocsin.publication.Publisher;
import io.tocsin.store.Database;
import io.tocsin.wording.yaml.ReadyTextsFile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small house with a team of two and a playbook, on a real database, its clock moved by hand. */
final class NightShift implements InstantSource {

  static final Actor DETECTION = new Actor(Actor.Kind.DETECTION, "1");

  final PressRoom room;
  final Catalog catalog;
  final AlertTable alerts;
  final CallTable calls = new CallTable();
  final Publisher publisher;
  final AlertLinks links = new AlertLinks(URI.create("https://etat.example/"), new byte[32]);
  final Pager pager = new Pager();
  private final Alarm.Tools tools;
  Alarm alarm;
  Answering answering;
  Bell bell;

  /** A power cut: no catch clause of ours may hold it up. */
  static final class PowerCut extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Keeps what it is sent. */
  static final class Pager implements AlertChannel {
    final List<AlertMessage> taken = new ArrayList<>();
    Outcome outcome = Outcome.ACCEPTED;
    boolean dieAfterTaking;

    @Override
    public String id() {
      return "email";
    }

    @Override
    public boolean reaches(Teammate person) {
      return person.email() != null;
    }

    @Override
    public Sent send(AlertMessage message) {
      if (outcome == Outcome.ACCEPTED) {
        taken.add(message);
      }
      if (dieAfterTaking) {
        throw new PowerCut();
      }
      return new Sent(outcome, outcome.name());
    }

    List<String> people() {
      return taken.stream().map(message -> message.person().id()).toList();
    }
  }

  NightShift(Database database, Mode mode, @Nullable Duration alone) {
    room = new PressRoom(database, mode);
    catalog = withTeam(room.catalog, alone);
    alerts = new AlertTable(database);
    publisher =
        new Publisher(
            room.table, room.desk, room.archive, () -> catalog, PressRoom.SITE, room, room::newId);
    tools =
        new Alarm.Tools(
            alerts, calls, room.archive, () -> catalog, new AlertWords(() -> catalog), links);
    restart();
  }

  /** Begins anew on the same rows, as after a crash. */
  void restart() {
    AuditLog audit = new AuditLog(room::newId);
    FirstWord first = new FirstWord(() -> catalog, ReadyTextsFile.shipped());
    alarm = new Alarm(tools, List.of(pager), publisher, "node-1", room, room::newId);
    answering = new Answering(tools, alarm, first, publisher, audit, room);
    bell = new Bell(tools, alarm, first, room.desk, publisher, audit, room, room::newId);
    alarm.takeUp(room.instant());
  }

  private static Catalog withTeam(Catalog plain, @Nullable Duration alone) {
    return new Catalog(
        plain.siteName(),
        plain.mode(),
        plain.languages(),
        plain.zone(),
        plain.services(),
        plain.cohorts(),
        plain.areas(),
        plain.probes(),
        plain.witnesses(),
        plain.contacts(),
        new HouseRules(
            new Team(
                Duration.ofMinutes(5),
                true,
                List.of(
                    person("ann", "Ann Exemple", Duration.ZERO),
                    person("bob", "Bob Exemple", Duration.ofMinutes(12)))),
            List.of(
                new Playbook(
                    "mail-down",
                    LocalizedText.frenchAndEnglish("Messagerie en panne", "Mail is down"),
                    Trigger.SUSPECTED,
                    Set.of("mail-receive"),
                    LocalizedText.frenchAndEnglish(
                        "Vous ne recevez pas de messages.", "You do not receive messages."),
                    null,
                    Duration.ofHours(1),
                    List.of(),
                    List.of(),
                    alone)),
            FourEyes.NOT_ASKED,
            LegalProfile.NONE));
  }

  private static Teammate person(String id, String name, Duration after) {
    return new Teammate(
        id,
        name,
        LocalizedText.of("fr", "Astreinte"),
        "fr",
        after,
        id + "@exemple.example",
        null,
        null);
  }

  @Override
  public Instant instant() {
    return room.instant();
  }

  /** Time passes in steps of half a minute, and what is due is done. */
  void pass(Duration time) {
    for (Duration left = time; left.isPositive(); left = left.minusSeconds(30)) {
      room.pass(Duration.ofSeconds(30));
      run();
    }
  }

  void run() {
    alarm.runDue(room.instant());
  }

  /** Evidence opens an incident. */
  Incident verdict() {
    return opened(DETECTION);
  }

  /** Somebody opens an incident. */
  Incident opened(Actor by) {
    Opening opening =
        new Opening(
            "mail",
            Set.of("mail-receive"),
            room.instant().minus(Duration.ofMinutes(10)),
            room.instant(),
            by);
    Answer<Incident> answer =
        room.database.write(transaction -> room.desk.open(transaction, opening));
    return ((Answer.Done<Incident>) answer).value();
  }

  /** The link in the newest message to a person. */
  String token(String person) {
    AlertMessage message =
        pager.taken.stream()
            .filter(one -> one.person().id().equals(person))
            .reduce((first, second) -> second)
            .orElseThrow();
    return message.link().getPath().substring(AlertLinks.PATH.length());
  }

  List<Alert> open() {
    return alerts.read(alerts::open);
  }

  List<Alert> all() {
    return alerts.read(transaction -> alerts.newest(transaction, 100)).reversed();
  }
}
