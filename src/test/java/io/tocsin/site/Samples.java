package io.tocsin.site;

import static io.tocsin.catalog.LocalizedText.frenchAndEnglish;

import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.catalog.ServiceKind;
import io.tocsin.detection.Affected;
import io.tocsin.detection.ComponentState;
import io.tocsin.detection.Evidence;
import io.tocsin.detection.Evidence.People;
import io.tocsin.detection.Evidence.ProbeReading;
import io.tocsin.detection.Harm;
import io.tocsin.detection.Outlook;
import io.tocsin.detection.Verdict;
import io.tocsin.detection.VerdictReason;
import io.tocsin.detection.experience.AffectedEstimate;
import io.tocsin.detection.experience.AffectedMethod;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Claim;
import io.tocsin.incidents.CohortStatus;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Maintenance;
import io.tocsin.incidents.Phase;
import io.tocsin.incidents.Promise;
import io.tocsin.incidents.Recorder;
import io.tocsin.incidents.Source;
import io.tocsin.incidents.Workaround;
import io.tocsin.publication.OperatorWord;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.ChannelSilence;
import io.tocsin.publication.PublicSnapshot.CohortView;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.MaintenanceView;
import io.tocsin.publication.PublicSnapshot.OperatorVoice;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import io.tocsin.publication.SiteIdentity;
import io.tocsin.publication.Statement;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.signals.Finding;
import io.tocsin.signals.ProbeReason;
import io.tocsin.signals.ReportsOfTheDay;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Snapshots made by hand: a mail host on a bad morning, and the same on a good one. */
final class Samples {

  static final Instant NOW = Instant.parse("2026-03-03T11:20:00Z");
  static final Instant ONSET = Instant.parse("2026-03-03T06:40:00Z");
  static final Cohort NEUF = new Cohort("domain", "neuf.example");
  static final Cohort CLUB = new Cohort("domain", "club.example");
  static final Actor EDITOR = new Actor(Actor.Kind.PERSON, "camille");

  static final LocalizedText RECEIVE =
      frenchAndEnglish("Recevoir des messages", "Receiving messages");
  static final LocalizedText SEND = frenchAndEnglish("Envoyer des messages", "Sending messages");
  static final LocalizedText WEBMAIL = frenchAndEnglish("Webmail", "Webmail");
  private static final LocalizedText TITLE =
      frenchAndEnglish("Réception des messages", "Receiving messages");

  private Samples() {}

  static SiteIdentity site(Mode mode, String demo) {
    return new SiteIdentity(
        frenchAndEnglish("État d’Exemple Mail", "Exemple Mail status"),
        mode,
        List.of("fr", "en"),
        ZoneId.of("Europe/Paris"),
        URI.create("https://etat.exemple.example/"),
        demo == null ? null : frenchAndEnglish(demo, "A morning without mail"),
        new ReportsOfTheDay(NOW.minus(Duration.ofHours(24)), 300, 904, 12, 3));
  }

  static Evidence evidence(String component, List<ProbeReading> probes, int failing, int working) {
    List<People.Hour> hours = new ArrayList<>();
    Instant first = Instant.parse("2026-03-02T11:00:00Z");
    for (int hour = 0; hour < 24; hour++) {
      int reports = hour < 19 ? hour % 2 : failing * (hour - 18) / 5;
      hours.add(new People.Hour(first.plus(Duration.ofHours(hour)), reports, 1.2));
    }
    Map<String, Integer> symptoms =
        failing > 3 ? Map.of("no-receive", failing - 3, "sender-refused", 3) : Map.of();
    return new Evidence(
        "mail",
        component,
        NOW,
        failing > 3 ? ComponentState.OUT : ComponentState.WORKS,
        ONSET,
        List.of(),
        probes,
        new People(failing, working, 1.2, NOW.minusSeconds(130), symptoms, Map.of(), hours),
        Evidence.Calls.NONE);
  }

  static ProbeReading probe(String id, Set<Cohort> cohorts, ProbeReason reason) {
    boolean failing = reason.finding() == Finding.FAILS;
    return new ProbeReading(
        id,
        cohorts,
        reason.finding(),
        reason,
        failing ? "550 5.1.1" : "250 2.1.5",
        failing,
        NOW.minusSeconds(40),
        failing ? ONSET : NOW.minus(Duration.ofDays(3)),
        false);
  }

  /** A probe of a page that answers with an error. */
  static ProbeReading failing(String id, ProbeReason reason, Instant since) {
    return new ProbeReading(
        id, Set.of(), reason.finding(), reason, "503", true, NOW.minusSeconds(40), since, false);
  }

  static ComponentView component(
      String id,
      LocalizedText name,
      ComponentState state,
      List<CohortView> cohorts,
      Evidence evidence) {
    return new ComponentView(
        id,
        "mail",
        name,
        state,
        state == ComponentState.WORKS ? null : ONSET,
        false,
        cohorts,
        evidence,
        share(state, 0.999_61),
        share(state, 0.998_42));
  }

  /** What works has worked nearly always, what is out not quite; of what nobody saw, none. */
  private static Double share(ComponentState state, double working) {
    return switch (state) {
      case WORKS -> Double.valueOf(working);
      case DEGRADED, OUT -> Double.valueOf(working - 0.006);
      case UNKNOWN -> null;
    };
  }

  static final LocalizedText HELP =
      frenchAndEnglish(
          "Donnez une autre adresse à qui doit vous écrire.",
          "Give another address to those who have to write to you.");

  static ServiceView service(List<ComponentView> components, OperatorVoice voice) {
    return new ServiceView(
        "mail",
        frenchAndEnglish("Messagerie", "E-mail"),
        "Exemple Mail",
        ServiceKind.MAIL,
        components,
        voice,
        null,
        List.of(HELP));
  }

  static final OperatorVoice SILENT =
      new OperatorVoice(
          null,
          List.of(
              new ChannelSilence(
                  "site",
                  frenchAndEnglish("le site", "the site"),
                  NOW.minusSeconds(900),
                  null,
                  false),
              new ChannelSilence(
                  "social",
                  frenchAndEnglish("le réseau social", "the social network"),
                  NOW.minus(Duration.ofDays(2)),
                  NOW.minus(Duration.ofDays(30)),
                  true),
              new ChannelSilence(
                  "forum", frenchAndEnglish("le forum", "the forum"), null, null, true)));

  static PublicSnapshot calm() {
    List<ProbeReading> fine = List.of(probe("mx-neuf", Set.of(NEUF), ProbeReason.AS_EXPECTED));
    ComponentView receive =
        component(
            "receive", RECEIVE, ComponentState.WORKS, List.of(), evidence("receive", fine, 0, 0));
    ComponentView send =
        component("send", SEND, ComponentState.WORKS, List.of(), evidence("send", List.of(), 0, 1));
    ComponentView webmail = component("webmail", WEBMAIL, ComponentState.WORKS, List.of(), null);
    return snapshot(
        1,
        site(Mode.OPERATOR, null),
        service(List.of(receive, send, webmail), new OperatorVoice(null, List.of())),
        List.of());
  }

  private static PublicSnapshot snapshot(
      long generation, SiteIdentity site, ServiceView service, List<IncidentView> incidents) {
    return new PublicSnapshot(generation, NOW, site, List.of(service), incidents, List.of());
  }

  /** Nobody has looked. */
  static PublicSnapshot unknown() {
    return snapshot(
        1,
        site(Mode.OBSERVER, null),
        service(
            List.of(component("receive", RECEIVE, ComponentState.UNKNOWN, List.of(), null)),
            new OperatorVoice(null, List.of())),
        List.of());
  }

  /** Only people say so. */
  static PublicSnapshot suspected(Mode mode) {
    IncidentView incident =
        incident(
            Phase.SUSPECTED,
            List.of(status("receive", Set.of(), ComponentState.DEGRADED)),
            List.of(
                shown(300, Verdict.Change.SUSPECTED, VerdictReason.PEOPLE_REPORT_MORE_THAN_USUAL)),
            null,
            null);
    List<ProbeReading> fine = List.of(probe("mx", Set.of(), ProbeReason.AS_EXPECTED));
    ComponentView receive =
        component(
            "receive",
            RECEIVE,
            ComponentState.DEGRADED,
            List.of(),
            evidence("receive", fine, 38, 2));
    ComponentView send = component("send", SEND, ComponentState.WORKS, List.of(), null);
    return snapshot(
        2, site(mode, null), service(List.of(receive, send), SILENT), List.of(incident));
  }

  static CohortStatus status(String component, Set<Cohort> cohorts, ComponentState state) {
    return new CohortStatus(component, cohorts, state, ONSET, null);
  }

  private static Harm harm(Instant at) {
    AffectedEstimate peak = new AffectedEstimate(21_000, 52_000, 98_000, AffectedMethod.BOTH);
    return new Harm(
        new Affected(600_000, peak, peak, peak),
        new Outlook(
            at.plus(Duration.ofHours(1)),
            at.plus(Duration.ofHours(12)),
            at.plus(Duration.ofHours(30)),
            7));
  }

  static TimelineEntry shown(long after, Verdict.Change change, VerdictReason reason) {
    Instant at = ONSET.plusSeconds(after);
    Verdict verdict =
        new Verdict(
            at,
            "mail",
            "receive",
            reason == VerdictReason.PROBE_FAILED_IN_A_ROW ? Set.of(NEUF) : Set.of(),
            change,
            ComponentState.OUT,
            reason,
            0.9,
            ONSET,
            Set.of("59", "71"),
            new Verdict.Numbers(38, 1.2, 15, 2, 1, 2),
            null,
            change == Verdict.Change.SUSPECTED ? harm(at) : null,
            null);
    return new TimelineEntry.Shown(at, verdict);
  }

  static Statement statement(
      String id, long sequence, Duration after, Phase phase, LocalizedText text, String corrects) {
    return new Statement(
        id,
        sequence,
        "i-0303",
        ONSET.plus(after),
        EDITOR,
        phase,
        Set.of("receive"),
        text,
        sequence < 3 ? new Eta.NoneYet() : new Eta.At(NOW.plus(Duration.ofHours(7))),
        ONSET.plus(after).plus(Duration.ofHours(2)),
        corrects);
  }

  static IncidentView incident(
      Phase phase,
      List<CohortStatus> cohorts,
      List<TimelineEntry> timeline,
      Eta eta,
      Instant nextWord) {
    return new IncidentView(
        "i-0303",
        "mail",
        TITLE,
        phase,
        Set.of(cohorts.getFirst().component()),
        ONSET,
        ONSET.plusSeconds(300),
        null,
        null,
        phase == Phase.CLOSED ? NOW.minusSeconds(60) : null,
        null,
        eta,
        nextWord,
        List.of(),
        cohorts,
        List.of(),
        timeline,
        null,
        List.of(),
        List.of(),
        List.of());
  }

  private static final Statement FIRST =
      statement(
          "s-1",
          1,
          Duration.ofMinutes(35),
          Phase.ACKNOWLEDGED,
          frenchAndEnglish(
              "Vous ne recevez plus de messages depuis 7 h 40. L’envoi marche. Nous cherchons la"
                  + " cause. Vous n’avez rien à faire.",
              "You have not received messages since 07:40. Sending works. We are looking for the"
                  + " cause. You do not need to do anything."),
          null);

  private static final Statement COUNT =
      statement(
          "s-2",
          2,
          Duration.ofMinutes(100),
          Phase.ACKNOWLEDGED,
          frenchAndEnglish(
              "La panne touche 1 % de nos clients.", "The outage affects 1% of our customers."),
          null);

  private static final Statement CORRECTION =
      statement(
          "s-3",
          3,
          Duration.ofMinutes(150),
          Phase.IDENTIFIED,
          frenchAndEnglish(
              "La panne touche 4 000 clients environ, ceux en @neuf.example. Nous comptons les"
                  + " adresses qui ont refusé un message.\n\nUn disque est en panne. Voir"
                  + " https://aide.exemple.example/panne pour lire vos anciens messages.",
              "The outage affects about 4,000 customers, those of @neuf.example. We count the"
                  + " addresses that refused a message.\n\nA disk failed. See"
                  + " https://aide.exemple.example/panne to read your older messages."),
          "s-2");

  private static final Claim HELPLINE =
      new Claim(
          "c-1",
          "i-0303",
          "mail",
          frenchAndEnglish("Ce sera réparé avant midi.", "It will be mended before noon."),
          true,
          new Source(
              Source.named("helpline"),
              "téléphone",
              ONSET.plus(Duration.ofHours(1)),
              Source.Precision.HOUR,
              null),
          ONSET.plus(Duration.ofHours(2)),
          Instant.parse("2026-03-03T11:00:00Z"),
          Recorder.EDITOR,
          List.of(),
          null);

  private static final Promise MOVED =
      new Promise(
          "p-1",
          "i-0303",
          Promise.Kind.ETA,
          "s-1",
          null,
          ONSET,
          NOW.minusSeconds(1200),
          Promise.Status.BROKEN,
          NOW,
          "p-2",
          null);

  private static final Promise LATE =
      new Promise(
          "p-3",
          "i-0303",
          Promise.Kind.NEXT_WORD,
          "s-3",
          null,
          ONSET,
          NOW.minusSeconds(600),
          Promise.Status.LATE,
          null,
          null,
          null);

  private static final Workaround THUNDERBIRD =
      new Workaround(
          "w-1",
          "i-0303",
          "receive",
          frenchAndEnglish(
              "Lisez vos messages avec un logiciel comme Thunderbird.",
              "Read your messages with an application such as Thunderbird."),
          frenchAndEnglish("Sur un ordinateur.", "On a computer."),
          frenchAndEnglish("Les nouveaux messages n’y sont pas.", "New messages are not there."),
          new Source(
              Source.named("Exemple Mail"),
              null,
              NOW.minusSeconds(3600),
              Source.Precision.EXACT,
              null),
          NOW,
          null,
          null,
          12,
          2);

  static IncidentView badMorning() {
    return new IncidentView(
        "i-0303",
        "mail",
        TITLE,
        Phase.IDENTIFIED,
        Set.of("receive"),
        ONSET,
        ONSET.plusSeconds(300),
        null,
        null,
        null,
        null,
        new Eta.At(NOW.plus(Duration.ofHours(7))),
        NOW.minusSeconds(600),
        List.of(MOVED, LATE),
        List.of(
            status("receive", Set.of(NEUF), ComponentState.OUT),
            new CohortStatus(
                "receive", Set.of(CLUB), ComponentState.WORKS, ONSET, NOW.minusSeconds(5400))),
        List.of(THUNDERBIRD),
        List.of(
            new TimelineEntry.PromiseMissed(NOW.minusSeconds(600), LATE),
            new TimelineEntry.Said(CORRECTION.at(), CORRECTION, null),
            new TimelineEntry.Moved(CORRECTION.at(), Phase.ACKNOWLEDGED, Phase.IDENTIFIED),
            new TimelineEntry.Said(COUNT.at(), COUNT, "s-3"),
            new TimelineEntry.Claimed(HELPLINE.source().at(), HELPLINE),
            new TimelineEntry.Said(FIRST.at(), FIRST, null),
            new TimelineEntry.Moved(FIRST.at(), Phase.SUSPECTED, Phase.ACKNOWLEDGED),
            shown(420, Verdict.Change.CONFIRMED, VerdictReason.PEOPLE_AND_PROBES_AGREE),
            shown(300, Verdict.Change.SUSPECTED, VerdictReason.PEOPLE_REPORT_MORE_THAN_USUAL)),
        null,
        List.of(),
        List.of(),
        List.of());
  }

  /** The operator has spoken; one domain is out, one is back; an ETA was moved, a word is late. */
  static PublicSnapshot acknowledged() {
    List<CohortView> groups =
        List.of(
            new CohortView(
                Set.of(NEUF),
                frenchAndEnglish("les adresses en @neuf.example", "addresses in @neuf.example"),
                ComponentState.OUT,
                ONSET,
                null),
            new CohortView(
                Set.of(CLUB),
                frenchAndEnglish("les adresses en @club.example", "addresses in @club.example"),
                ComponentState.WORKS,
                ONSET,
                NOW.minusSeconds(5400)));
    List<ProbeReading> probes =
        List.of(
            probe("mx-neuf", Set.of(NEUF), ProbeReason.ADDRESS_REFUSED),
            probe("mx-club", Set.of(CLUB), ProbeReason.AS_EXPECTED));
    List<ProbeReading> submit = List.of(probe("submit", Set.of(), ProbeReason.AS_EXPECTED));
    ComponentView receive =
        component(
            "receive", RECEIVE, ComponentState.OUT, groups, evidence("receive", probes, 212, 9));
    ComponentView send =
        component("send", SEND, ComponentState.WORKS, List.of(), evidence("send", submit, 1, 6));
    ComponentView webmail = component("webmail", WEBMAIL, ComponentState.UNKNOWN, List.of(), null);
    OperatorWord word = new OperatorWord(CORRECTION.at(), CORRECTION.text(), null, "s-3", null);
    return snapshot(
        3,
        site(Mode.OPERATOR, "Une matinée sans courrier"),
        service(List.of(receive, send, webmail), new OperatorVoice(word, SILENT.channels())),
        List.of(badMorning(), closed()));
  }

  static IncidentView closed() {
    return new IncidentView(
        "i-0110",
        "mail",
        frenchAndEnglish("Webmail fermé", "Webmail closed"),
        Phase.CLOSED,
        Set.of("webmail"),
        Instant.parse("2026-01-10T08:00:00Z"),
        Instant.parse("2026-01-10T08:10:00Z"),
        null,
        Instant.parse("2026-01-10T11:30:00Z"),
        Instant.parse("2026-01-10T12:00:00Z"),
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(
            new TimelineEntry.Moved(
                Instant.parse("2026-01-10T12:00:00Z"), Phase.RECOVERED, Phase.CLOSED),
            new TimelineEntry.Moved(
                Instant.parse("2026-01-10T11:30:00Z"), Phase.SUSPECTED, Phase.RECOVERED)),
        null,
        List.of(),
        List.of(),
        List.of());
  }

  /** Work that ran past its end and became an incident, work that goes on, work to come. */
  static PublicSnapshot overrun() {
    return LateWork.snapshot();
  }

  /** The same incident with another past, and what was said about it from a sheet. */
  static IncidentView retold(
      IncidentView view,
      List<Promise> promises,
      List<TimelineEntry> timeline,
      FactSheet facts,
      List<MouthText> mouths) {
    return new IncidentView(
        view.id(),
        view.service(),
        view.title(),
        view.phase(),
        view.components(),
        view.onset(),
        view.openedAt(),
        view.acknowledged(),
        view.recoveredAt(),
        view.closedAt(),
        view.fromMaintenance(),
        view.eta(),
        view.nextWord(),
        promises,
        view.cohorts(),
        view.workarounds(),
        timeline,
        facts,
        mouths,
        List.of(),
        List.of());
  }

  static MaintenanceView work(String id, Instant start, long length, Maintenance.Status status) {
    return LateWork.work(id, "webmail", start, length, status);
  }

  /** The same text in every place where people write. */
  static PublicSnapshot hostile(String text) {
    LocalizedText said = LocalizedText.of("fr", text);
    Source source = new Source(Source.named(text), text, NOW, Source.Precision.EXACT, text);
    Statement statement = statement("s-9", 9, Duration.ofHours(1), Phase.ACKNOWLEDGED, said, null);
    Claim claim =
        new Claim(
            "c-9",
            "i-0303",
            "mail",
            said,
            false,
            source,
            NOW,
            null,
            Recorder.EDITOR,
            List.of(),
            null);
    IncidentView incident =
        new IncidentView(
            "i-0303",
            "mail",
            said,
            Phase.ACKNOWLEDGED,
            Set.of("receive"),
            ONSET,
            ONSET,
            source,
            null,
            null,
            null,
            new Eta.NoneYet(),
            NOW,
            List.of(),
            List.of(status("receive", Set.of(NEUF), ComponentState.OUT)),
            List.of(
                new Workaround(
                    "w-9", "i-0303", "receive", said, said, said, source, NOW, null, null, 0, 0)),
            List.of(
                new TimelineEntry.Said(NOW, statement, null),
                new TimelineEntry.Claimed(NOW, claim)),
            null,
            List.of(),
            List.of(),
            List.of());
    List<CohortView> groups =
        List.of(new CohortView(Set.of(NEUF), said, ComponentState.OUT, ONSET, null));
    List<ProbeReading> probes = List.of(probe("mx", Set.of(NEUF), ProbeReason.TIMED_OUT));
    ComponentView receive =
        component("receive", said, ComponentState.OUT, groups, evidence("receive", probes, 9, 0));
    OperatorVoice voice =
        new OperatorVoice(
            new OperatorWord(NOW, said, source, null, null),
            List.of(new ChannelSilence("site", said, NOW, null, false)));
    Maintenance work =
        new Maintenance(
            "m-9",
            "mail",
            Set.of("receive"),
            said,
            ONSET,
            NOW,
            NOW.plusSeconds(60),
            Maintenance.Status.RUNNING,
            null,
            null,
            EDITOR);
    SiteIdentity site =
        new SiteIdentity(
            said,
            Mode.OBSERVER,
            List.of("fr", "en"),
            ZoneId.of("Europe/Paris"),
            URI.create("https://x.example"),
            said,
            null);
    return new PublicSnapshot(
        5,
        NOW,
        site,
        List.of(
            new ServiceView(
                "mail", said, text, ServiceKind.MAIL, List.of(receive), voice, null, List.of())),
        List.of(incident),
        List.of(new MaintenanceView(work, null, List.of())));
  }
}
