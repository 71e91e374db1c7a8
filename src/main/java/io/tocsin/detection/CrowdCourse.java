package io.tocsin.detection;

import io.tocsin.detection.course.AreaRecovery;
import io.tocsin.detection.course.CoursePrior;
import io.tocsin.detection.course.MinuteSeries;
import io.tocsin.detection.course.Onset;
import io.tocsin.detection.course.Phase;
import io.tocsin.detection.course.WatchedMinute;
import io.tocsin.detection.crowd.Crowd;
import io.tocsin.detection.crowd.Surroundings;
import io.tocsin.detection.crowd.Terrain;
import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import io.tocsin.detection.where.OutsideClaim;
import io.tocsin.detection.where.Perimeter;
import io.tocsin.detection.where.PerimeterFinder;
import io.tocsin.detection.where.Reach;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The disturbance that people report, while it lasts: when it began, where it is, how it comes
 * back. What is known of it is looked at again while more is told. Not thread-safe.
 */
final class CrowdCourse {

  /** How far back the quiet before it is looked at, in minutes. */
  private static final int LOOKS_BACK = 180;

  /** How old it is, in minutes, when it is looked at again. */
  private static final Set<Long> LOOKS_AT =
      Set.of(2L, 4L, 6L, 8L, 10L, 15L, 20L, 30L, 45L, 60L, 90L, 120L, 180L);

  /** From here on its onset stands: the quiet before it is forgotten. */
  private static final long ONSET_STANDS = 60;

  /** An onset that moves less changes nothing about the recovery. */
  private static final long SAME_ONSET = 3;

  private final long openedAt;
  private final double factor;
  private final long notBefore;
  private long onset;
  private SortedSet<String> areas = new TreeSet<>();
  private Reach reach = Reach.UNKNOWN;
  private double certainty;
  private SortedMap<String, SortedSet<String>> groups = new TreeMap<>();

  /** The areas and those of the groups again, to be found in fast. */
  private Set<String> inside = Set.of();

  private final SortedMap<String, Set<String>> insideGroups = new TreeMap<>();
  private double part = 1;
  private final SortedMap<String, Double> parts = new TreeMap<>();
  private final AreaRecovery recovery;
  private SortedSet<String> recovered = new TreeSet<>();
  private Phase phase = Phase.BROKEN;
  private double over;
  private double remaining = 1;
  private long changedAt;
  private long fedTo;
  private @Nullable String words;
  private final List<Witnesses> witnesses = new ArrayList<>();

  /**
   * Begins with the alarm.
   *
   * @param notBefore the minute before which another disturbance was under way
   */
  CrowdCourse(long now, long notBefore, Crowd crowd, Surroundings around) {
    this.openedAt = now;
    this.notBefore = notBefore;
    this.factor = crowd.factor();
    this.onset = now;
    this.recovery = new AreaRecovery(CoursePrior.usual());
    look(now, crowd, around);
    retell(now - 1, crowd, around);
  }

  /** Goes on after minutes of which nothing is known: they change nothing. */
  void wake(long now) {
    while (witnesses.size() < Math.min(Crowd.KEPT, now - openedAt)) {
      witnesses.add(Witnesses.UNSEEN);
    }
    fedTo = now - 1;
  }

  /** Takes in the minutes up to the last full one. */
  void follow(long now, Witnesses seen, Crowd crowd, Surroundings around) {
    boolean lookAgain = LOOKS_AT.contains(now - openedAt);
    if (witnesses.size() < Crowd.KEPT) {
      witnesses.add(seen);
    }
    if (lookAgain) {
      long before = onset;
      SortedSet<String> there = areas;
      look(now, crowd, around);
      if (now - openedAt <= ONSET_STANDS
          && (Math.abs(onset - before) > SAME_ONSET || !there.equals(areas))) {
        recovery.beginAgain();
        retell(now - 1, crowd, around);
        return;
      }
    }
    if (now - openedAt == ONSET_STANDS + 1) {
      recovery.stands();
    }
    tell(now - 1, seen, crowd, around);
  }

  private void look(long now, Crowd crowd, Surroundings around) {
    words = null;
    if (now - openedAt <= ONSET_STANDS) {
      onset = onset(now, crowd, around);
    }
    Terrain terrain = around.customers().terrain();
    if (terrain.lands().isEmpty() || now - onset >= Crowd.KEPT) {
      return;
    }
    Crowd.Spread spread = crowd.spread(onset, factor, around);
    Perimeter found = PerimeterFinder.find(around.customers().ground(), spread.tally());
    areas = found.areas();
    reach = found.reach();
    certainty = found.certainty();
    groups = WatchedRegions.of(areas, terrain, spread);
    index();
    part = everywhere() ? 1 : crowd.partOf(areas, around.customers());
    parts.clear();
    groups.forEach((group, inside) -> parts.put(group, crowd.partOf(inside, around.customers())));
  }

  private void index() {
    inside = new HashSet<>(areas);
    insideGroups.clear();
    groups.forEach((group, there) -> insideGroups.put(group, new HashSet<>(there)));
  }

  boolean everywhere() {
    return areas.isEmpty() || reach == Reach.NATIONAL;
  }

  private long onset(long now, Crowd crowd, Surroundings around) {
    long first = Math.max(notBefore, openedAt - LOOKS_BACK);
    Set<String> where = everywhere() ? null : inside;
    double part = where == null ? 1 : crowd.partOf(areas, around.customers());
    Crowd.Course course = crowd.course(first, now, where, factor * part, around.calendar());
    Onset found = Onset.find(new MinuteSeries(course.own(), course.usual()), CoursePrior.usual());
    return Math.min(openedAt, first + found.minute());
  }

  /** Tells the recovery all minutes since the onset anew. */
  private void retell(long last, Crowd crowd, Surroundings around) {
    fedTo = onset - 1;
    for (long minute = onset; minute <= last; minute++) {
      int index = (int) (minute - openedAt);
      boolean told = index >= 0 && index < witnesses.size();
      tell(minute, told ? witnesses.get(index) : Witnesses.NOBODY, crowd, around);
    }
  }

  private void tell(long minute, Witnesses seen, Crowd crowd, Surroundings around) {
    if (minute <= fedTo) {
      return;
    }
    fedTo = minute;
    if (seen.equals(Witnesses.UNSEEN)) {
      return;
    }
    CourseMinute heard = CourseMinute.of(minute, onset, factor, crowd, around.calendar());
    WatchedMinute whole =
        heard
            .in(everywhere() ? null : inside, part)
            .withProbes(seen.failed(), seen.conclusive())
            .withWords(seen.again(), seen.still());
    Map<String, WatchedMinute> byGroup = new TreeMap<>();
    insideGroups.forEach(
        (group, there) -> byGroup.put(group, heard.in(there, parts.getOrDefault(group, 0.0))));
    AreaRecovery.Told told = recovery.next(whole, byGroup);
    if (told.whole().phase() != phase) {
      changedAt = Math.min(minute, onset + told.whole().sinceMinute());
    }
    phase = told.whole().phase();
    over = told.whole().over();
    remaining = phase == Phase.BROKEN ? 1 : told.whole().remaining();
    recovered = new TreeSet<>();
    told.recovered().forEach(group -> recovered.addAll(groups.getOrDefault(group, NOWHERE)));
  }

  private static final SortedSet<String> NOWHERE = new TreeSet<>();

  /** What speaks against the claim that it is confined to some areas. */
  OutsideClaim outside(Set<String> claimed, Crowd crowd, Surroundings around) {
    Crowd.Spread spread = crowd.spread(onset, factor, around);
    return OutsideClaim.of(around.customers().ground(), claimed, spread.tally());
  }

  /** Where and since when, as one text that changes when what is known changes. */
  String inWords() {
    String known = words;
    if (known == null) {
      known = onset + " " + reach + " " + areas;
      words = known;
    }
    return known;
  }

  Extent extent() {
    return new Extent(reach, certainty, recovered);
  }

  CourseStep.Left left() {
    return CourseStep.Left.of(remaining, phase, recovery.readings());
  }

  long onset() {
    return onset;
  }

  SortedSet<String> areas() {
    return areas;
  }

  Phase phase() {
    return phase;
  }

  /** Probability that it is over. */
  double over() {
    return over;
  }

  /** Expected part of those hit who still are, 0 to 1. */
  double remaining() {
    return remaining;
  }

  /** The minute of the change that led to the present phase. */
  long changedAt() {
    return changedAt;
  }

  long openedAt() {
    return openedAt;
  }

  private CrowdCourse(StateIn in) {
    openedAt = in.number();
    factor = in.real();
    notBefore = in.number();
    onset = in.number();
    areas = new TreeSet<>(in.list(in::text));
    reach = in.word(Reach.class);
    certainty = in.real();
    in.map(groups, () -> new TreeSet<>(in.list(in::text)));
    part = in.real();
    in.map(parts, in::real);
    recovery = AreaRecovery.restore(CoursePrior.usual(), RecoveryState.read(in));
    recovered = new TreeSet<>(in.list(in::text));
    phase = in.word(Phase.class);
    over = in.real();
    remaining = in.real();
    changedAt = in.number();
    fedTo = in.number();
    witnesses.addAll(in.list(() -> Witnesses.restore(in)));
    index();
  }

  void save(StateOut out) {
    out.number(openedAt);
    out.real(factor);
    out.number(notBefore);
    out.number(onset);
    out.list(areas, out::text);
    out.text(reach.name());
    out.real(certainty);
    out.map(groups, inside -> out.list(inside, out::text));
    out.real(part);
    out.map(parts, one -> out.real(one));
    RecoveryState.write(out, recovery.save());
    out.list(recovered, out::text);
    out.text(phase.name());
    out.real(over);
    out.real(remaining);
    out.number(changedAt);
    out.number(fedTo);
    out.list(witnesses, seen -> seen.save(out));
  }

  static CrowdCourse restore(StateIn in) {
    return new CrowdCourse(in);
  }
}
