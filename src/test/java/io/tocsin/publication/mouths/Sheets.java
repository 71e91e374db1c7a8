package io.tocsin.publication.mouths;

import static io.tocsin.catalog.LocalizedText.frenchAndEnglish;

import io.tocsin.catalog.Area;
import io.tocsin.catalog.Areas;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.CohortDimension;
import io.tocsin.catalog.CohortValue;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.Contacts;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.catalog.Region;
import io.tocsin.catalog.Service;
import io.tocsin.catalog.ServiceKind;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Figure;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.Maintenance;
import io.tocsin.incidents.Phase;
import io.tocsin.incidents.Source;
import io.tocsin.incidents.Workaround;
import io.tocsin.publication.Statement;
import io.tocsin.publication.facts.Cause;
import io.tocsin.publication.facts.Compensation;
import io.tocsin.publication.facts.DataFate;
import io.tocsin.publication.facts.DataFate.Fate;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Measure;
import io.tocsin.publication.facts.Prevention;
import io.tocsin.publication.facts.Reach;
import io.tocsin.publication.facts.Rumour;
import io.tocsin.publication.facts.Stage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mail host of a small town on a bad day, and what is known about it. */
final class Sheets {

  /** Tuesday 3 March 2026, 7:40 in Paris. */
  static final Instant ONSET = Instant.parse("2026-03-03T06:40:00Z");

  static final Instant NOW = ONSET.plus(Duration.ofMinutes(140));
  static final Instant NEXT = ONSET.plus(Duration.ofMinutes(260));
  static final LocalDate DAY = LocalDate.of(2026, 3, 3);
  static final Cohort EXEMPLE = new Cohort("domain", "exemple.fr");

  private Sheets() {}

  static Catalog catalog(Mode mode) {
    return catalog(mode, ServiceKind.MAIL, "Exemple Mail");
  }

  static Catalog catalog(Mode mode, ServiceKind kind, String operator) {
    Service service =
        new Service(
            "mail",
            frenchAndEnglish("Messagerie", "E-mail"),
            kind,
            operator,
            List.of(
                component("receive", "Réception des messages", "Receiving messages", kind),
                component("send", "Envoi des messages", "Sending messages", kind),
                component("webmail", "Messagerie sur le web", "Webmail", kind)),
            List.of(),
            List.of(
                frenchAndEnglish(
                    "Prévenez vos correspondants par téléphone.",
                    "Tell your correspondents by telephone.")));
    CohortDimension domains =
        new CohortDimension(
            "domain",
            frenchAndEnglish("Domaine", "Domain"),
            List.of(
                new CohortValue(
                    "exemple.fr",
                    frenchAndEnglish("les adresses en @exemple.fr", "addresses in @exemple.fr"))));
    Areas areas =
        new Areas(
            List.of(
                new Area("59", frenchAndEnglish("Nord", "Nord"), "32", 2_600_000),
                new Area("62", frenchAndEnglish("Pas-de-Calais", "Pas-de-Calais"), "32", 1_460_000),
                new Area(
                    "71", frenchAndEnglish("Saône-et-Loire", "Saône-et-Loire"), null, 550_000)),
            List.of(new Region("32", frenchAndEnglish("Hauts-de-France", "Hauts-de-France"))));
    return new Catalog(
        frenchAndEnglish("État d'Exemple Mail", "Exemple Mail status"),
        mode,
        List.of("fr", "en"),
        ZoneId.of("Europe/Paris"),
        List.of(service),
        List.of(domains),
        areas,
        List.of(),
        List.of(),
        new Contacts(null, "09 00 00 00 00", null, "presse@exemple.fr"));
  }

  private static Component component(String id, String fr, String en, ServiceKind kind) {
    return Component.of(id, "mail", frenchAndEnglish(fr, en), kind);
  }

  /** Everything is known. */
  static FactSheet full() {
    return new FactSheet(
        frenchAndEnglish("Vous ne recevez plus de messages.", "You do not receive messages."),
        List.of(
            frenchAndEnglish(
                "Personne n'est entré dans les machines.", "Nobody broke into the machines.")),
        List.of(
            frenchAndEnglish("combien de temps durera la copie", "how long the copy will take")),
        new Cause.Confirmed(
            frenchAndEnglish(
                "Un disque de stockage est tombé en panne.", "A storage disk failed.")),
        List.of(
            new Rumour(
                frenchAndEnglish("Une cyberattaque", "A cyber-attack"),
                Rumour.Standing.FALSE,
                frenchAndEnglish("C'est un disque usé.", "It is a worn disk."))),
        List.of(
            new Reach("receive", ComponentState.OUT, Set.of(EXEMPLE), Set.of("59", "62")),
            new Reach("send", ComponentState.WORKS, Set.of(), Set.of())),
        List.of(
            new Figure(
                4000,
                6000.0,
                Figure.Unit.CUSTOMERS,
                Figure.Extent.NOW,
                frenchAndEnglish(
                    "adresses qui ont refusé un message", "addresses that refused a message"),
                null)),
        List.of(
            new DataFate(DAY, "receive", Fate.WAITING),
            new DataFate(DAY.minusDays(1), "receive", Fate.SAFE)),
        List.of(frenchAndEnglish("L'envoi de messages marche.", "Sending messages works.")),
        frenchAndEnglish(
            "Les boîtes sont copiées sur un autre disque.",
            "The mailboxes are being copied to another disk."),
        new Eta.At(ONSET.plus(Duration.ofHours(12))),
        NEXT,
        List.of(
            new Measure(
                frenchAndEnglish("Le disque a été changé.", "The disk was replaced."),
                ONSET.plus(Duration.ofMinutes(95)))),
        List.of(
            new Prevention(
                frenchAndEnglish(
                    "Chaque boîte sera sur deux disques.", "Each mailbox will be on two disks."),
                LocalDate.of(2026, 6, 30))),
        List.of(
            frenchAndEnglish(
                "Des commandes n'arrivent pas chez les commerçants.",
                "Orders do not reach shopkeepers.")),
        frenchAndEnglish(
            "Vous comptiez sur ce service. Pardon.", "You relied on this service. Sorry."),
        new Compensation.Decided(
            frenchAndEnglish("2 euros par client", "2 euros per customer"),
            frenchAndEnglish(
                "un trentième du prix du mois", "one thirtieth of the month's price")));
  }

  /** Filled from top to bottom, and everywhere it says that it is not known. */
  static FactSheet unknowns() {
    FactSheet blank = FactSheet.BLANK;
    LocalizedText open = frenchAndEnglish("On ne le sait pas encore.", "It is not known yet.");
    return new FactSheet(
        null,
        List.of(),
        List.of(
            frenchAndEnglish("ce que les messages sont devenus", "what became of the messages"),
            frenchAndEnglish("combien de temps il faudra", "how long it will take")),
        new Cause.Unknown(),
        List.of(
            new Rumour(
                frenchAndEnglish("Une cyberattaque", "A cyber-attack"),
                Rumour.Standing.NOT_KNOWN,
                open)),
        List.of(
            new Reach("receive", ComponentState.UNKNOWN, Set.of(), Set.of()),
            new Reach("send", ComponentState.UNKNOWN, Set.of(EXEMPLE), Set.of("59"))),
        List.of(),
        List.of(
            new DataFate(DAY, "receive", Fate.UNKNOWN),
            new DataFate(DAY.minusDays(1), "send", Fate.UNKNOWN)),
        List.of(),
        null,
        new Eta.NoneYet(),
        NEXT,
        blank.measures(),
        blank.prevention(),
        blank.harm(),
        null,
        new Compensation.NotDecided(null));
  }

  /** The same, when all works again. */
  static FactSheet mended() {
    return with(
        List.of(new Reach("receive", ComponentState.WORKS, Set.of(), Set.of())),
        full().dataFates());
  }

  /** Some messages are lost, some safe on several days. */
  static FactSheet halfLost(int safeDays) {
    List<DataFate> fates = new ArrayList<>();
    for (int i = 0; i <= safeDays; i++) {
      fates.add(new DataFate(DAY.minusDays(i), "send", Fate.SAFE));
    }
    fates.add(new DataFate(DAY, "receive", Fate.LOST));
    return with(full().reach(), fates);
  }

  private static FactSheet with(List<Reach> reach, List<DataFate> fates) {
    FactSheet full = full();
    return new FactSheet(
        full.symptoms(),
        full.known(),
        full.unknown(),
        full.cause(),
        full.rumours(),
        reach,
        full.affected(),
        fates,
        full.stillWorks(),
        full.repair(),
        full.eta(),
        full.nextWord(),
        full.measures(),
        full.prevention(),
        full.harm(),
        full.apology(),
        full.compensation());
  }

  static Incident incident(Phase phase) {
    boolean over = phase == Phase.RECOVERED || phase == Phase.CLOSED;
    Instant end = ONSET.plus(Duration.ofMinutes(130));
    return new Incident(
        "0199-incident",
        3,
        "mail",
        Set.of("receive"),
        phase,
        ONSET,
        ONSET,
        null,
        null,
        over ? end : null,
        phase == Phase.CLOSED ? end : null,
        null,
        List.of());
  }

  static Workaround workaround() {
    return new Workaround(
        "w1",
        "0199-incident",
        "webmail",
        frenchAndEnglish(
            "Lisez vos messages avec un logiciel comme Thunderbird.",
            "Read your messages with an application such as Thunderbird."),
        frenchAndEnglish("Ceux qui ont un ordinateur.", "Those who have a computer."),
        frenchAndEnglish("Le site ne marche pas encore.", "The website does not work yet."),
        new Source(null, null, ONSET, Source.Precision.EXACT, null),
        ONSET,
        null,
        null,
        12,
        0);
  }

  static Maintenance work() {
    return new Maintenance(
        "m1",
        "mail",
        Set.of("webmail"),
        frenchAndEnglish("Une machine sera changée.", "A machine will be replaced."),
        ONSET,
        NOW.plus(Duration.ofDays(2)),
        NOW.plus(Duration.ofDays(2)).plus(Duration.ofHours(3)),
        Maintenance.Status.ANNOUNCED,
        null,
        null,
        new Actor(Actor.Kind.PERSON, "anne"));
  }

  /** Announced work as it stands, and what may be said of it. */
  static Briefing work(Mode mode, Maintenance.Status status) {
    Maintenance planned = work();
    boolean over = status == Maintenance.Status.DONE || status == Maintenance.Status.CANCELLED;
    Instant start = over ? NOW.minus(Duration.ofHours(4)) : planned.start();
    Maintenance work =
        new Maintenance(
            planned.id(),
            planned.service(),
            planned.components(),
            planned.text(),
            NOW.minus(Duration.ofDays(1)),
            start,
            start.plus(Duration.ofHours(3)),
            status,
            over ? start.plus(Duration.ofMinutes(50)) : null,
            status == Maintenance.Status.OVERRUN ? "i1" : null,
            planned.by());
    return Briefing.ofWork(catalog(mode), work, page("maintenance/m1"), NOW);
  }

  static Statement statement() {
    return new Statement(
        "s1",
        1,
        "0199-incident",
        ONSET.plus(Duration.ofMinutes(20)),
        new Actor(Actor.Kind.PERSON, "anne"),
        Phase.ACKNOWLEDGED,
        Set.of("receive"),
        LocalizedText.of("fr", "Une panne."),
        new Eta.NoneYet(),
        NEXT,
        null,
        null,
        null);
  }

  /** Where the public page stands. */
  static PageAddress page(String path) {
    return new PageAddress(URI.create("https://etat.exemple.fr/"), path);
  }

  /** A briefing in which everything is known, also what was said before. */
  static Briefing briefing(Mode mode, Stage stage, FactSheet facts, @Nullable FactSheet before) {
    boolean over = stage == Stage.RESOLVED || stage == Stage.APOLOGY_COMPENSATION;
    return new Briefing(
        catalog(mode),
        incident(over ? Phase.RECOVERED : Phase.ACKNOWLEDGED),
        facts,
        stage,
        List.of(workaround()),
        statement(),
        before,
        work(),
        new Briefing.Observed(212, Duration.ofHours(2), List.of("59", "71")),
        page("incident/0199-incident"),
        NOW);
  }

  /** A briefing in which nothing is known but when it began. */
  static Briefing blank(Mode mode, Stage stage, FactSheet facts) {
    return new Briefing(
        catalog(mode),
        incident(Phase.SUSPECTED),
        facts,
        stage,
        List.of(),
        null,
        null,
        null,
        new Briefing.Observed(0, Duration.ofHours(1), List.of()),
        page("incident/i"),
        NOW);
  }
}
