package io.tocsin.detection;

import io.tocsin.detection.Verdict.Change;
import io.tocsin.detection.crowd.Search;
import io.tocsin.detection.crowd.Surroundings;
import io.tocsin.detection.experience.Casebook;
import io.tocsin.detection.experience.ResolvedCase;
import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import io.tocsin.detection.state.UnreadableState;
import io.tocsin.detection.where.OutsideClaim;
import io.tocsin.signals.CallTally;
import io.tocsin.signals.CallsTakenBack;
import io.tocsin.signals.CatalogChanged;
import io.tocsin.signals.CatalogChanged.Watched;
import io.tocsin.signals.CrowdReport;
import io.tocsin.signals.Finding;
import io.tocsin.signals.FollowUp;
import io.tocsin.signals.LandscapeChanged;
import io.tocsin.signals.ProbeReason;
import io.tocsin.signals.ProbeResult;
import io.tocsin.signals.Signal;
import io.tocsin.signals.Tick;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Folds signals into evidence and verdicts; confined to one thread.
 *
 * <p>Deterministic: its only clock is the latest time of any signal it has folded. It bears a
 * journal that repeats signals and disorders them a little, and one that brings only the signals of
 * some services, as long as ticks and changes of the catalogue come to every partition.
 */
public final class Detector {

  /** The rules by which verdicts are reached; a replay with the same version says the same. */
  public static final String VERSION = "second-form-8";

  private final SortedMap<String, ServiceWatch> services = new TreeMap<>();
  private final Search search = new Search();
  private final Knowledge known = new Knowledge(new Blaming(this::brokenSince));
  private SeenSignals seen = new SeenSignals();
  private Instant now = Instant.EPOCH;
  private Instant catalogAt = Instant.EPOCH;

  /** Starts with no knowledge at all. */
  public Detector() {}

  /** Starts with what resolved outages teach, oldest first, and no other knowledge. */
  public Detector(List<ResolvedCase> resolved) {
    known.learn(new Casebook(resolved));
  }

  /**
   * Takes in one signal.
   *
   * @return the verdicts it leads to, that of a whole component before those of its cohorts; mostly
   *     none
   */
  public List<Verdict> fold(Signal signal) {
    known.forgetResolved();
    boolean repeated = !signal.key().isEmpty() && !seen.add(signal.id());
    if (repeated) {
      return List.of();
    }
    if (signal.at().isAfter(now)) {
      now = signal.at();
    }
    return switch (signal) {
      case ProbeResult result -> mind(fold(result));
      case CrowdReport report -> mind(service(report.service()).fold(report, now, search));
      case FollowUp word -> mind(service(word.service()).fold(word, now, search));
      case CallTally tally -> mind(service(tally.service()).fold(tally, now, search));
      case CallsTakenBack slip -> mind(service(slip.tally().service()).fold(slip, now, search));
      case CatalogChanged change -> {
        watch(change);
        yield judge();
      }
      case LandscapeChanged change -> {
        if (!change.at().isBefore(known.landscape().at())) {
          known.learn(new Landscape(change));
          services.forEach((name, service) -> service.surround(around(name)));
        }
        yield judge();
      }
      case Tick _ -> judge();
    };
  }

  /** What a place sees fail that is ill itself, or has lost its own line, says nothing. */
  private List<Verdict> fold(ProbeResult result) {
    ServiceWatch service = service(result.service());
    known.vantages().hear(result, service.interval(result)).ifPresent(this::takeBack);
    if (isOfUse(result)) {
      service.listen(result, now);
    }
    boolean doubted = result.finding() == Finding.FAILS && isDoubted(result, service);
    return service.fold(
        doubted ? result.readAs(ProbeReason.OWN_NETWORK_LOST) : result, now, search);
  }

  /**
   * Whether an answer tells how many are hit: a place that is ill, or whose line is, tells neither
   * by failing nor by working. On a line of the very service it stands where its customers do.
   */
  private boolean isOfUse(ProbeResult result) {
    Vantages vantages = known.vantages();
    if (vantages.isOn(result.vantage(), result.service())) {
      return true;
    }
    Optional<String> line = vantages.lineOf(result);
    boolean lineFails =
        line.isPresent() && (vantages.losesLine(result, line.get()) || disturbed(line.get()));
    return !lineFails && vantages.health(result) == VantageSight.Health.WELL;
  }

  private boolean isDoubted(ProbeResult result, ServiceWatch service) {
    Optional<String> line = known.vantages().lineOf(result);
    if (line.isPresent()
        && (known.vantages().losesLine(result, line.get()) || disturbed(line.get()))) {
      return true;
    }
    return switch (known.vantages().health(result)) {
      case WELL -> false;
      case ILL -> true;
      case ILL_AND_ALONE -> !service.peopleComplain(result.component());
    };
  }

  private Optional<Instant> brokenSince(String service) {
    return Optional.ofNullable(services.get(service)).flatMap(ServiceWatch::brokenSince);
  }

  private boolean disturbed(String service) {
    ServiceWatch known = services.get(service);
    return known != null && known.disturbed();
  }

  private void takeBack(Vantages.Relapse relapse) {
    services.forEach((name, service) -> {
      if (!name.equals(relapse.line())) {
        service.discount(relapse.vantage(), relapse.since());
      }
    });
  }

  /** A service that is found disturbed may carry the lines that some places ask over. */
  private List<Verdict> mind(List<Verdict> verdicts) {
    for (Verdict verdict : verdicts) {
      boolean begins = verdict.change() == Change.SUSPECTED || verdict.change() == Change.CONFIRMED;
      if (begins && verdict.cohorts().isEmpty()) {
        for (String vantage : known.vantages().on(verdict.service())) {
          takeBack(new Vantages.Relapse(vantage, verdict.onset(), verdict.service()));
        }
      }
    }
    return verdicts;
  }

  /** An older catalogue that is heard again changes nothing. */
  private void watch(CatalogChanged change) {
    if (change.at().isBefore(catalogAt)) {
      return;
    }
    catalogAt = change.at();
    Map<String, Set<String>> watched =
        change.components().stream()
            .collect(
                Collectors.groupingBy(
                    Watched::service, Collectors.mapping(Watched::component, Collectors.toSet())));
    services.keySet().retainAll(watched.keySet());
    known.vantages().watch(change.vantages(), watched.keySet());
    services.forEach((name, service) -> service.keep(watched.getOrDefault(name, Set.of())));
    for (Watched component : change.components()) {
      service(component.service()).watch(component, now);
    }
  }

  private List<Verdict> judge() {
    List<Verdict> verdicts = new ArrayList<>(0);
    for (ServiceWatch service : services.values()) {
      service.judge(now, search, verdicts);
    }
    return mind(verdicts);
  }

  private ServiceWatch service(String service) {
    return services.computeIfAbsent(
        service,
        name -> {
          ServiceWatch watch = new ServiceWatch(name, known);
          watch.surround(around(name));
          return watch;
        });
  }

  private Surroundings around(String service) {
    return known.landscape().around(service, this::disturbed);
  }

  /** Returns the outages that the last signal showed to be over; the incident has no name yet. */
  public List<ResolvedCase> resolved() {
    return known.resolved();
  }

  /**
   * Returns what is known of every component that the catalogue names or that was seen, by service
   * and component.
   *
   * <p>With several partitions, a component whose signals go elsewhere is unknown here.
   */
  public List<Evidence> evidence() {
    return services.values().stream().flatMap(service -> service.evidence(now).stream()).toList();
  }

  /**
   * Returns the last hours of some components in steps of ten minutes, by component; those that are
   * not known here are left out.
   */
  public SortedMap<String, List<CourseStep>> steps(Set<String> components) {
    SortedMap<String, List<CourseStep>> steps = new TreeMap<>();
    services.values().forEach(service -> service.steps(components, now, steps));
    return steps;
  }

  /**
   * Returns why the components of a service are said to be disturbed now, or are not: the detector
   * looks as it does when it judges, and tells what it sees. Empty for a service not known here.
   */
  public List<Reasons> reasons(String service) {
    ServiceWatch known = services.get(service);
    return known == null ? List.of() : known.reasons(now, search);
  }

  /** The latest time of any signal it has taken in. */
  public Instant now() {
    return now;
  }

  /**
   * Holds the claim that a component is broken in some areas alone against the reports from
   * everywhere else, since it began; empty if people report no disturbance or no areas are known.
   */
  public Optional<OutsideClaim> outside(String component, Set<String> claimed) {
    return services.values().stream()
        .flatMap(service -> service.outside(component, claimed, now).stream())
        .findFirst();
  }

  /** How many cells all looks so far went through: what detection costs grows with them. */
  long cellsLookedAt() {
    return search.cellsLookedAt();
  }

  /** Writes down everything it knows, for {@link #restore}. */
  public byte[] save() {
    StateOut out = new StateOut();
    out.text(VERSION);
    out.time(now);
    out.time(catalogAt);
    known.landscape().save(out);
    seen.save(out);
    known.vantages().save(out);
    Cases.save(out, known.casebook().cases());
    out.map(services, service -> service.save(out));
    return out.toBytes();
  }

  /**
   * Returns a detector that goes on exactly where the saved one stood.
   *
   * @throws UnreadableState when another version wrote the state, or when it is damaged
   */
  public static Detector restore(byte[] state) {
    StateIn in = new StateIn(state);
    String version = in.text();
    if (!version.equals(VERSION)) {
      throw new UnreadableState(
          "the state was saved by detector " + version + ", this one is " + VERSION);
    }
    Detector detector = new Detector();
    detector.now = in.time();
    detector.catalogAt = in.time();
    detector.known.learn(Landscape.restore(in));
    detector.seen = SeenSignals.restore(in);
    detector.known.learn(Vantages.restore(in));
    detector.known.learn(new Casebook(Cases.restore(in)));
    in.map(detector.services, () -> ServiceWatch.restore(in, detector.known));
    detector.services.forEach((name, service) -> service.surround(detector.around(name)));
    return detector;
  }
}
