package io.tocsin.site;

import static io.tocsin.catalog.LocalizedText.frenchAndEnglish;

import io.tocsin.catalog.Accent;
import io.tocsin.catalog.Branding;
import io.tocsin.catalog.Colour;
import io.tocsin.catalog.Conformity;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Logo;
import io.tocsin.catalog.OwnLink;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.SiteIdentity;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** Looks of invented owners. */
public final class Looks {

  private static final String MARK =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 140 36\"><rect width=\"36\""
          + " height=\"36\" rx=\"8\" fill=\"#b84a00\"/><path d=\"M9 12l9 8 9-8v13H9z\""
          + " fill=\"#fff\"/><path d=\"M46 9h22v5H52v4h14v5H52v4h16v5H46z\" fill=\"#b84a00\"/></svg>";

  private Looks() {}

  /** Everything an owner can set; the colours are as pale as can still be read. */
  public static Branding orange() {
    return new Branding(
        logo(MARK),
        accent("#ff6600", "#7a2b00"),
        List.of(
            new OwnLink(
                frenchAndEnglish("Aide d’Exemple Mail", "Help of Exemple Mail"),
                URI.create("https://www.exemple.example/aide")),
            new OwnLink(frenchAndEnglish("3900", "3900"), URI.create("tel:3900"))),
        frenchAndEnglish(
            "Exemple Mail SA, 1 rue d’Exemple, Paris.\n\nhttps://www.exemple.example/mentions",
            "Exemple Mail SA, 1 rue d’Exemple, Paris."),
        new Conformity(
            Conformity.State.PARTLY,
            LocalDate.parse("2026-01-12"),
            "Audit Exemple",
            URI.create("mailto:acces@exemple.example")));
  }

  static Logo logo(String drawing) {
    return Logo.of(Logo.Kind.SVG, 140, 36, drawing.getBytes(StandardCharsets.UTF_8));
  }

  /** The nearest to these colours that can be read. */
  static Accent accent(String light, String dark) {
    return new Accent(
        Colour.parse(light).orElseThrow().readableOn(Accent.LIGHT_GROUNDS),
        Colour.parse(dark).orElseThrow().readableOn(Accent.DARK_GROUNDS));
  }

  public static Branding saying(Branding branding, LocalizedText alt) {
    return new Branding(
        branding.logo().saying(alt),
        branding.accent(),
        branding.links(),
        branding.imprint(),
        branding.accessibility());
  }

  /** The same snapshot with another look. */
  static PublicSnapshot with(PublicSnapshot snapshot, Branding branding) {
    return of(snapshot, snapshot.site().with(branding));
  }

  /** The same snapshot about another site. */
  static PublicSnapshot of(PublicSnapshot snapshot, SiteIdentity site) {
    return new PublicSnapshot(
        snapshot.generation(),
        snapshot.at(),
        site,
        snapshot.services(),
        snapshot.incidents(),
        snapshot.maintenances(),
        snapshot.record(),
        snapshot.places(),
        snapshot.remarks(),
        snapshot.days());
  }
}
