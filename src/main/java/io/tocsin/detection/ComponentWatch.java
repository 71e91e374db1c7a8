package io.tocsin.detection;

import io.tocsin.detection.Telling.Moment;
import io.tocsin.detection.Verdict.Change;
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
  private final SortedMap<String, Since> states = new TreeMap<>();
  private final Telling telling;
  private boolean lostSight;

  /** A state and since when. */
  private record Since(ComponentState state, Instant since) {}

  ComponentWatch(String service, String component, Instant born, Knowledge known) {
    this(
        service,
        component,
        new ProbeBoard(),
        new ComponentCrowd(born),
        new Telling(service, component, known));
    states.put(Cohorts.EVERYBODY, new Since(ComponentState.UNKNOWN, born));
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

  private void roll(Instant now, Surroundings around) {
    crowd.roll(now, probes.anyFailing(), around);
  }

  List<Verdict> judge(Instant now, Search search, Surroundings around) {
    roll(now, around);
    crowd.judge(now, telling.caution(), probes.suspicion(), search, around);
    CrowdTally people = crowd.read();
    probes.corroborate(people.open(), now);
    Moment moment = new Moment(now, people, crowd, around);
    List<Verdict> verdicts = new ArrayList<>();
    ProbeTally all = probes.read(now);
    loseSight(all, moment).ifPresent(verdicts::add);
    for (String scope : scopes()) {
      boolean everybody = scope.isEmpty();
      ProbeTally theirs = everybody ? all : probes.read(Cohorts.parse(scope), now);
      judge(scope, theirs, everybody ? people : people.of(scope), moment).ifPresent(verdicts::add);
    }
    Disturbance told = disturbances.get(Cohorts.EVERYBODY);
    telling.revised(told, !verdicts.isEmpty(), all, moment).ifPresent(verdicts::add);
    return verdicts;
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

  private SortedSet<String> scopes() {
    SortedSet<String> scopes = new TreeSet<>(Set.of(Cohorts.EVERYBODY));
    scopes.addAll(probes.scopes());
    scopes.addAll(crowd.scopes());
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
    note(scope, theirs, people, moment.now());
    if (told.isCalm() && !scope.isEmpty()) {
      disturbances.remove(scope);
    }
    return word.map(said -> telling.say(scope, said, theirs, moment.of(people)));
  }

  private void note(String scope, ProbeTally theirs, CrowdTally people, Instant now) {
    boolean peopleAlone = people.open() && theirs.state() != ComponentState.OUT;
    ComponentState state = peopleAlone ? ComponentState.DEGRADED : theirs.state();
    Since before = states.get(scope);
    if (before == null || before.state() != state) {
      states.put(scope, new Since(state, since(state, theirs, people, now)));
    }
  }

  private static Instant since(
      ComponentState state, ProbeTally theirs, CrowdTally people, Instant now) {
    return switch (state) {
      case OUT, DEGRADED -> theirs.onset().orElse(people.onset());
      case WORKS -> theirs.worksSince().orElse(now);
      case UNKNOWN -> now;
    };
  }

  Evidence evidence(Instant now, Surroundings around) {
    roll(now, around);
    Since overall = states.getOrDefault(Cohorts.EVERYBODY, new Since(ComponentState.UNKNOWN, now));
    List<Evidence.CohortState> cohorts = new ArrayList<>();
    for (String scope : probes.scopes()) {
      Since theirs = states.getOrDefault(scope, new Since(ComponentState.UNKNOWN, now));
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
    telling.save(out);
    out.map(disturbances, disturbance -> disturbance.save(out));
    out.map(
        states,
        since -> {
          out.text(since.state().name());
          out.time(since.since());
        });
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
    in.map(watch.states, () -> new Since(in.word(ComponentState.class), in.time()));
    watch.lostSight = in.flag();
    return watch;
  }
}
