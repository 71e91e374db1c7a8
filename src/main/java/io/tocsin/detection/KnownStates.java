package io.tocsin.detection;

import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** The state of one component, for everybody and for groups, and since when. Not thread-safe. */
final class KnownStates {

  private final SortedMap<String, Since> states = new TreeMap<>();

  /** A state and since when. */
  record Since(ComponentState state, Instant since) {}

  void put(String scope, ComponentState state, Instant since) {
    states.put(scope, new Since(state, since));
  }

  /** What is known of a group, or that nothing is. */
  Since of(String scope, Instant now) {
    return states.getOrDefault(scope, new Since(ComponentState.UNKNOWN, now));
  }

  /** Takes note of what probes and people say now. */
  void note(String scope, ProbeTally theirs, CrowdTally people, Instant now) {
    boolean peopleAlone = people.open() && theirs.state() != ComponentState.OUT;
    ComponentState state = peopleAlone ? ComponentState.DEGRADED : theirs.state();
    Since before = states.get(scope);
    if (before == null || before.state() != state) {
      put(scope, state, since(state, theirs, people, now));
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

  void save(StateOut out) {
    out.map(
        states,
        since -> {
          out.text(since.state().name());
          out.time(since.since());
        });
  }

  void restore(StateIn in) {
    in.map(states, () -> new Since(in.word(ComponentState.class), in.time()));
  }
}
