package io.tocsin.clocks;

import io.tocsin.incidents.Incident;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Everything the clocks of one incident depend on. Immutable.
 *
 * @param answers of which the newest per trigger counts
 */
public record Situation(
    Incident incident, List<Answered> answers, List<StepDone> done, ZoneId zone, Instant now) {
  public Situation {
    answers = List.copyOf(answers);
    done = List.copyOf(done);
  }
}
