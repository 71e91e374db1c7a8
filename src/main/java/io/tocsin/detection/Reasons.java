package io.tocsin.detection;

import io.tocsin.detection.course.Phase;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Why a component is said to be disturbed at one moment, or is not. Immutable.
 *
 * @param evidence what probes and people said
 * @param heard what stood out most of what people reported
 * @param bar how surprising that was, and how surprising it had to be
 * @param doubts what held an alarm back; empty while there is one
 * @param alarm people's alarm, while there is one
 */
public record Reasons(
    Evidence evidence, Heard heard, Bar bar, List<Doubt> doubts, @Nullable Alarm alarm) {

  public Reasons {
    doubts = List.copyOf(doubts);
  }

  /**
   * The window in which most stood out; the last hour when nothing did.
   *
   * @param minutes how long it is
   * @param people distinct people who reported a failure in it, everywhere and of all symptoms
   * @param counted reports by weight of the place and symptom that stand out
   * @param expected reports by weight that are usual for them
   * @param places codes of the areas that stand out; empty for everywhere
   * @param symptom that stands out, or empty for all together
   * @param areas where the people of the window were, as far as they said
   */
  public record Heard(
      int minutes,
      int people,
      double counted,
      double expected,
      SortedSet<String> places,
      String symptom,
      SortedMap<String, Integer> areas) {
    public Heard {
      places = Collections.unmodifiableSortedSet(new TreeSet<>(places));
      areas = Collections.unmodifiableSortedMap(new TreeMap<>(areas));
    }
  }

  /**
   * Evidence against the bar, in nats.
   *
   * @param reached by people's reports
   * @param needed what the owner asks for, less what probes had seen
   * @param caution what the owner asks for
   * @param probes what probes that began to fail took off it
   * @param wouldTake reports, all at full weight, that would have been enough in {@code minutes}
   */
  public record Bar(
      double reached, double needed, double caution, double probes, int wouldTake, int minutes) {}

  /** What people's alarm is, while it lasts. */
  public record Alarm(
      Instant openedAt, Instant onset, Phase phase, double left, Set<String> areas) {
    public Alarm {
      areas = Set.copyOf(areas);
    }
  }

  /** Why there was no alarm. */
  public enum Brake {
    /** Nobody reported anything within the hour. */
    NOBODY,
    /** Fewer reports than an alarm ever takes: have, need. */
    FEW_REPORTS,
    /** Nothing stood out of the usual: have, usual. */
    USUAL,
    /** It stood out, but not enough: nats reached, nats needed. */
    TOO_LITTLE,
    /** Too few different people: have, need. */
    FEW_PEOPLE,
    /** Too few of them where it stood out, by weight: have, need. */
    FEW_IN_PLACE,
    /** It did not rise: what came in the time before, for the same length: have, before. */
    NO_RISE,
    /** Nearly all from one network that usually does not bring most of them. */
    ONE_NETWORK,
    /** Nearly all on the lines of one operator: nats with them, nats without; about the line. */
    OTHERS_LINE,
    /** People who had it from the news or from others' posts: have. */
    HEARSAY,
    /** Late reports of an outage that is over were expected: so many. */
    AFTERMATH,
    /** For others it worked: have. */
    WORKS_FOR_OTHERS
  }

  /**
   * One of them with its figures.
   *
   * @param about what it is about, an id, or empty
   */
  public record Doubt(Brake brake, double have, double need, String about) {}
}
