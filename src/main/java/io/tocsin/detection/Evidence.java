package io.tocsin.detection;

import io.tocsin.catalog.Cohort;
import io.tocsin.detection.crowd.Band;
import io.tocsin.signals.Canaries;
import io.tocsin.signals.Finding;
import io.tocsin.signals.ProbeReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What probes and people say of one component at one moment: two of the three voices.
 *
 * @param states the state per cohort that a probe stands for; the empty set is everybody
 */
public record Evidence(
    String service,
    String component,
    Instant asOf,
    ComponentState state,
    Instant since,
    List<CohortState> states,
    List<ProbeReading> probes,
    People people,
    Calls calls) {

  /** One cohort's state and since when. */
  public record CohortState(Set<Cohort> cohorts, ComponentState state, Instant since) {
    public CohortState {
      cohorts = Set.copyOf(cohorts);
    }
  }

  /**
   * The last word of one probe.
   *
   * @param failing whether it fails confirmedly, not just once
   * @param since since when it has said the same
   * @param stale whether it has been silent for more than three intervals: drawn grey
   * @param share how many of its test mailboxes are refused, or null where it asks about one or
   *     none
   */
  public record ProbeReading(
      String probe,
      Set<Cohort> cohorts,
      Finding finding,
      ProbeReason reason,
      String detail,
      boolean failing,
      Instant at,
      Instant since,
      boolean stale,
      @Nullable Share share) {
    public ProbeReading {
      cohorts = Set.copyOf(cohorts);
    }

    /** A word about no mailboxes. */
    public ProbeReading(
        String probe,
        Set<Cohort> cohorts,
        Finding finding,
        ProbeReason reason,
        String detail,
        boolean failing,
        Instant at,
        Instant since,
        boolean stale) {
      this(probe, cohorts, finding, reason, detail, failing, at, since, stale, null);
    }
  }

  /**
   * The share of mailboxes refused, with an interval that holds the true share 95 times in 100.
   *
   * @param low share, 0 to 1
   * @param high share, 0 to 1
   */
  public record Share(int refused, int asked, double low, double high) {

    private static final double NORMAL_95 = 1.959_963_985;

    /** The interval of Wilson (1927), which bears small numbers. */
    public static Share of(Canaries canaries) {
      double n = canaries.asked();
      double share = canaries.refused() / n;
      double square = NORMAL_95 * NORMAL_95;
      double middle = (share + square / (2 * n)) / (1 + square / n);
      double half =
          NORMAL_95 * Math.sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n);
      return new Share(
          canaries.refused(),
          canaries.asked(),
          canaries.refused() == 0 ? 0 : middle - half,
          canaries.refused() == canaries.asked() ? 1 : middle + half);
    }

    /** The lower end in whole percent, rounded down. */
    public int lowPercent() {
      return (int) Math.floor(100 * low);
    }

    /** The upper end in whole percent, rounded up. */
    public int highPercent() {
      return (int) Math.ceil(100 * high);
    }
  }

  /**
   * What people said in the last 60 minutes.
   *
   * @param failing distinct people who say it fails
   * @param working distinct people who say it works, or works again
   * @param expected failures usual for this hour
   * @param last when the last report came, or null
   * @param symptoms symptom id to distinct people
   * @param areas area code to distinct people who say it fails
   * @param hours the last 24 full hours, oldest first: failures and what is usual
   * @param placed whether detection weighs from where people report, as it does while their reports
   *     are an alarm: which places are hit is then its to say, and not that of {@code areas}, in
   *     which those are counted too who only heard of it
   */
  public record People(
      int failing,
      int working,
      double expected,
      @Nullable Instant last,
      Map<String, Integer> symptoms,
      Map<String, Integer> areas,
      List<Hour> hours,
      boolean placed) {

    /** What people said where nobody weighs the places. */
    public People(
        int failing,
        int working,
        double expected,
        @Nullable Instant last,
        Map<String, Integer> symptoms,
        Map<String, Integer> areas,
        List<Hour> hours) {
      this(failing, working, expected, last, symptoms, areas, hours, false);
    }

    /**
     * One hour of reports.
     *
     * @param usual between which counts ordinary times stay nine times in ten; null in what was
     *     written before bands were known
     */
    public record Hour(Instant start, int failing, double expected, @Nullable Band usual) {

      /** An hour of which the band is not known. */
      public Hour(Instant start, int failing, double expected) {
        this(start, failing, expected, null);
      }
    }

    public People {
      symptoms = Map.copyOf(symptoms);
      areas = Map.copyOf(areas);
      hours = List.copyOf(hours);
    }
  }

  /**
   * Calls that desks tallied in the last 60 minutes; counted apart, because a call is heard by
   * somebody and a report is typed by its author.
   *
   * @param count how many calls
   * @param desks how many desks tallied them; each weighs as one person
   * @param last when the last was tallied, or null
   * @param symptoms symptom id to calls, of those whose symptom is known
   * @param areas area code to calls, of those whose place is known
   */
  public record Calls(
      int count,
      int desks,
      @Nullable Instant last,
      Map<String, Integer> symptoms,
      Map<String, Integer> areas) {

    /** Nobody rang, or nobody tallies. */
    public static final Calls NONE = new Calls(0, 0, null, Map.of(), Map.of());

    public Calls {
      symptoms = Map.copyOf(symptoms);
      areas = Map.copyOf(areas);
    }
  }

  public Evidence {
    calls = calls == null ? Calls.NONE : calls; // written before desks tallied calls
    states = List.copyOf(states);
    probes = List.copyOf(probes);
  }
}
