package io.tocsin.detection;

import io.tocsin.catalog.Cohort;
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
   * @param failing whether it fails confirmedly (failures in a row), not just once
   * @param since since when it has said the same
   * @param stale whether it has been silent for more than three intervals: drawn grey
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
      boolean stale) {
    public ProbeReading {
      cohorts = Set.copyOf(cohorts);
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
   */
  public record People(
      int failing,
      int working,
      double expected,
      @Nullable Instant last,
      Map<String, Integer> symptoms,
      Map<String, Integer> areas,
      List<Hour> hours) {

    /** One hour of reports. */
    public record Hour(Instant start, int failing, double expected) {}

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
