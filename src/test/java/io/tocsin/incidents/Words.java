package io.tocsin.incidents;

import io.tocsin.catalog.Cohort;
import io.tocsin.detection.ComponentState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Builds public words, so that a test names only what it is about. */
final class Words {

  private final String incident;
  private final Phase phase;
  private final Instant at;
  private String statement;
  private Eta eta = new Eta.NoneYet();
  private Instant nextWord;
  private Source source;
  private final List<StateChange> states = new ArrayList<>();
  private Set<String> components = Set.of();
  private boolean despite;
  private boolean correction;
  private Long seen;
  private Actor by = Town.ALICE;

  private Words(String incident, Phase phase, Instant at) {
    this.incident = incident;
    this.phase = phase;
    this.at = at;
    this.statement = "statement-" + at;
    this.nextWord = at.plus(Duration.ofHours(1));
  }

  static Words about(String incident, Phase phase, Instant at) {
    return new Words(incident, phase, at);
  }

  Words eta(Instant end) {
    eta = end == null ? null : new Eta.At(end);
    return this;
  }

  Words nextWord(Instant due) {
    nextWord = due;
    return this;
  }

  Words quoting(Source operator) {
    source = operator;
    return this;
  }

  Words naming(String... named) {
    components = Set.of(named);
    return this;
  }

  Words state(String component, ComponentState state, Cohort... cohorts) {
    states.add(new StateChange(component, Set.of(cohorts), state));
    return this;
  }

  Words despiteFailing() {
    despite = true;
    return this;
  }

  Words correcting() {
    correction = true;
    return this;
  }

  Words seen(long version) {
    seen = version;
    return this;
  }

  Words by(Actor actor) {
    by = actor;
    statement = statement + "-" + actor.name();
    return this;
  }

  PublicWord word() {
    return new PublicWord(
        incident,
        statement,
        phase,
        components,
        eta,
        nextWord,
        source,
        states,
        despite,
        correction,
        seen,
        at,
        by,
        List.of(),
        null);
  }
}
