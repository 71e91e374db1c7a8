package io.tocsin.publication;

import io.tocsin.catalog.Areas;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Channel;
import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.CohortDimension;
import io.tocsin.catalog.CohortValue;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.Contacts;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.catalog.Service;
import io.tocsin.catalog.ServiceKind;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Desk;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.sql.StatementTable;
import io.tocsin.store.Database;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** A small mail host that speaks, on a real database, with a clock moved by hand. */
public final class PressRoom implements InstantSource {

  /** When every test begins. */
  public static final Instant MORNING = Instant.parse("2026-03-03T06:40:00Z");

  /** The officer on duty. */
  public static final Actor ANNE = new Actor(Actor.Kind.PERSON, "anne");

  public final Database database;
  public final Catalog catalog;
  public final StatementTable table;
  public final Desk desk;
  public final IncidentArchive archive = new IncidentArchive();
  public final Publisher publisher;
  public final Statements statements;
  private final AtomicLong ids = new AtomicLong();
  private volatile Instant now = MORNING;

  public PressRoom(Database database, Mode mode) {
    this.database = database;
    this.catalog = catalog(mode);
    this.table = new StatementTable(database);
    this.desk = new Desk(() -> catalog, this::newId);
    this.publisher = new Publisher(table, desk, archive, () -> catalog, this, this::newId);
    this.statements = new Statements(table);
  }

  private static Catalog catalog(Mode mode) {
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
        Contacts.NONE);
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
}
