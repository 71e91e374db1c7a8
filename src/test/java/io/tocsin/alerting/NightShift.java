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
import io.tocsin.clocks.LegalOffice;
import io.tocsin.clocks.yaml.ClockBookFile;
import io.tocsin.delivery.Channel.Sent;
import io.tocsin.delivery.Outcome;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Claim;
import io.tocsin.incidents.ClaimDraft;
import io.tocsin.incidents.Contradictions;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.Interval;
import io.tocsin.incidents.Notebook;
import io.tocsin.incidents.Opening;
import io.tocsin.incidents.Recorder;
import io.tocsin.incidents.Source;
import io.tocsin.incidents.WayOut;
import io.tocsin.publication.Approvals;
import io.tocsin.publication.PressRoom;
import io.tocsin.publication.Publisher;
import io.tocsin.publication.Schedule;
import io.tocsin.store.Database;
import io.tocsin.wording.ReadyTexts;
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
  volatile Catalog catalog;
  final Notebook notebook;
  final Contradictions contradictions;
  final Schedule schedule;
  final Approvals approvals;
  final LegalOffice legal;
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
    notebook = new Notebook(() -> catalog, room::newId);
    contradictions = new Contradictions(room.audit);
    schedule = new Schedule(publisher, room::newId);
    approvals = new Approvals(publisher, schedule, room::newId);
    legal =
        new LegalOffice(
            ClockBookFile.shipped(), () -> catalog, room.archive, room.sheets, room::newId);
    tools =
        new Alarm.Tools(
            alerts,
            calls,
            room.archive,
            () -> catalog,
            new AlertWords(() -> catalog),
            links,
            new InTray(contradictions, schedule, approvals, legal));
    restart();
  }

  /** From now on nobody publishes alone, but for these machines. */
  void askForFourEyes(FourEyes.Machine... alone) {
    FourEyes asked = new FourEyes(true, Set.of(alone));
    catalog =
        with(catalog, new HouseRules(catalog.team(), catalog.playbooks(), asked, catalog.legal()));
  }

  /** From now on this law holds. */
  void bindBy(String jurisdiction, String role) {
    LegalProfile profile = new LegalProfile(Set.of(jurisdiction), Set.of(role));
    catalog =
        with(
            catalog,
            new HouseRules(catalog.team(), catalog.playbooks(), catalog.fourEyes(), profile));
  }

  /** Begins anew on the same rows, as after a crash. */
  void restart() {
    AuditLog audit = new AuditLog(room::newId);
    ReadyTexts lint = ReadyTextsFile.shipped();
    FirstWord first = new FirstWord(() -> catalog, lint);
    Prompter prompter = new Prompter(first, room.statements, room.sheets, publisher, lint);
    alarm = new Alarm(tools, List.of(pager), publisher, "node-1", room, room::newId);
    answering = new Answering(tools, alarm, prompter, publisher, audit, room);
    bell = new Bell(tools, alarm, prompter, room.desk, publisher, audit, room, room::newId);
    alarm.takeUp(room.instant());
  }

  private static Catalog withTeam(Catalog plain, @Nullable Duration alone) {
    return with(
        plain,
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

  private static Catalog with(Catalog plain, HouseRules rules) {
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
        rules);
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

  /** Somebody says in public when it ends; what does not fit is found at once. */
  Claim says(Incident incident, String speaker, Duration end) {
    Instant now = room.instant();
    Source source = new Source(Source.named(speaker), "forum", now, Source.Precision.EXACT, null);
    ClaimDraft draft =
        new ClaimDraft(
            incident.id(),
            "mail",
            LocalizedText.of("fr", speaker),
            true,
            source,
            null,
            false,
            now,
            PressRoom.ANNE,
            Recorder.EDITOR,
            List.of(new Assertion.End(Interval.at(incident.onset().plus(end)))),
            null);
    Answer<Claim> answer =
        room.database.write(transaction -> notebook.recordClaim(transaction, draft));
    return ((Answer.Done<Claim>) answer).value();
  }

  /** An editor chooses a way out of the oldest contradiction that waits. */
  void settlesOne() {
    room.database.write(transaction -> {
      String id = contradictions.waiting(transaction).getFirst().id();
      return contradictions.settle(
          transaction, id, new WayOut.Publish(), room.instant(), PressRoom.ANNE);
    });
  }

  /** The reasons of what is open, in the order in which it was raised. */
  List<Alert.Reason> reasons() {
    return open().stream().map(Alert::reason).toList();
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
