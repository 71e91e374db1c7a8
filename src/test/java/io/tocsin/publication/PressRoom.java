package io.tocsin.publication;

import io.tocsin.audit.AuditLog;
import io.tocsin.catalog.Areas;
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
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Desk;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Figure;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.facts.Cause;
import io.tocsin.publication.facts.DataFate;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Reach;
import io.tocsin.publication.facts.Stage;
import io.tocsin.publication.sql.StatementTable;
import io.tocsin.store.Database;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** A small mail host that speaks, on a real database, with a clock moved by hand. */
public final class PressRoom implements InstantSource {

  /** When every test begins. */
  public static final Instant MORNING = Instant.parse("2026-03-03T06:40:00Z");

  /** Somebody else with the right to approve. */
  public static final Actor BRUNO = new Actor(Actor.Kind.PERSON, "bruno");

  /** The officer on duty. */
  public static final Actor ANNE = new Actor(Actor.Kind.PERSON, "anne");

  /** Where the page is. */
  public static final URI SITE = URI.create("https://etat.example/");

  public final Database database;
  public volatile Catalog catalog;
  public final StatementTable table;
  public final Desk desk;
  public final IncidentArchive archive = new IncidentArchive();
  public final Publisher publisher;
  public final Statements statements;
  public final FactSheets sheets;
  public final Schedule schedule;
  public final Approvals approvals;
  public final Previews previews;
  public final AuditLog audit = new AuditLog(this::newId);
  private final AtomicLong ids = new AtomicLong();
  private volatile Instant now = MORNING;

  public PressRoom(Database database, Mode mode) {
    this.database = database;
    this.catalog = catalog(mode, FourEyes.NOT_ASKED);
    this.table = new StatementTable(database);
    this.desk = new Desk(() -> catalog, this::newId);
    this.publisher = new Publisher(table, desk, archive, () -> catalog, SITE, this, this::newId);
    this.statements = new Statements(table);
    this.sheets = new FactSheets(table, archive, () -> catalog, this, this::newId);
    this.schedule = new Schedule(publisher, this::newId);
    this.approvals = new Approvals(publisher, schedule, this::newId);
    this.previews = new Previews(publisher, this::newId, new SecureRandom());
  }

  /** From now on nobody publishes alone, but for these machines. */
  public void askForFourEyes(FourEyes.Machine... alone) {
    catalog = catalog(catalog.mode(), new FourEyes(true, Set.of(alone)));
  }

  /** The mail host that everything is about. */
  public static Catalog catalog(Mode mode, FourEyes fourEyes) {
    LocalizedText mail = LocalizedText.frenchAndEnglish("Messagerie", "E-mail");
    Service service =
        new Service(
            "mail",
            mail,
            ServiceKind.MAIL,
            "Exemple",
            List.of(
                component("mail-receive", "Réception des messages", "Receiving messages"),
                component("mail-send", "Envoi des messages", "Sending messages")),
            List.of(new Channel("site", LocalizedText.frenchAndEnglish("Site", "Site"), null)),
            List.of());
    CohortDimension domains =
        new CohortDimension(
            "domain",
            LocalizedText.frenchAndEnglish("Domaine", "Domain"),
            List.of(
                new CohortValue(
                    "neuf.example",
                    LocalizedText.frenchAndEnglish("adresses en @neuf.example", "@neuf.example"))));
    return new Catalog(
        LocalizedText.frenchAndEnglish("État d'Exemple", "Exemple status"),
        mode,
        List.of("fr", "en"),
        ZoneId.of("Europe/Paris"),
        List.of(service),
        List.of(domains),
        Areas.none(),
        List.of(),
        List.of(),
        Contacts.NONE,
        new HouseRules(Team.NONE, List.of(), fourEyes, LegalProfile.NONE));
  }

  private static Component component(String id, String french, String english) {
    return Component.of(
        id, "mail", LocalizedText.frenchAndEnglish(french, english), ServiceKind.MAIL);
  }

  /** The customers of one domain. */
  public static Cohort neuf() {
    return new Cohort("domain", "neuf.example");
  }

  public String newId() {
    return "%08d".formatted(ids.incrementAndGet());
  }

  @Override
  public Instant instant() {
    return now;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  /** Makes a view of the public, numbered after what the site showed last. */
  public Snapshots snapshots(long lastShown) {
    Snapshots.Address address = new Snapshots.Address(URI.create("https://etat.example/"), null);
    return new Snapshots(table, archive, () -> catalog, address, () -> lastShown, this);
  }

  /** A draft that says all that must be said, and opens an incident. */
  public StatementDraft opening() {
    return draft(null, now.minus(Duration.ofMinutes(10)), Phase.ACKNOWLEDGED);
  }

  /** A draft about an incident. */
  public StatementDraft about(String incident, Phase phase) {
    return draft(incident, null, phase);
  }

  private StatementDraft draft(String incident, Instant opens, Phase phase) {
    boolean closes = phase == Phase.CLOSED;
    return new StatementDraft(
        incident,
        opens,
        phase,
        Set.of("mail-receive"),
        Map.of("fr", "La messagerie est en panne.", "en", "E-mail is down."),
        closes ? null : new Eta.NoneYet(),
        closes ? null : now.plus(Duration.ofHours(2)),
        null,
        null,
        List.of(),
        false,
        null);
  }

  /** Says it; the test fails if it is refused. */
  public Statement say(StatementDraft draft) {
    return switch (publisher.publish(draft, ANNE, null)) {
      case Publication.Published(Statement statement, boolean _) -> statement;
      case Publication.Refused(var faults) -> throw new AssertionError(faults);
    };
  }

  /** A sheet with a fact of most sorts, in both languages. */
  public static FactSheet sheet() {
    LocalizedText symptoms =
        LocalizedText.frenchAndEnglish(
            "vous ne recevez pas de messages", "you do not receive messages");
    FactSheet none = FactSheet.BLANK;
    return new FactSheet(
        symptoms,
        List.of(),
        List.of(
            LocalizedText.frenchAndEnglish(
                "quand les messages retenus arriveront", "when the held messages arrive")),
        new Cause.Suspected(
            LocalizedText.frenchAndEnglish("un disque plein", "a disk that is full")),
        List.of(),
        List.of(new Reach("mail-receive", ComponentState.OUT, Set.of(neuf()), Set.of())),
        List.of(new Figure(1000, 2000.0, Figure.Unit.MAILBOXES, Figure.Extent.NOW, null, null)),
        List.of(new DataFate(LocalDate.of(2026, 3, 3), "mail-receive", DataFate.Fate.WAITING)),
        List.of(LocalizedText.frenchAndEnglish("l'envoi fonctionne", "sending works")),
        null,
        new Eta.NoneYet(),
        MORNING.plus(Duration.ofHours(3)),
        none.measures(),
        none.prevention(),
        none.harm(),
        none.apology(),
        none.compensation());
  }

  /** A draft about an incident that leaves all words to the sheet. */
  public StatementDraft fromSheet(String incident, FactSheet sheet, Stage stage) {
    StatementDraft whole = draft(incident, null, Phase.IDENTIFIED);
    return new StatementDraft(
            incident,
            null,
            Phase.IDENTIFIED,
            whole.components(),
            Map.of(),
            null,
            null,
            null,
            null,
            List.of(),
            false,
            null)
        .from(sheet, stage);
  }

  /** The sheet with another number of mailboxes. */
  public static FactSheet withFigure(FactSheet sheet, double mailboxes) {
    return new FactSheet(
        sheet.symptoms(),
        sheet.known(),
        sheet.unknown(),
        sheet.cause(),
        sheet.rumours(),
        sheet.reach(),
        List.of(
            new Figure(mailboxes, mailboxes, Figure.Unit.MAILBOXES, Figure.Extent.NOW, null, null)),
        sheet.dataFates(),
        sheet.stillWorks(),
        sheet.repair(),
        sheet.eta(),
        sheet.nextWord(),
        sheet.measures(),
        sheet.prevention(),
        sheet.harm(),
        sheet.apology(),
        sheet.compensation());
  }
}
