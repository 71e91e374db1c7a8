package io.tocsin.detection;

import io.tocsin.detection.Telling.Moment;
import io.tocsin.detection.Verdict.Change;
import io.tocsin.detection.crowd.Search;
import io.tocsin.detection.crowd.Surroundings;
import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import io.tocsin.detection.where.OutsideClaim;
import io.tocsin.signals.CallTally;
import io.tocsin.signals.CatalogChanged.WatchedProbe;
import io.tocsin.signals.Finding;
import io.tocsin.signals.ProbeResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** One component: its probes, its crowd, and what has been told of it. Not thread-safe. */
final class ComponentWatch {

  private final String service;
  private final String component;
  private final ProbeBoard probes;
  private final ComponentCrowd crowd;
  private final SortedMap<String, Disturbance> disturbances = new TreeMap<>();
  private final KnownStates states = new KnownStates();
  private final Telling telling;
  private boolean lostSight;

  /** Which tally of the probes was read when all was calm and told; the same one is no news. */
  private long quiet = NOT_QUIET;

  private static final long NOT_QUIET = -1;
  private static final Set<String> JUST_EVERYBODY = Set.of(Cohorts.EVERYBODY);

  ComponentWatch(String service, String component, Instant born, Knowledge known) {
    this(
        service,
        component,
        new ProbeBoard(),
        new ComponentCrowd(born),
        new Telling(service, component, known));
    states.put(Cohorts.EVERYBODY, ComponentState.UNKNOWN, born);
  }

  private ComponentWatch(
      String service, String component, ProbeBoard probes, ComponentCrowd crowd, Telling telling) {
    this.service = service;
    this.component = component;
    this.probes = probes;
    this.crowd = crowd;
    this.telling = telling;
  }

  void watch(List<WatchedProbe> watched) {
    probes.watch(watched);
  }

  void fold(ProbeResult result, Instant now, Surroundings around) {
    roll(now, around);
    probes.fold(result, now);
    if (result.finding() != Finding.INCONCLUSIVE) {
      crowd.probed(result.finding() == Finding.FAILS);
    }
  }

  /** Takes note of an answer that tells how many are hit. */
  void listen(ProbeResult result) {
    telling.hear(result);
  }

  /** What a vantage point alone saw fail since then is taken back: it was ill itself. */
  void discount(String vantage, Instant since) {
    probes.discount(vantage, since);
    telling.discount(vantage, since);
  }

  Optional<Duration> interval(String probe) {
    return probes.interval(probe);
  }

  /** Whether anything has been told of it that is not over. */
  boolean disturbed() {
    Disturbance everybody = disturbances.get(Cohorts.EVERYBODY);
    return everybody != null && !everybody.isCalm();
  }

  /** Since when it fails, as far as that was told. */
  Optional<Instant> brokenSince() {
    return telling.brokenSince();
  }

  /** Whether people report more than usual. */
  boolean peopleComplain() {
    return crowd.read().open();
  }

  void hear(Voice voice, Instant at, Instant now, Surroundings around) {
    roll(now, around);
    crowd.hear(voice, at);
  }

  void takeBack(Voice voice, Instant now, Surroundings around) {
    roll(now, around);
    crowd.takeBack(voice);
  }

  void tally(CallTally tally, Instant now, Surroundings around) {
    roll(now, around);
    crowd.calls().add(tally);
    crowd.moreIsHeard();
  }

  void takeBack(CallTally tally, Instant now, Surroundings around) {
    roll(now, around);
    crowd.calls().takeBack(tally);
  }

  /** Moves the clock on. */
  void roll(Instant now, Surroundings around) {
    crowd.roll(now, probes.anyFailing(now), around);
  }

  List<Verdict> judge(Instant now, Search search, Surroundings around) {
    roll(now, around);
    crowd.judge(now, telling.caution(), probes.suspicion(now), search, around);
    if (quiet == probes.version(now) && crowd.course() == null) {
      return List.of();
    }
    return judge(now, around);
  }

  private List<Verdict> judge(Instant now, Surroundings around) {
    CrowdTally people = crowd.read();
    probes.corroborate(people.open(), now);
    Moment moment = new Moment(now, people, crowd, around);
    List<Verdict> verdicts = new ArrayList<>(0);
    ProbeTally all = probes.read(now);
    loseSight(all, moment).ifPresent(verdicts::add);
    for (String scope : scopes()) {
      boolean everybody = scope.isEmpty();
      ProbeTally theirs = everybody ? all : probes.read(Cohorts.parse(scope), now);
      judge(scope, theirs, everybody ? people : people.of(scope), moment).ifPresent(verdicts::add);
    }
    Disturbance told = disturbances.get(Cohorts.EVERYBODY);
    telling.revised(told, !verdicts.isEmpty(), all, moment).ifPresent(verdicts::add);
    quiet = people.open() || !isCalm() ? NOT_QUIET : probes.version(now);
    return verdicts;
  }

  /**
   * Until when a tick would tell nothing new, if nothing is heard; long ago when it would now.
   * People are silent, probes suspect nothing, and all that was to be told has been.
   */
  Instant restsUntil(Instant now) {
    boolean rests =
        quiet == probes.version(now)
            && crowd.course() == null
            && !crowd.isLookedAt(probes.suspicion(now));
    return rests ? probes.knownUntil() : Instant.MIN;
  }

  private boolean isCalm() {
    return disturbances.values().stream().allMatch(Disturbance::isCalm);
  }

  private Optional<Verdict> loseSight(ProbeTally all, Moment moment) {
    boolean newlyLost = all.blind() && !lostSight;
    lostSight = all.blind();
    Disturbance.Word word =
        new Disturbance.Word(
            Change.LOST_SIGHT, ComponentState.UNKNOWN, VerdictReason.NO_DATA, moment.now());
    return newlyLost
        ? Optional.of(telling.say(Cohorts.EVERYBODY, word, all, moment))
        : Optional.empty();
  }

  /** Mostly everybody is all there is. */
  private Set<String> scopes() {
    Set<String> ofProbes = probes.scopes();
    Set<String> ofPeople = crowd.scopes();
    if (ofProbes.isEmpty() && ofPeople.isEmpty() && disturbances.size() <= 1) {
      return JUST_EVERYBODY;
    }
    SortedSet<String> scopes = new TreeSet<>(JUST_EVERYBODY);
    scopes.addAll(ofProbes);
    scopes.addAll(ofPeople);
    scopes.addAll(disturbances.keySet());
    return scopes;
  }

  private Optional<Verdict> judge(
      String scope, ProbeTally theirs, CrowdTally people, Moment moment) {
    Disturbance told = disturbances.computeIfAbsent(scope, key -> new Disturbance());
    Optional<Disturbance.Word> word = told.judge(theirs, people, moment.now());
    if (word.isPresent() && word.get().change() == Change.OVER && scope.isEmpty()) {
      crowd.settle();
    }
    states.note(scope, theirs, people, moment.now());
    if (told.isCalm() && !scope.isEmpty()) {
      disturbances.remove(scope);
    }
    return word.map(said -> telling.say(scope, said, theirs, moment.of(people)));
  }

  Evidence evidence(Instant now, Surroundings around) {
    roll(now, around);
    KnownStates.Since overall = states.of(Cohorts.EVERYBODY, now);
    List<Evidence.CohortState> cohorts = new ArrayList<>();
    for (String scope : probes.scopes()) {
      KnownStates.Since theirs = states.of(scope, now);
      cohorts.add(new Evidence.CohortState(Cohorts.parse(scope), theirs.state(), theirs.since()));
    }
    return new Evidence(
        service,
        component,
        now,
        overall.state(),
        overall.since(),
        cohorts,
        probes.readings(now),
        crowd.evidence(around),
        crowd.calls().evidence());
  }

  /** Why it is said to be disturbed now, or is not. */
  Reasons reasons(Instant now, Search search, Surroundings around) {
    Evidence evidence = evidence(now, around);
    return new CrowdReasons(crowd, around)
        .tell(evidence, telling.caution(), probes.suspicion(now), search);
  }

  /** The last hours in steps of ten minutes. */
  List<CourseStep> steps(Instant now, Surroundings around) {
    roll(now, around);
    return CourseSteps.of(crowd, around);
  }

  /** What speaks against the claim that what people report is confined to some areas. */
  Optional<OutsideClaim> outside(Set<String> claimed, Instant now, Surroundings around) {
    roll(now, around);
    CrowdCourse course = crowd.course();
    if (course == null || around.customers().terrain().lands().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(course.outside(claimed, crowd.reports(), around));
  }

  void save(StateOut out) {
    out.text(service);
    out.text(component);
    probes.save(out);
    crowd.save(out);
    telling.save(out);
    out.map(disturbances, disturbance -> disturbance.save(out));
    states.save(out);
    out.flag(lostSight);
  }

  static ComponentWatch restore(StateIn in, Knowledge known) {
    String service = in.text();
    String component = in.text();
    ProbeBoard probes = ProbeBoard.restore(in);
    ComponentCrowd crowd = ComponentCrowd.restore(in);
    Telling telling = Telling.restore(in, service, component, known);
    ComponentWatch watch = new ComponentWatch(service, component, probes, crowd, telling);
    in.map(watch.disturbances, () -> Disturbance.restore(in));
    watch.states.restore(in);
    watch.lostSight = in.flag();
    return watch;
  }
}
