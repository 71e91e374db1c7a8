package io.tocsin.api;

import static io.tocsin.catalog.LocalizedText.frenchAndEnglish;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.catalog.ServiceKind;
import io.tocsin.detection.ComponentState;
import io.tocsin.detection.Evidence;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.publication.SiteIdentity;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Reach;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The town on a morning when no mail arrives in the north. */
final class Suffering {

  private Suffering() {}

  static PublicSnapshot town() {
    Instant now = Counter.NOW;
    Instant onset = now.minusSeconds(3600);
    Evidence evidence =
        new Evidence(
            "mail",
            "mail-receive",
            now,
            ComponentState.DEGRADED,
            onset,
            List.of(),
            List.of(),
            new Evidence.People(
                38, 2, 1.2, now, Map.of("no-receive", 9), Map.of("59", 14, "62", 8), List.of()),
            Evidence.Calls.NONE);
    ComponentView receive =
        new ComponentView(
            "mail-receive",
            "mail",
            text("Recevoir"),
            ComponentState.DEGRADED,
            onset,
            false,
            List.of(),
            evidence,
            null,
            null);
    ServiceView mail =
        new ServiceView(
            "mail",
            text("Courrier"),
            "Exemple",
            ServiceKind.MAIL,
            List.of(receive),
            new PublicSnapshot.OperatorVoice(null, List.of()),
            null,
            List.of(
                frenchAndEnglish(
                    "Écrivez depuis une autre adresse.", "Write from another address.")));
    return new PublicSnapshot(
        1,
        now,
        new SiteIdentity(
            text("Ville"),
            Mode.OBSERVER,
            List.of("fr", "en"),
            ZoneId.of("Europe/Paris"),
            URI.create("https://etat.example/"),
            null,
            null),
        List.of(mail),
        List.of(incident(onset)),
        List.of());
  }

  private static IncidentView incident(Instant onset) {
    FactSheet blank = FactSheet.BLANK;
    FactSheet facts =
        new FactSheet(
            blank.symptoms(),
            blank.known(),
            blank.unknown(),
            blank.cause(),
            blank.rumours(),
            List.of(
                new Reach("mail-receive", ComponentState.OUT, Set.of(), Set.of("59", "62", "71"))),
            blank.affected(),
            blank.dataFates(),
            blank.stillWorks(),
            blank.repair(),
            null,
            null,
            blank.measures(),
            blank.prevention(),
            blank.harm(),
            blank.apology(),
            blank.compensation());
    return new IncidentView(
        "i-1",
        "mail",
        text("Recevoir"),
        Phase.IDENTIFIED,
        Set.of("mail-receive"),
        onset,
        onset,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        facts,
        List.of(),
        List.of(),
        List.of());
  }

  private static LocalizedText text(String text) {
    return frenchAndEnglish(text, text);
  }
}
