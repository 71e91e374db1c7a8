package io.tocsin.site;

import static io.tocsin.catalog.LocalizedText.frenchAndEnglish;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.CohortStatus;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Maintenance;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.OperatorWord;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.MaintenanceView;
import io.tocsin.publication.PublicSnapshot.OperatorVoice;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import io.tocsin.publication.Statement;
import io.tocsin.signals.ProbeReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A snapshot made by hand: a disk of the webmail was to be changed by 11:50 in Paris, it is 12:20,
 * and the operator has said so; sending is worked on as announced, and there is work to come.
 */
final class LateWork {

  private static final Instant END = Samples.NOW.minus(Duration.ofMinutes(30));

  private static final Statement WORD =
      new Statement(
          "s-7",
          7,
          "i-0303",
          END.plus(Duration.ofMinutes(8)),
          Samples.EDITOR,
          Phase.ACKNOWLEDGED,
          Set.of("webmail"),
          frenchAndEnglish(
              "Le webmail est encore fermé : changer le disque prend plus longtemps que prévu. Vos"
                  + " messages arrivent. Lisez-les avec un logiciel de messagerie.",
              "Webmail is still closed: replacing the disk takes longer than planned. Your messages"
                  + " do arrive. Read them with a mail application."),
          new Eta.NoneYet(),
          Samples.NOW.plusSeconds(1800),
          null);

  private LateWork() {}

  static PublicSnapshot snapshot() {
    return new PublicSnapshot(
        4,
        Samples.NOW,
        Samples.site(Mode.OPERATOR, null),
        List.of(
            Samples.service(
                List.of(receive(), send(), webmail()),
                new OperatorVoice(
                    new OperatorWord(WORD.at(), WORD.text(), null, WORD.id(), null), List.of()))),
        List.of(incident()),
        List.of(
            work("m-1", "webmail", END.minusSeconds(7200), 7200, Maintenance.Status.OVERRUN),
            work("m-2", "send", Samples.NOW.minusSeconds(600), 4200, Maintenance.Status.RUNNING),
            work(
                "m-3",
                "webmail",
                Samples.NOW.plusSeconds(86400),
                3600,
                Maintenance.Status.ANNOUNCED)));
  }

  private static ComponentView receive() {
    return Samples.component(
        "receive",
        Samples.RECEIVE,
        ComponentState.WORKS,
        List.of(),
        Samples.evidence(
            "receive",
            List.of(Samples.probe("mx-neuf", Set.of(Samples.NEUF), ProbeReason.AS_EXPECTED)),
            0,
            4));
  }

  private static ComponentView send() {
    return new ComponentView(
        "send",
        "mail",
        Samples.SEND,
        ComponentState.WORKS,
        null,
        true,
        List.of(),
        null,
        0.999_61,
        0.998_42);
  }

  private static ComponentView webmail() {
    return new ComponentView(
        "webmail",
        "mail",
        Samples.WEBMAIL,
        ComponentState.OUT,
        END,
        false,
        List.of(),
        Samples.evidence(
            "webmail", List.of(Samples.failing("webmail", ProbeReason.WRONG_STATUS, END)), 17, 1),
        0.998_84,
        0.996_02);
  }

  private static IncidentView incident() {
    return new IncidentView(
        "i-0303",
        "mail",
        Samples.WEBMAIL,
        Phase.ACKNOWLEDGED,
        Set.of("webmail"),
        END,
        END,
        null,
        null,
        null,
        "m-1",
        WORD.eta(),
        WORD.nextWord(),
        List.of(),
        List.of(new CohortStatus("webmail", Set.of(), ComponentState.OUT, END, null)),
        List.of(),
        List.of(new TimelineEntry.Said(WORD.at(), WORD, null)),
        null,
        List.of(),
        List.of(),
        List.of());
  }

  static MaintenanceView work(
      String id, String component, Instant start, long length, Maintenance.Status status) {
    LocalizedText text =
        component.equals("send")
            ? frenchAndEnglish(
                "Nous ajoutons un serveur d’envoi. L’envoi peut être lent.",
                "We add a sending server. Sending may be slow.")
            : frenchAndEnglish("Nous changeons un disque.", "We replace a disk.");
    return new MaintenanceView(
        new Maintenance(
            id,
            "mail",
            Set.of(component),
            text,
            start.minus(Duration.ofDays(5)),
            start,
            start.plusSeconds(length),
            status,
            null,
            status == Maintenance.Status.OVERRUN ? "i-0303" : null,
            Samples.EDITOR),
        null,
        List.of());
  }
}
