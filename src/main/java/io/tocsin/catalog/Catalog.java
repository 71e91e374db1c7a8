package io.tocsin.catalog;

import java.net.InetAddress;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Everything the owner declared to be watched, whole and consistent. Immutable.
 *
 * <p>Ids of services, components, probes and witnesses are each unique; a probe names a component
 * and cohorts that exist.
 */
public final class Catalog {

  private final LocalizedText siteName;
  private final Mode mode;
  private final List<String> languages;
  private final ZoneId zone;
  private final Map<String, Service> services;
  private final Map<String, Component> components;
  private final Map<String, CohortDimension> dimensions;
  private final Set<Cohort> cohorts;
  private final Areas areas;
  private final Map<String, ProbeSpec> probes;
  private final Map<String, WitnessSpec> witnesses;
  private final Contacts contacts;
  private final HouseRules house;
  private final Map<String, Playbook> playbooks;

  /**
   * Joins the parts, with nobody to be woken.
   *
   * @param languages BCP 47 tags of the languages of the page, the preferred one first
   * @param zone in which times are told to people
   * @throws IllegalArgumentException if an id is used twice or a name refers to nothing
   */
  public Catalog(
      LocalizedText siteName,
      Mode mode,
      List<String> languages,
      ZoneId zone,
      List<Service> services,
      List<CohortDimension> cohorts,
      Areas areas,
      List<ProbeSpec> probes,
      List<WitnessSpec> witnesses,
      Contacts contacts) {
    this(
        siteName,
        mode,
        languages,
        zone,
        services,
        cohorts,
        areas,
        probes,
        witnesses,
        contacts,
        HouseRules.NONE);
  }

  /**
   * Joins the parts.
   *
   * @param languages BCP 47 tags of the languages of the page, the preferred one first
   * @param zone in which times are told to people
   * @throws IllegalArgumentException if an id is used twice or a name refers to nothing
   */
  public Catalog(
      LocalizedText siteName,
      Mode mode,
      List<String> languages,
      ZoneId zone,
      List<Service> services,
      List<CohortDimension> cohorts,
      Areas areas,
      List<ProbeSpec> probes,
      List<WitnessSpec> witnesses,
      Contacts contacts,
      HouseRules house) {
    this.siteName = siteName;
    this.mode = mode;
    this.languages = List.copyOf(languages);
    this.zone = zone;
    this.services = byId("service", services, Service::id);
    this.components =
        byId(
            "component",
            services.stream().flatMap(service -> service.components().stream()).toList(),
            Component::id);
    this.dimensions = byId("dimension", cohorts, CohortDimension::id);
    this.cohorts = cohortsOf(cohorts);
    this.areas = areas;
    this.probes = byId("probe", probes, ProbeSpec::id);
    this.witnesses = byId("witness", witnesses, WitnessSpec::id);
    this.contacts = contacts;
    this.house = house;
    byId("person", house.team().people(), Teammate::id);
    this.playbooks = byId("playbook", house.playbooks(), Playbook::id);
    if (this.languages.isEmpty()) {
      throw new IllegalArgumentException("a catalogue needs a language");
    }
    probes.forEach(this::checkProbe);
    house.playbooks().forEach(this::checkPlaybook);
  }

  private static Set<Cohort> cohortsOf(List<CohortDimension> dimensions) {
    Set<Cohort> all = new HashSet<>();
    dimensions.forEach(dimension -> all.addAll(dimension.cohorts()));
    return Set.copyOf(all);
  }

  private static <T> Map<String, T> byId(String what, List<T> items, Function<T, String> id) {
    Map<String, T> map = new LinkedHashMap<>();
    for (T item : items) {
      if (map.put(id.apply(item), item) != null) {
        throw new IllegalArgumentException(what + " id used twice: " + id.apply(item));
      }
    }
    return Collections.unmodifiableMap(map);
  }

  private void checkProbe(ProbeSpec probe) {
    if (!components.containsKey(probe.component())) {
      throw new IllegalArgumentException(
          probe.id() + " probes an unknown component: " + probe.component());
    }
    if (!cohorts.containsAll(probe.cohorts())) {
      throw new IllegalArgumentException(
          probe.id() + " speaks about unknown cohorts: " + probe.cohorts());
    }
  }

  private void checkPlaybook(Playbook playbook) {
    long services =
        playbook.components().stream()
            .map(id -> serviceOf(id).map(Service::id).orElse(""))
            .distinct()
            .count();
    if (services != 1 || !components.keySet().containsAll(playbook.components())) {
      throw new IllegalArgumentException(
          "playbook " + playbook.id() + " is not about one service: " + playbook.components());
    }
  }

  /** Returns the name of the site. */
  public LocalizedText siteName() {
    return siteName;
  }

  /** Returns whether the owner runs the services or watches them. */
  public Mode mode() {
    return mode;
  }

  /** Returns the languages of the page, the preferred one first. */
  public List<String> languages() {
    return languages;
  }

  /** Returns the zone in which times are told to people. */
  public ZoneId zone() {
    return zone;
  }

  /** Returns the services in the order of the page. */
  public List<Service> services() {
    return List.copyOf(services.values());
  }

  /** Returns the components of all services in the order of the page. */
  public List<Component> components() {
    return List.copyOf(components.values());
  }

  /** Returns the dimensions by which customers are divided. */
  public List<CohortDimension> cohorts() {
    return List.copyOf(dimensions.values());
  }

  /** Returns the areas people may say they are in. */
  public Areas areas() {
    return areas;
  }

  /** Returns the declared probes. */
  public List<ProbeSpec> probes() {
    return List.copyOf(probes.values());
  }

  /** Returns the declared witnesses. */
  public List<WitnessSpec> witnesses() {
    return List.copyOf(witnesses.values());
  }

  /** Returns how people reach the owner. */
  public Contacts contacts() {
    return contacts;
  }

  /** Returns who is woken. */
  public Team team() {
    return house.team();
  }

  /** Returns whether what is said needs a second person. */
  public FourEyes fourEyes() {
    return house.fourEyes();
  }

  /** Returns what the law sees in the owner. */
  public LegalProfile legal() {
    return house.legal();
  }

  /** Returns what detection is told beside the services. */
  public WatchRules watching() {
    return house.watching();
  }

  /** Returns how the page looks and what stands at its foot. */
  public Branding branding() {
    return house.branding();
  }

  /** Returns the service over whose line an address asks, if the owner named its networks. */
  public Optional<Service> carrierOf(InetAddress address) {
    return services.values().stream().filter(one -> one.footing().carries(address)).findFirst();
  }

  /** Returns what was prepared in calm weather. */
  public List<Playbook> playbooks() {
    return List.copyOf(playbooks.values());
  }

  /** Returns the playbook of that id. */
  public Optional<Playbook> playbook(String id) {
    return Optional.ofNullable(playbooks.get(id));
  }

  /** Returns the service of that id. */
  public Optional<Service> service(String id) {
    return Optional.ofNullable(services.get(id));
  }

  /** Returns the component of that id. */
  public Optional<Component> component(String id) {
    return Optional.ofNullable(components.get(id));
  }

  /** Returns the service a component belongs to. */
  public Optional<Service> serviceOf(String componentId) {
    return component(componentId).flatMap(component -> service(component.service()));
  }

  /** Returns the symptom of that id, if the component's report form offers it. */
  public Optional<Symptom> symptom(String componentId, String symptomId) {
    return component(componentId)
        .filter(component -> component.symptoms().contains(symptomId))
        .flatMap(component -> service(component.service()))
        .flatMap(service -> service.kind().symptom(symptomId));
  }

  /** Returns the probe of that id. */
  public Optional<ProbeSpec> probe(String id) {
    return Optional.ofNullable(probes.get(id));
  }

  /** Returns the witness of that id. */
  public Optional<WitnessSpec> witness(String id) {
    return Optional.ofNullable(witnesses.get(id));
  }

  /** Returns the dimension of that id. */
  public Optional<CohortDimension> dimension(String id) {
    return Optional.ofNullable(dimensions.get(id));
  }

  /** Says whether the cohort was declared. */
  public boolean knows(Cohort cohort) {
    return cohorts.contains(cohort);
  }

  /** Returns the name of a cohort for people, {@code "customers of neuf.fr"}. */
  public Optional<LocalizedText> nameOf(Cohort cohort) {
    return dimension(cohort.dimension()).stream()
        .flatMap(dimension -> dimension.values().stream())
        .filter(value -> value.id().equals(cohort.value()))
        .map(CohortValue::name)
        .findFirst();
  }
}
