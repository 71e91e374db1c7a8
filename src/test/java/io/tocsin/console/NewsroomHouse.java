package io.tocsin.console;

import io.tocsin.access.Accounts;
import io.tocsin.access.HouseGuard;
import io.tocsin.access.Household;
import io.tocsin.access.Passwords;
import io.tocsin.access.Role;
import io.tocsin.access.oidc.ProviderSignIn;
import io.tocsin.access.passkey.Passkeys;
import io.tocsin.access.passkey.Site;
import io.tocsin.access.sql.AccessTables;
import io.tocsin.audit.AuditLog;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Channel;
import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.CohortDimension;
import io.tocsin.catalog.CohortValue;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.Contacts;
import io.tocsin.catalog.FourEyes;
import io.tocsin.catalog.HouseRules;
import io.tocsin.catalog.LegalProfile;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.catalog.Service;
import io.tocsin.catalog.ServiceKind;
import io.tocsin.catalog.Team;
import io.tocsin.catalog.geography.FrenchAreas;
import io.tocsin.catalog.geography.Postcodes;
import io.tocsin.clocks.LegalOffice;
import io.tocsin.clocks.yaml.ClockBookFile;
import io.tocsin.detection.ComponentState;
import io.tocsin.detection.Detector;
import io.tocsin.detection.Evidence;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.Contradictions;
import io.tocsin.incidents.Desk;
import io.tocsin.incidents.Hindsight;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.incidents.Notebook;
import io.tocsin.incidents.Opening;
import io.tocsin.incidents.ProposalBox;
import io.tocsin.incidents.WorkSchedule;
import io.tocsin.incidents.sql.EvidenceTable;
import io.tocsin.journal.sql.GroupLimits;
import io.tocsin.journal.sql.SqlJournal;
import io.tocsin.publication.Aftermaths;
import io.tocsin.publication.Approvals;
import io.tocsin.publication.FactSheets;
import io.tocsin.publication.Previews;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.Publisher;
import io.tocsin.publication.Schedule;
import io.tocsin.publication.Snapshots;
import io.tocsin.publication.Statements;
import io.tocsin.publication.sql.StatementTable;
import io.tocsin.signals.CallIntake;
import io.tocsin.signals.Finding;
import io.tocsin.signals.Intake;
import io.tocsin.signals.KeptSignals;
import io.tocsin.signals.Keys;
import io.tocsin.signals.ProbeReason;
import io.tocsin.store.Database;
import io.tocsin.store.Schema;
import io.tocsin.web.DoorSettings;
import io.tocsin.web.Engine;
import io.tocsin.web.FormToken;
import io.tocsin.web.HttpDoor;
import io.tocsin.web.Problems;
import io.tocsin.web.Route;
import io.tocsin.web.Routes;
import io.tocsin.wording.Lint;
import io.tocsin.wording.yaml.ReadyTextsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A newsroom on a real database behind a real door, with a clock moved by hand. */
final class NewsroomHouse implements AutoCloseable {

  static final String PASSWORD = "une phrase assez longue";
  static final Cohort NEUF = new Cohort("domain", "neuf.example");
  private static final Passwords PASSWORDS = new Passwords(new SecureRandom());

  private final AtomicInteger numbers = new AtomicInteger();
  private volatile Instant now = Instant.parse("2026-03-03T09:05:00Z");
  final Catalog catalog;
  final Database database;
  private final Database signals;
  final SqlJournal journal;
  final AuditLog audit = new AuditLog(this::id);
  private final Aftermaths aftermaths;
  final Household household;
  private final int port;
  final Accounts accounts;
  final Statements statements;
  final FactSheets sheets;
  final Desk desk;
  final List<Trouble> troubles = new ArrayList<>();
  final List<Route> routes;
  final KeptSignals calls = new KeptSignals();
  private final Detector detector = new Detector();
  private int heard;
  private final Snapshots snapshots;
  private final Engine engine;
  private HttpDoor door;

  final AccessTables tables;

  NewsroomHouse(Path folder, Mode mode) {
    this(folder, mode, null);
  }

  /**
   * Opens it.
   *
   * @param elsewhere makes the way to a provider of identities, or null
   */
  NewsroomHouse(
      Path folder, Mode mode, @Nullable Function<ProviderSignIn.House, ProviderSignIn> elsewhere) {
    catalog = catalog(mode);
    database = Database.sqlite(folder.resolve("tocsin.db"), Schema.STATE);
    signals = Database.sqlite(folder.resolve("journal.db"), Schema.JOURNAL);
    journal = new SqlJournal(signals, () -> now, 1, GroupLimits.USUAL);
    StatementTable table = new StatementTable(database);
    IncidentArchive archive = new IncidentArchive();
    desk = new Desk(() -> catalog, this::id);
    statements = new Statements(table);
    Publisher publisher =
        new Publisher(
            table,
            desk,
            archive,
            () -> catalog,
            URI.create("https://etat.example/"),
            () -> now,
            this::id);
    snapshots =
        new Snapshots(
            table,
            archive,
            () -> catalog,
            new Snapshots.Address(URI.create("https://etat.example/"), null),
            () -> 0L,
            () -> now);
    sheets = new FactSheets(table, archive, () -> catalog, () -> now, this::id);
    SecureRandom random = new SecureRandom();
    Schedule schedule = new Schedule(publisher, this::id);
    tables = new AccessTables(database);
    household = Household.open(tables, PASSWORDS, () -> now, this::id, random);
    port = freePort();
    accounts = household.accounts();
    aftermaths =
        new Aftermaths(
            table,
            archive,
            new Contradictions(new AuditLog(this::id))::of,
            () -> catalog,
            this::id);
    Tools tools =
        new Tools(
            () -> catalog,
            snapshots::refresh,
            archive,
            publisher,
            desk,
            new Notebook(() -> catalog, this::id),
            new WorkSchedule(() -> catalog, this::id),
            tables::write,
            this::look,
            new Lint(ReadyTextsFile.shipped()),
            household,
            audit,
            new FormToken(new byte[32]),
            () -> List.copyOf(troubles),
            () -> now,
            this::id,
            new Press(
                sheets,
                new Approvals(publisher, schedule, this::id),
                schedule,
                new Previews(publisher, this::id, random),
                snapshots.workTexts()),
            new LegalOffice(ClockBookFile.shipped(), () -> catalog, archive, sheets, this::id),
            telephone(),
            aftermaths,
            new Passkeys(
                tables, household, audit, Site.of(localhost()), new byte[32], () -> now, random),
            new Hindsight(work -> database.read(work::apply), journal));
    ProviderSignIn.House keys =
        new ProviderSignIn.House(tables, household, new AuditLog(this::id), () -> now, random);
    routes = new Newsroom(tools, elsewhere == null ? null : elsewhere.apply(keys)).routes();
    engine = Engine.start();
    door = open();
  }

  private HttpDoor open() {
    return HttpDoor.open(
        engine,
        DoorSettings.local(port),
        new HttpDoor.House(
            new Routes(routes),
            new HouseGuard(household.sessions(), household.tokens(), Newsroom.SIGN_IN),
            Problems.load(List.of("fr", "en")),
            null,
            null));
  }

  /** Cuts the line: nobody answers any more. */
  void cut() {
    door.close();
  }

  /** The line is back, at the same address. */
  void mend() {
    door = open();
  }

  private Telephone telephone() {
    Intake.Ground ground = new Intake.Ground(catalog, Postcodes.load(catalog.areas()));
    Notebook notebook = new Notebook(() -> catalog, this::id);
    return new Telephone(
        new CallIntake(() -> ground, calls, new Keys(new byte[32]), () -> now, this::id),
        new ProposalBox(notebook, new AuditLog(this::id), this::id),
        () -> ground);
  }

  private <T> T look(java.util.function.Function<io.tocsin.store.Transaction, T> work) {
    return database.read(work::apply);
  }

  /** Folds the calls that came in since, and writes what they add up to, as a follower would. */
  void listen() {
    calls.all().stream().skip(heard).forEach(detector::fold);
    heard = calls.all().size();
    database.write(transaction -> {
      EvidenceTable.put(transaction, detector.evidence());
      return true;
    });
  }

  private String id() {
    return String.format("0000-%04d", numbers.incrementAndGet());
  }

  static Catalog catalog(Mode mode) {
    Service mail =
        new Service(
            "mail",
            LocalizedText.frenchAndEnglish("La messagerie", "E-mail"),
            ServiceKind.MAIL,
            "Exemple Mail",
            List.of(
                component("receive", "Recevoir des messages", "Receiving messages"),
                component("send", "Envoyer des messages", "Sending messages"),
                component("webmail", "Lire sur le site", "Reading on the website")),
            List.of(
                new Channel("site", LocalizedText.frenchAndEnglish("Site", "Website"), null),
                new Channel("forum", LocalizedText.frenchAndEnglish("Forum", "Forum"), null)),
            List.of());
    CohortDimension domains =
        new CohortDimension(
            "domain",
            LocalizedText.frenchAndEnglish("Domaine", "Domain"),
            List.of(value("neuf"), value("club")));
    return new Catalog(
        LocalizedText.frenchAndEnglish("État d’Exemple Mail", "Exemple Mail status"),
        mode,
        List.of("fr", "en"),
        ZoneId.of("Europe/Paris"),
        List.of(mail),
        List.of(domains),
        FrenchAreas.load(),
        List.of(),
        List.of(),
        Contacts.NONE,
        new HouseRules(
            Team.NONE,
            List.of(),
            FourEyes.NOT_ASKED,
            new LegalProfile(Set.of("eu", "fr"), Set.of("data-controller", "telecom-provider"))));
  }

  private static CohortValue value(String name) {
    return new CohortValue(
        name + ".example",
        LocalizedText.frenchAndEnglish(
            "les adresses en @" + name + ".example", "addresses ending in @" + name + ".example"));
  }

  private static Component component(String id, String french, String english) {
    return Component.of(
        id, "mail", LocalizedText.frenchAndEnglish(french, english), ServiceKind.MAIL);
  }

  void countTold() {
    database.write(transaction -> {
      aftermaths.count(transaction);
      return null;
    });
  }

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same door by a name, for which browsers make passkeys. */
  URI localhost() {
    return URI.create("http://localhost:" + port);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Lets somebody in with a name, by a one-time link. */
  void join(Browser browser, String name, Role role) {
    String link =
        Newsroom.pathOf(accounts.firstInvitation().orElseGet(() -> accounts.invite(role)));
    Map<String, String> form = Map.of("name", name, "password", PASSWORD, "again", PASSWORD);
    browser.submit(browser.get(link), link, form);
  }

  PublicSnapshot snapshot() {
    return snapshots.refresh();
  }

  /** An incident that somebody opened an hour and a half ago. */
  String incident() {
    Opening opening =
        new Opening(
            "mail",
            Set.of("receive"),
            now.minus(Duration.ofMinutes(85)),
            now,
            new Actor(Actor.Kind.PERSON, "Alice"));
    Answer<Incident> answer = database.write(transaction -> desk.open(transaction, opening));
    return ((Answer.Done<Incident>) answer).value().id();
  }

  /** What probes and people say about receiving. */
  void evidence(boolean failing, String detail) {
    List<Evidence.People.Hour> hours = new ArrayList<>();
    for (int i = 24; i > 0; i--) {
      hours.add(
          new Evidence.People.Hour(
              Instant.parse("2026-03-03T09:00:00Z").minus(Duration.ofHours(i)),
              i < 3 ? 41 * (3 - i) : i % 3,
              1.4));
    }
    Evidence.ProbeReading probe =
        new Evidence.ProbeReading(
            "mx-neuf",
            Set.of(NEUF),
            failing ? Finding.FAILS : Finding.WORKS,
            failing ? ProbeReason.ADDRESS_REFUSED : ProbeReason.AS_EXPECTED,
            detail,
            failing,
            now.minusSeconds(25),
            now.minus(Duration.ofMinutes(85)),
            false);
    Evidence evidence =
        new Evidence(
            "mail",
            "receive",
            now,
            failing ? ComponentState.OUT : ComponentState.WORKS,
            now.minus(Duration.ofMinutes(85)),
            List.of(),
            List.of(probe),
            new Evidence.People(
                82, 3, 1.4, now.minusSeconds(40), Map.of("no-receive", 80), Map.of(), hours),
            Evidence.Calls.NONE);
    database.write(transaction -> {
      EvidenceTable.put(transaction, List.of(evidence));
      return evidence;
    });
  }

  @Override
  public void close() {
    door.close();
    engine.close();
    journal.close();
    signals.close();
    database.close();
  }
}
