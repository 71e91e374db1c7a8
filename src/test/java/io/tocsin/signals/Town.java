package io.tocsin.signals;

import io.tocsin.catalog.Areas;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.CohortDimension;
import io.tocsin.catalog.CohortValue;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.Contacts;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.catalog.Service;
import io.tocsin.catalog.ServiceKind;
import io.tocsin.catalog.geography.FrenchAreas;
import io.tocsin.catalog.geography.Postcodes;
import java.time.ZoneId;
import java.util.List;

/** A small catalogue: one mail service with two components and two domains. */
public final class Town {
  private Town() {}

  public static Catalog catalog() {
    Service mail =
        new Service(
            "mail",
            text("Courrier"),
            ServiceKind.MAIL,
            "Exemple",
            List.of(
                Component.of("mail-receive", "mail", text("Recevoir"), ServiceKind.MAIL),
                Component.of("mail-send", "mail", text("Envoyer"), ServiceKind.MAIL)),
            List.of(),
            List.of());
    Areas areas = FrenchAreas.load();
    return new Catalog(
        text("Ville"),
        Mode.OPERATOR,
        List.of("fr", "en"),
        ZoneId.of("Europe/Paris"),
        List.of(mail),
        List.of(
            new CohortDimension(
                "domain",
                text("domaine"),
                List.of(
                    new CohortValue("neuf.example", text("neuf")),
                    new CohortValue("sfr.example", text("sfr"))))),
        areas,
        List.of(),
        List.of(),
        Contacts.NONE);
  }

  public static Intake.Ground ground() {
    Catalog catalog = catalog();
    return new Intake.Ground(catalog, Postcodes.load(catalog.areas()));
  }

  private static LocalizedText text(String text) {
    return LocalizedText.frenchAndEnglish(text, text);
  }
}
