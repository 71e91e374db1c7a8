package io.tocsin.catalog.yaml;

import io.tocsin.catalog.Areas;
import io.tocsin.catalog.Branding;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.CohortDimension;
import io.tocsin.catalog.Contacts;
import io.tocsin.catalog.FourEyes;
import io.tocsin.catalog.HouseRules;
import io.tocsin.catalog.LegalProfile;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.catalog.Playbook;
import io.tocsin.catalog.ProbeSpec;
import io.tocsin.catalog.Service;
import io.tocsin.catalog.Team;
import io.tocsin.catalog.WatchRules;
import io.tocsin.catalog.WitnessSpec;
import io.tocsin.catalog.geography.FrenchAreas;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what is watched: every part of the file that is not about the machine. */
final class CatalogReader {

  private static final int MAX_LANGUAGES = 20;
  private static final int MAX_WORDS = 50;
  private static final List<String> USUAL_LANGUAGES = List.of("fr", "en");

  private final Path folder;

  /**
   * Makes a reader.
   *
   * @param folder against which the paths in the file are meant
   */
  CatalogReader(Path folder) {
    this.folder = folder;
  }

  /** Reads the catalogue; absent if anything in it is wrong. */
  Optional<Catalog> read(Section root) {
    Optional<Section> site = root.requiredValue("site").flatMap(Value::mapping);
    List<String> languages =
        site.flatMap(section ->
                section.optional("languages", Forms.listOf(Forms.LANGUAGE, 1, MAX_LANGUAGES)))
            .filter(list -> !list.isEmpty())
            .orElse(USUAL_LANGUAGES);
    Optional<Site> named = site.flatMap(section -> site(section, languages));
    Register components = new Register("component");
    Register cohorts = new Register("cohort");
    Areas areas = areas(root, languages.getFirst());
    List<Service> services = new ServiceReader(languages, components, areas).read(root);
    WatchRules watching = new WatchReader(areas, services).read(root);
    List<CohortDimension> dimensions = new CohortReader(languages, cohorts).read(root);
    List<ProbeSpec> probes = new ProbeReader(components, cohorts).read(root);
    List<WitnessSpec> witnesses = new WitnessReader().read(root);
    Contacts contacts =
        root.section("contacts").flatMap(CatalogReader::contacts).orElse(Contacts.NONE);
    Team team = new TeamReader(folder, languages).read(root);
    List<Playbook> playbooks = new PlaybookReader(languages, components, services).read(root);
    FourEyes fourEyes =
        root.section("newsroom").flatMap(CatalogReader::fourEyes).orElse(FourEyes.NOT_ASKED);
    LegalProfile legal =
        root.section("legal").flatMap(CatalogReader::legal).orElse(LegalProfile.NONE);
    return root.ifSound(() -> {
      Site known = named.orElseThrow();
      return new Catalog(
          known.name(),
          known.mode(),
          languages,
          known.zone(),
          services,
          dimensions,
          areas,
          probes,
          witnesses,
          contacts,
          new HouseRules(team, playbooks, fourEyes, legal, watching, known.branding()));
    });
  }

  private record Site(LocalizedText name, Mode mode, ZoneId zone, Branding branding) {}

  private Optional<Site> site(Section section, List<String> languages) {
    Optional<LocalizedText> name = section.required("name", TextForm.line(languages));
    Optional<Mode> mode = section.required("mode", Forms.oneOf(modes()));
    Optional<ZoneId> zone = section.required("zone", Forms.ZONE);
    Branding branding = new BrandingReader(folder, languages).read(section);
    return section.whole(
        () -> new Site(name.orElseThrow(), mode.orElseThrow(), zone.orElseThrow(), branding));
  }

  private static Map<String, Mode> modes() {
    Map<String, Mode> modes = new LinkedHashMap<>();
    modes.put("operator", Mode.OPERATOR);
    modes.put("observer", Mode.OBSERVER);
    return modes;
  }

  private Areas areas(Section root, String language) {
    Optional<Section> own = root.section("areas");
    if (own.isEmpty()) {
      return FrenchAreas.load();
    }
    Optional<Areas> areas = own.get().required("file", new AreasForm(folder, language));
    return own.get().whole(areas::orElseThrow).orElse(Areas.none());
  }

  private static Optional<FourEyes> fourEyes(Section section) {
    boolean asked = section.optional("four_eyes", Forms.YES_OR_NO).orElse(false);
    Map<String, FourEyes.Machine> machines = new LinkedHashMap<>();
    machines.put("tokens", FourEyes.Machine.TOKENS);
    machines.put("playbooks", FourEyes.Machine.PLAYBOOKS);
    Set<FourEyes.Machine> alone =
        section
            .optional("alone", Forms.listOf(Forms.oneOf(machines), 0, machines.size()))
            .map(Set::copyOf)
            .orElse(Set.of(FourEyes.Machine.PLAYBOOKS));
    return section.whole(() -> new FourEyes(asked, alone));
  }

  private static Optional<LegalProfile> legal(Section section) {
    Optional<List<String>> lands =
        section.required("jurisdictions", Forms.listOf(Forms.ID, 1, MAX_WORDS));
    Optional<List<String>> roles = section.required("roles", Forms.listOf(Forms.ID, 1, MAX_WORDS));
    return section.whole(
        () -> new LegalProfile(Set.copyOf(lands.orElseThrow()), Set.copyOf(roles.orElseThrow())));
  }

  private static Optional<Contacts> contacts(Section section) {
    Optional<String> email = section.optional("email", Forms.MAIL_ADDRESS);
    Optional<String> phone = section.optional("phone", Forms.line(40));
    Optional<URI> url = section.optional("url", Forms.WEB_ADDRESS);
    Optional<String> press = section.optional("press", Forms.MAIL_ADDRESS);
    return section.whole(() ->
        new Contacts(email.orElse(null), phone.orElse(null), url.orElse(null), press.orElse(null)));
  }
}
