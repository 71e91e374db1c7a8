package io.tocsin.catalog.yaml;

import io.tocsin.catalog.Accent;
import io.tocsin.catalog.Branding;
import io.tocsin.catalog.Colour;
import io.tocsin.catalog.Conformity;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Logo;
import io.tocsin.catalog.OwnLink;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what of {@code site:} is about looks, ways at the foot, and the law. */
final class BrandingReader {

  private static final int MAX_LINKS = 12;
  private static final int IMPRINT = 10_000;
  private static final Form<URI> ADDRESS = Form.ofText(BrandingReader::address);

  private final Path folder;
  private final List<String> languages;

  /**
   * Makes a reader.
   *
   * @param folder in which the logo must lie
   */
  BrandingReader(Path folder, List<String> languages) {
    this.folder = folder;
    this.languages = languages;
  }

  /** Asks the section for its own keys; what is wrong is told, and stands as absent. */
  Branding read(Section site) {
    Optional<Logo> logo = site.optional("logo", new LogoForm(folder));
    Optional<LocalizedText> alt = site.optional("logo_alt", TextForm.line(languages));
    if (alt.isPresent() && site.value("logo").isEmpty()) {
      site.fault(FaultRule.MISSING_KEY, Hint.NONE, "logo");
    }
    Accent accent = site.section("colours").flatMap(this::accent).orElse(Accent.NONE);
    List<OwnLink> links = new ArrayList<>();
    site.sections("links", 0, MAX_LINKS).forEach(one -> link(one).ifPresent(links::add));
    Optional<LocalizedText> imprint =
        site.optional("imprint", new TextForm(languages, Forms.text(IMPRINT)));
    Conformity conformity =
        site.section("accessibility")
            .flatMap(BrandingReader::conformity)
            .orElse(Conformity.UNAUDITED);
    return new Branding(
        logo.map(one -> alt.map(one::saying).orElse(one)).orElse(null),
        accent,
        links,
        imprint.orElse(null),
        conformity);
  }

  private Optional<Accent> accent(Section section) {
    Optional<Colour> light = colour(section, "accent_light", Accent.LIGHT_GROUNDS);
    Optional<Colour> dark = colour(section, "accent_dark", Accent.DARK_GROUNDS);
    return section.whole(() -> new Accent(light.orElse(null), dark.orElse(null)));
  }

  /**
   * To YAML, what follows a hash without quotes is a remark: that is told, not taken for nothing.
   */
  private static Optional<Colour> colour(Section section, String key, List<Colour> grounds) {
    if (section.keys().contains(key) && section.value(key).isEmpty()) {
      section.fault(FaultRule.COLOUR_UNQUOTED, Hint.NONE, key);
    }
    return section.optional(
        key,
        Form.ofText((value, text) -> {
          Optional<Colour> colour = Colour.parse(text);
          return colour.isEmpty()
              ? value.fault(FaultRule.NOT_A_COLOUR)
              : readable(value, colour.get(), grounds);
        }));
  }

  private static Optional<Colour> readable(Value value, Colour colour, List<Colour> grounds) {
    double contrast = colour.contrast(grounds);
    return contrast >= Colour.READABLE
        ? Optional.of(colour)
        : value.fault(
            FaultRule.LOW_CONTRAST,
            Hint.NONE,
            String.format(Locale.ROOT, "%.2f", Math.floor(contrast * 100) / 100),
            colour.readableOn(grounds).written());
  }

  private Optional<OwnLink> link(Section section) {
    Optional<LocalizedText> label = section.required("label", TextForm.line(languages));
    Optional<URI> address = section.required("url", ADDRESS);
    return section.whole(() -> new OwnLink(label.orElseThrow(), address.orElseThrow()));
  }

  private static Optional<URI> address(Value value, String text) {
    Optional<URI> address = Forms.parseAddress(text).filter(OwnLink::isAddress);
    return address.isPresent() ? address : value.fault(FaultRule.NOT_A_WAY);
  }

  private static Optional<Conformity> conformity(Section section) {
    Conformity.State state =
        section.optional("state", Forms.oneOf(states())).orElse(Conformity.State.NOT);
    Optional<LocalDate> on = section.optional("audited_on", Form.ofText(BrandingReader::day));
    Optional<String> by = section.optional("audited_by", Forms.line(TextForm.NAME));
    Optional<URI> contact = section.optional("contact", ADDRESS);
    boolean named = section.value("audited_by").isPresent();
    boolean dated = section.value("audited_on").isPresent();
    if ((state != Conformity.State.NOT && !(named && dated)) || named != dated) {
      section.fault(FaultRule.NO_AUDIT, Hint.NONE);
    }
    return section.whole(
        () -> new Conformity(state, on.orElse(null), by.orElse(null), contact.orElse(null)));
  }

  private static Optional<LocalDate> day(Value value, String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return value.fault(FaultRule.NOT_A_DAY);
    }
  }

  private static Map<String, Conformity.State> states() {
    Map<String, Conformity.State> states = new LinkedHashMap<>();
    states.put("not-conformant", Conformity.State.NOT);
    states.put("partially-conformant", Conformity.State.PARTLY);
    states.put("fully-conformant", Conformity.State.FULLY);
    return states;
  }
}
