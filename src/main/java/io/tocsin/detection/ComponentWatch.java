package io.tocsin.detection;

import io.tocsin.detection.Verdict.Change;
import io.tocsin.detection.Verdict.Numbers;
import io.tocsin.detection.crowd.Search;
import io.tocsin.detection.crowd.Surroundings;
import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
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
  private boolean lostSight;
  private String toldExtent = "";

  /** Which tally of the probes was read when all was calm and told; the same one is no news. */
  private long quiet = NOT_QUIET;

  /** Nats by which reports must be more likely in an outage than in ordinary times. */
  private static final double CAUTION = 14;

  private static final long NOT_QUIET = -1;
  private static final Set<String> JUST_EVERYBODY = Set.of(Cohorts.EVERYBODY);

  ComponentWatch(String service, String component, Instant born) {
    this(service, component, new ProbeBoard(), new ComponentCrowd(born));
    states.put(Cohorts.EVERYBODY, ComponentState.UNKNOWN, born);
  }

  private ComponentWatch(
      String service, String component, ProbeBoard probes, ComponentCrowd crowd) {
    this.service = service;
    this.component = component;
    this.probes = probes;
    this.crowd = crowd;
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

  /** What a vantage point alone saw fail since then is taken back: it was ill itself. */
  void discount(String vantage, Instant since) {
    probes.discount(vantage, since);
  }

  Optional<Duration> interval(String probe) {
    return probes.interval(probe);
  }

  /** Whether anything has been told of it that is not over. */
  boolean disturbed() {
    Disturbance everybody = disturbances.get(Cohorts.EVERYBODY);
    return everybody != null && !everybody.isCalm();
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
    crowd.judge(now, CAUTION, probes.suspicion(now), search, around);
    if (quiet == probes.version(now) && crowd.course() == null) {
      return List.of();
    }
    return judge(now, around);
  }

  private List<Verdict> judge(Instant now, Surroundings around) {
    CrowdTally people = crowd.read();
    probes.corroborate(people.open(), now);
    List<Verdict> verdicts = new ArrayList<>(0);
    ProbeTally all = probes.read(now);
    loseSight(all, people, now, around).ifPresent(verdicts::add);
    for (String scope : scopes()) {
      boolean everybody = scope.isEmpty();
      ProbeTally theirs = everybody ? all : probes.read(Cohorts.parse(scope), now);
      judge(scope, theirs, everybody ? people : people.of(scope), now, around)
          .ifPresent(verdicts::add);
    }
    revise(verdicts, all, people, now, around);
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

  private Optional<Verdict> loseSight(
      ProbeTally all, CrowdTally people, Instant now, Surroundings around) {
    boolean newlyLost = all.blind() && !lostSight;
    lostSight = all.blind();
    return newlyLost
        ? Optional.of(
            verdict(
                Cohorts.EVERYBODY,
                new Disturbance.Word(
                    Change.LOST_SIGHT, ComponentState.UNKNOWN, VerdictReason.NO_DATA, now),
                all,
                people,
                now,
                around))
        : Optional.empty();
  }

  /** What is known better of a disturbance that was told is told, unless there is other news. */
  private void revise(
      List<Verdict> verdicts, ProbeTally all, CrowdTally people, Instant now, Surroundings around) {
    CrowdCourse course = crowd.course();
    String extent = course == null ? "" : course.inWords();
    boolean better = !extent.isEmpty() && !extent.equals(toldExtent);
    Disturbance told = disturbances.get(Cohorts.EVERYBODY);
    toldExtent = extent;
    if (better && verdicts.isEmpty() && told != null && !told.isCalm()) {
      Disturbance.Word word = told.revised(people.onset(), all);
      verdicts.add(verdict(Cohorts.EVERYBODY, word, all, people, now, around));
    }
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
      String scope, ProbeTally theirs, CrowdTally people, Instant now, Surroundings around) {
    Disturbance told = disturbances.computeIfAbsent(scope, key -> new Disturbance());
    Optional<Disturbance.Word> word = told.judge(theirs, people, now);
    if (word.isPresent() && word.get().change() == Change.OVER && scope.isEmpty()) {
      crowd.settle();
    }
    states.note(scope, theirs, people, now);
    if (told.isCalm() && !scope.isEmpty()) {
      disturbances.remove(scope);
    }
    return word.map(said -> verdict(scope, said, theirs, people, now, around));
  }

  private Verdict verdict(
      String scope,
      Disturbance.Word word,
      ProbeTally theirs,
      CrowdTally people,
      Instant now,
      Surroundings around) {
    CrowdCourse course = crowd.course();
    Score score = crowd.score(around);
    Set<String> areas = course == null ? Set.of() : course.areas();
    return new Verdict(
        now,
        service,
        component,
        Cohorts.parse(scope),
        word.change(),
        word.state(),
        word.reason(),
        confidence(word, theirs, people, score),
        word.since(),
        areas,
        new Numbers(
            score.people(),
            score.expected(),
            score.minutes(),
            areas.size(),
            theirs.failing().size(),
            theirs.fresh()),
        course == null ? null : course.extent());
  }

  private static double confidence(
      Disturbance.Word word, ProbeTally theirs, CrowdTally people, Score score) {
    return switch (word.change()) {
      case SUSPECTED -> Confidence.ofSuspicion(theirs, score);
      case CONFIRMED, REVISED -> Confidence.ofFailure(theirs, people, score);
      case EASING, OVER -> Confidence.ofRecovery(theirs);
      case LOST_SIGHT -> 1;
    };
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

  void save(StateOut out) {
    out.text(service);
    out.text(component);
    probes.save(out);
    crowd.save(out);
    out.map(disturbances, disturbance -> disturbance.save(out));
    states.save(out);
    out.flag(lostSight);
    out.text(toldExtent);
  }

  static ComponentWatch restore(StateIn in) {
    ComponentWatch watch =
        new ComponentWatch(
            in.text(), in.text(), ProbeBoard.restore(in), ComponentCrowd.restore(in));
    in.map(watch.disturbances, () -> Disturbance.restore(in));
    watch.states.restore(in);
    watch.lostSight = in.flag();
    watch.toldExtent = in.text();
    return watch;
  }
}
