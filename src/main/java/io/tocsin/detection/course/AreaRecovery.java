package io.tocsin.detection.course;

import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether a disturbance is coming back, as a whole and group of areas by group. Confined to one
 * owner.
 *
 * <p>The groups tell what the whole cannot: "partly back: A and B". A group that clearly still
 * reports keeps the whole from being over.
 */
public final class AreaRecovery {

  private final CoursePrior prior;
  private final RetoldWatch whole;
  private final SortedMap<String, RetoldWatch> groups;

  /** Watches of the last telling, until this one names their groups. */
  private final SortedMap<String, RetoldWatch> before = new TreeMap<>();

  private final SortedMap<String, Reading> readings = new TreeMap<>();

  /** Watches the whole; a group is watched from the first minute it is named in. */
  public AreaRecovery(CoursePrior prior) {
    this(prior, new RetoldWatch(prior), new TreeMap<>());
  }

  private AreaRecovery(
      CoursePrior prior, RetoldWatch whole, SortedMap<String, RetoldWatch> groups) {
    this.prior = prior;
    this.whole = whole;
    this.groups = groups;
  }

  /** What it remembers, as plain numbers. */
  public record Saved(RecoveryWatch.Saved whole, SortedMap<String, RecoveryWatch.Saved> groups) {}

  /**
   * What it says after a minute. Immutable.
   *
   * @param whole the reading of all areas together; its phase takes the groups into account
   * @param recovered names of the groups that are over; all of them when the whole is
   */
  public record Told(Reading whole, SortedSet<String> recovered) {}

  public Saved save() {
    SortedMap<String, RecoveryWatch.Saved> saved = new TreeMap<>();
    groups.forEach((name, watch) -> saved.put(name, watch.save()));
    return new Saved(whole.save(), saved);
  }

  /** A watch that goes on exactly where the saved one stood. */
  public static AreaRecovery restore(CoursePrior prior, Saved saved) {
    SortedMap<String, RetoldWatch> groups = new TreeMap<>();
    saved.groups().forEach((name, watch) -> groups.put(name, restored(prior, watch)));
    return new AreaRecovery(prior, restored(prior, saved.whole()), groups);
  }

  private static RetoldWatch restored(CoursePrior prior, RecoveryWatch.Saved saved) {
    return new RetoldWatch(prior, RecoveryWatch.restore(prior, saved));
  }

  /** From here on it is told from the onset again, as if it knew nothing. */
  public void beginAgain() {
    whole.beginAgain();
    groups.values().forEach(RetoldWatch::beginAgain);
    before.putAll(groups);
    groups.clear();
    readings.clear();
  }

  /** It will not be told from the onset again: what it takes to do that fast is forgotten. */
  public void stands() {
    whole.forget();
    groups.values().forEach(RetoldWatch::forget);
    before.clear();
  }

  /** Takes in the next minute of the whole and of its groups. */
  public Told next(WatchedMinute all, Map<String, WatchedMinute> byGroup) {
    Reading reading = whole.next(all);
    SortedSet<String> recovered = new TreeSet<>();
    readings.clear();
    for (Map.Entry<String, WatchedMinute> group : new TreeMap<>(byGroup).entrySet()) {
      RetoldWatch watch = groups.computeIfAbsent(group.getKey(), this::begin);
      Reading told = watch.next(group.getValue());
      readings.put(group.getKey(), told);
      if (told.phase() == Phase.OVER) {
        recovered.add(group.getKey());
      }
    }
    return told(reading, recovered);
  }

  private RetoldWatch begin(String group) {
    RetoldWatch known = before.remove(group);
    return known == null ? new RetoldWatch(prior) : known;
  }

  /** The last reading of each group. */
  public SortedMap<String, Reading> readings() {
    return new TreeMap<>(readings);
  }

  private Told told(Reading reading, SortedSet<String> recovered) {
    if (reading.phase() == Phase.OVER) {
      return new Told(reading, new TreeSet<>(groups.keySet()));
    }
    boolean partly = !recovered.isEmpty() || reading.phase() != Phase.BROKEN;
    Phase phase = partly ? Phase.PARTLY_BACK : Phase.BROKEN;
    return new Told(reading.as(phase), recovered);
  }
}
