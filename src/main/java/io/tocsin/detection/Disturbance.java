package io.tocsin.detection;

import io.tocsin.detection.Verdict.Change;
import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What was last told of one component, for everybody or for one group, and whether the evidence now
 * calls for another word. Not thread-safe.
 */
final class Disturbance {

  private enum Stage {
    CALM,
    SUSPECTED,
    CONFIRMED,
    EASING
  }

  private Stage stage = Stage.CALM;
  private ComponentState state = ComponentState.WORKS;
  private SortedSet<String> failing = new TreeSet<>();
  private boolean agreed;
  private boolean easedByPeople;

  /** A word to be said. */
  record Word(Change change, ComponentState state, VerdictReason reason, Instant since) {}

  boolean isCalm() {
    return stage == Stage.CALM;
  }

  Optional<Word> judge(ProbeTally probes, CrowdTally people, Instant now) {
    if (probes.fresh() > 0 && !probes.failing().isEmpty()) {
      return failing(probes, people);
    }
    return switch (stage) {
      case CALM -> people.open() ? suspect(people) : Optional.empty();
      case SUSPECTED -> suspected(people);
      case CONFIRMED, EASING ->
          probes.fresh() > 0 ? recover(probes, people, now) : Optional.empty();
    };
  }

  private Optional<Word> failing(ProbeTally probes, CrowdTally people) {
    boolean fewer = !probes.failing().containsAll(failing);
    boolean more = !failing.containsAll(probes.failing());
    boolean worse = probes.state() == ComponentState.OUT && state != ComponentState.OUT;
    boolean nowAgreed = people.open() && !agreed;
    boolean first = stage == Stage.CALM || stage == Stage.SUSPECTED;
    failing = probes.failing();
    if (first || worse || nowAgreed || (stage == Stage.EASING && more)) {
      return confirm(probes, people);
    }
    return fewer ? ease(probes, VerdictReason.SOME_PROBES_WORK_AGAIN) : Optional.empty();
  }

  private Optional<Word> confirm(ProbeTally probes, CrowdTally people) {
    stage = Stage.CONFIRMED;
    state = probes.state();
    agreed |= people.open();
    Instant onset = probes.onset().orElse(people.onset());
    boolean peopleFirst = people.open() && people.onset().isBefore(onset);
    return word(
        Change.CONFIRMED,
        people.open() ? VerdictReason.PEOPLE_AND_PROBES_AGREE : VerdictReason.PROBE_FAILED_IN_A_ROW,
        peopleFirst ? people.onset() : onset);
  }

  private Optional<Word> ease(ProbeTally probes, VerdictReason why) {
    stage = Stage.EASING;
    state = probes.state() == ComponentState.OUT ? ComponentState.OUT : ComponentState.DEGRADED;
    return word(Change.EASING, why, probes.worksSince().orElse(Instant.EPOCH));
  }

  private Optional<Word> recover(ProbeTally probes, CrowdTally people, Instant now) {
    if (people.open() && people.holding()) {
      boolean told = failing.isEmpty();
      failing = new TreeSet<>();
      return told ? Optional.empty() : ease(probes, VerdictReason.PROBES_WORK_AGAIN);
    }
    return over(VerdictReason.PROBES_WORK_AGAIN, probes.worksSince().orElse(now));
  }

  private Optional<Word> suspect(CrowdTally people) {
    stage = Stage.SUSPECTED;
    state = ComponentState.DEGRADED;
    return word(Change.SUSPECTED, VerdictReason.PEOPLE_REPORT_MORE_THAN_USUAL, people.onset());
  }

  private Optional<Word> suspected(CrowdTally people) {
    if (!people.open()) {
      return over(people.ended(), people.onset());
    }
    if (people.eased() && !easedByPeople) {
      easedByPeople = true;
      return word(
          Change.EASING,
          people.fewer()
              ? VerdictReason.FEWER_REPORT_THAN_IF_BROKEN
              : VerdictReason.PEOPLE_SAY_IT_WORKS_AGAIN,
          people.onset());
    }
    return Optional.empty();
  }

  /** What was told, with a beginning that is known better now. */
  Word revised(Instant people, ProbeTally probes) {
    Instant onset = probes.onset().filter(first -> first.isBefore(people)).orElse(people);
    return new Word(Change.REVISED, state, VerdictReason.MORE_IS_KNOWN, onset);
  }

  private Optional<Word> over(VerdictReason why, Instant since) {
    stage = Stage.CALM;
    state = ComponentState.WORKS;
    failing = new TreeSet<>();
    agreed = false;
    easedByPeople = false;
    return word(Change.OVER, why, since);
  }

  private Optional<Word> word(Change change, VerdictReason reason, Instant since) {
    return Optional.of(new Word(change, state, reason, since));
  }

  void save(StateOut out) {
    out.text(stage.name());
    out.text(state.name());
    out.list(failing, out::text);
    out.flag(agreed);
    out.flag(easedByPeople);
  }

  static Disturbance restore(StateIn in) {
    Disturbance disturbance = new Disturbance();
    disturbance.stage = in.word(Stage.class);
    disturbance.state = in.word(ComponentState.class);
    disturbance.failing = new TreeSet<>(in.list(in::text));
    disturbance.agreed = in.flag();
    disturbance.easedByPeople = in.flag();
    return disturbance;
  }
}
