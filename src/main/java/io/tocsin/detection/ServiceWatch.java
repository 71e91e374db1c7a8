package io.tocsin.detection;

import io.tocsin.detection.crowd.Search;
import io.tocsin.detection.crowd.Surroundings;
import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import io.tocsin.detection.state.Time;
import io.tocsin.detection.where.OutsideClaim;
import io.tocsin.signals.CallTally;
import io.tocsin.signals.CallsTakenBack;
import io.tocsin.signals.CatalogChanged.Watched;
import io.tocsin.signals.CrowdReport;
import io.tocsin.signals.FollowUp;
import io.tocsin.signals.ProbeResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One service: the people who speak of it, and its components. Not thread-safe.
 *
 * <p>A service of which nothing is heard rests: ticks are only noted, and followed together at the
 * end of the hour or when something is heard, with the same result.
 */
final class ServiceWatch {

  /** More components than this are not kept; a catalogue has some dozens at most. */
  private static final int MOST_COMPONENTS = 1000;

  private final String service;
  private final Knowledge knowledge;
  private final SortedMap<String, ComponentWatch> components = new TreeMap<>();
  private People people = new People();
  private Surroundings around = Surroundings.UNKNOWN;
  private Instant restsBefore = Instant.MIN;
  private long followed;
  private long noted;

  ServiceWatch(String service, Knowledge known) {
    this.service = service;
    this.knowledge = known;
  }

  void watch(Watched watched, Instant now) {
    wake();
    component(watched.component(), now).watch(watched.probes());
  }

  void surround(Surroundings surroundings) {
    wake();
    around = surroundings;
  }

  /** Forgets the components that are watched no more. */
  void keep(Set<String> watched) {
    wake();
    components.keySet().retainAll(watched);
  }

  List<Verdict> fold(ProbeResult result, Instant now, Search search) {
    wake();
    ComponentWatch component = component(result.component(), now);
    component.fold(result, now, around);
    return component.judge(now, search, around);
  }

  /** Takes note of an answer that tells how many are hit, as it was given. */
  void listen(ProbeResult result, Instant now) {
    component(result.component(), now).listen(result);
  }

  /** The time from one answer of this probe to the next, as far as it is known. */
  Duration interval(ProbeResult result) {
    return Optional.ofNullable(components.get(result.component()))
        .flatMap(component -> component.interval(result.probe()))
        .orElse(ProbeWatch.USUAL_INTERVAL);
  }

  /** What a vantage point alone saw fail since then is taken back: it was ill itself. */
  void discount(String vantage, Instant since) {
    wake();
    components.values().forEach(component -> component.discount(vantage, since));
  }

  /** Whether anything told of it is not over yet. */
  boolean disturbed() {
    return components.values().stream().anyMatch(ComponentWatch::disturbed);
  }

  /** Since when the component fails that began first; empty while all work. */
  Optional<Instant> brokenSince() {
    return components.values().stream()
        .flatMap(component -> component.brokenSince().stream())
        .min(Comparator.naturalOrder());
  }

  /** Whether people report more than usual of this component. */
  boolean peopleComplain(String component) {
    ComponentWatch known = components.get(component);
    return known != null && known.peopleComplain();
  }

  List<Verdict> fold(CrowdReport report, Instant now, Search search) {
    wake();
    ComponentWatch component = component(report.component(), now);
    Optional<Voice> heard = people.fold(report, now);
    heard.ifPresent(voice -> component.hear(voice, report.at(), now, around));
    return heard.isPresent() ? component.judge(now, search, around) : List.of();
  }

  List<Verdict> fold(CallTally tally, Instant now, Search search) {
    wake();
    ComponentWatch component = component(tally.component(), now);
    component.tally(tally, now, around);
    return component.judge(now, search, around);
  }

  List<Verdict> fold(CallsTakenBack slip, Instant now, Search search) {
    wake();
    ComponentWatch component = component(slip.tally().component(), now);
    component.takeBack(slip.tally(), now, around);
    return component.judge(now, search, around);
  }

  List<Verdict> fold(FollowUp word, Instant now, Search search) {
    wake();
    switch (word.state()) {
      case WITHDRAWN ->
          people
              .withdraw(word)
              .ifPresent(voice -> component(voice.component(), now).takeBack(voice, now, around));
      case BACK -> hear(word, Voice.Said.BACK, now);
      case PARTLY -> hear(word, Voice.Said.PARTLY, now);
      case STILL_BROKEN -> hear(word, Voice.Said.STILL_BROKEN, now);
    }
    return component(word.component(), now).judge(now, search, around);
  }

  private void hear(FollowUp word, Voice.Said said, Instant now) {
    people
        .fold(word, said, now)
        .ifPresent(voice -> component(voice.component(), now).hear(voice, word.at(), now, around));
  }

  void judge(Instant now, Search search, List<Verdict> verdicts) {
    long minute = Time.minute(now);
    if (now.isBefore(restsBefore) && minute - noted <= ComponentCrowd.BLIND_AFTER) {
      noted = minute;
      return;
    }
    wake();
    Instant until = Instant.MAX;
    for (ComponentWatch component : components.values()) {
      verdicts.addAll(component.judge(now, search, around));
      Instant theirs = component.restsUntil(now);
      until = theirs.isBefore(until) ? theirs : until;
    }
    followed = minute;
    noted = minute;
    Instant nextHour = Time.startOf((Math.floorDiv(minute, 60L) + 1) * 60);
    restsBefore = until.isBefore(nextHour) ? until : nextHour;
  }

  /** Follows what was noted while it rested, in steps that nobody takes for a time unwatched. */
  private void wake() {
    restsBefore = Instant.MIN;
    while (followed < noted) {
      followed = Math.min(noted, followed + ComponentCrowd.BLIND_AFTER);
      for (ComponentWatch component : components.values()) {
        component.roll(Time.startOf(followed), around);
      }
    }
  }

  List<Evidence> evidence(Instant now) {
    wake();
    return components.values().stream().map(one -> one.evidence(now, around)).toList();
  }

  /** Why its components are said to be disturbed now, or are not. */
  List<Reasons> reasons(Instant now, Search search) {
    wake();
    return components.values().stream().map(one -> one.reasons(now, search, around)).toList();
  }

  /** The last hours of some of its components, in steps of ten minutes. */
  void steps(Set<String> wanted, Instant now, Map<String, List<CourseStep>> into) {
    if (wanted.stream().noneMatch(name -> components.containsKey(name))) {
      return;
    }
    wake();
    components.forEach((name, component) -> {
      if (wanted.contains(name)) {
        into.put(name, component.steps(now, around));
      }
    });
  }

  /** What speaks against the claim that it is confined to some areas. */
  Optional<OutsideClaim> outside(String component, Set<String> claimed, Instant now) {
    ComponentWatch known = components.get(component);
    if (known == null) {
      return Optional.empty();
    }
    wake();
    return known.outside(claimed, now, around);
  }

  private ComponentWatch component(String component, Instant now) {
    ComponentWatch known = components.get(component);
    if (known == null) {
      if (components.size() >= MOST_COMPONENTS) {
        components.remove(components.firstKey());
      }
      known = new ComponentWatch(service, component, now, knowledge);
      components.put(component, known);
    }
    return known;
  }

  void save(StateOut out) {
    wake();
    out.text(service);
    people.save(out);
    out.map(components, component -> component.save(out));
  }

  static ServiceWatch restore(StateIn in, Knowledge known) {
    ServiceWatch watch = new ServiceWatch(in.text(), known);
    watch.people = People.restore(in);
    in.map(watch.components, () -> ComponentWatch.restore(in, known));
    return watch;
  }
}
