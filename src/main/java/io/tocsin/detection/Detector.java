package io.tocsin.detection;

import io.tocsin.detection.Verdict.Change;
import io.tocsin.signals.CallTally;
import io.tocsin.signals.CallsTakenBack;
import io.tocsin.signals.CatalogChanged;
import io.tocsin.signals.CatalogChanged.Watched;
import io.tocsin.signals.CrowdReport;
import io.tocsin.signals.Finding;
import io.tocsin.signals.FollowUp;
import io.tocsin.signals.ProbeReason;
import io.tocsin.signals.ProbeResult;
import io.tocsin.signals.Signal;
import io.tocsin.signals.Tick;
import java.time.Instant;
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
  public static final String VERSION = "first-form-2";

  /** What stands first in a saved state: the rules, and the form in which it is written. */
  private static final String FORM = VERSION + " with calls";

  private final SortedMap<String, ServiceWatch> services = new TreeMap<>();
  private Vantages vantages = new Vantages();
  private SeenSignals seen = new SeenSignals();
  private Instant now = Instant.EPOCH;
  private Instant catalogAt = Instant.EPOCH;

  /** Starts with no knowledge at all. */
  public Detector() {}

  /**
   * Takes in one signal.
   *
   * @return the verdicts it leads to, that of a whole component before those of its cohorts; mostly
   *     none
   */
  public List<Verdict> fold(Signal signal) {
    boolean repeated = !signal.key().isEmpty() && !seen.add(signal.id());
    if (repeated) {
      return List.of();
    }
    if (signal.at().isAfter(now)) {
      now = signal.at();
    }
    return switch (signal) {
      case ProbeResult result -> mind(fold(result));
      case CrowdReport report -> mind(service(report.service()).fold(report, now));
      case FollowUp word -> mind(service(word.service()).fold(word, now));
      case CallTally tally -> mind(service(tally.service()).fold(tally, now));
      case CallsTakenBack slip -> mind(service(slip.tally().service()).fold(slip, now));
      case CatalogChanged change -> {
        watch(change);
        yield judge();
      }
      case Tick _ -> judge();
    };
  }

  /** What a place sees fail that is ill itself, or has lost its own line, says nothing. */
  private List<Verdict> fold(ProbeResult result) {
    ServiceWatch service = service(result.service());
    vantages.hear(result, service.interval(result)).ifPresent(this::takeBack);
    boolean doubted = result.finding() == Finding.FAILS && isDoubted(result, service);
    return service.fold(doubted ? result.readAs(ProbeReason.OWN_NETWORK_LOST) : result, now);
  }

  private boolean isDoubted(ProbeResult result, ServiceWatch service) {
    Optional<String> line = vantages.lineOf(result);
    if (line.isPresent() && (vantages.losesLine(result, line.get()) || disturbed(line.get()))) {
      return true;
    }
    return switch (vantages.health(result)) {
      case WELL -> false;
      case ILL -> true;
      case ILL_AND_ALONE -> !service.peopleComplain(result.component());
    };
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
        for (String vantage : vantages.on(verdict.service())) {
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
    vantages.watch(change.vantages(), watched.keySet());
    services.forEach((name, service) -> service.keep(watched.getOrDefault(name, Set.of())));
    for (Watched component : change.components()) {
      service(component.service()).watch(component, now);
    }
  }

  private List<Verdict> judge() {
    return mind(
        services.values().stream().flatMap(service -> service.judge(now).stream()).toList());
  }

  private ServiceWatch service(String service) {
    return services.computeIfAbsent(service, ServiceWatch::new);
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

  /** Writes down everything it knows, for {@link #restore}. */
  public byte[] save() {
    StateOut out = begun(FORM);
    out.map(services, service -> service.saveCalls(out));
    return out.toBytes();
  }

  /** The form of a program that knew no desk. */
  byte[] saveWithoutCalls() {
    return begun(VERSION).toBytes();
  }

  private StateOut begun(String form) {
    StateOut out = new StateOut();
    out.text(form);
    out.time(now);
    out.time(catalogAt);
    seen.save(out);
    vantages.save(out);
    out.map(services, service -> service.save(out));
    return out;
  }

  /**
   * Returns a detector that goes on exactly where the saved one stood; what was saved before desks
   * tallied calls is read as a state without calls.
   *
   * @throws UnreadableState when another version wrote the state, or when it is damaged
   */
  public static Detector restore(byte[] state) {
    StateIn in = new StateIn(state);
    String version = in.text();
    boolean withCalls = version.equals(FORM);
    if (!withCalls && !version.equals(VERSION)) {
      throw new UnreadableState(
          "the state was saved by detector " + version + ", this one is " + VERSION);
    }
    Detector detector = new Detector();
    detector.now = in.time();
    detector.catalogAt = in.time();
    detector.seen = SeenSignals.restore(in);
    detector.vantages = Vantages.restore(in);
    in.map(detector.services, () -> ServiceWatch.restore(in));
    if (withCalls) {
      in.each(service -> detector.service(service).restoreCalls(in, detector.now));
    }
    return detector;
  }
}
