package io.tocsin.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Cohort;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.CohortStatus;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SightTest {

  private static final Instant ONSET = Instant.parse("2026-03-03T06:40:00Z");
  private static final Set<String> BOTH = Set.of("receive", "send");

  private static CohortStatus out(String component, Cohort... cohorts) {
    return new CohortStatus(component, Set.of(cohorts), ComponentState.OUT, ONSET, null);
  }

  private static Incident incident(Instant confirmed, CohortStatus... statuses) {
    return new Incident(
        "i1",
        1,
        "mail",
        BOTH,
        Phase.ACKNOWLEDGED,
        ONSET,
        ONSET,
        confirmed,
        null,
        null,
        null,
        null,
        List.of(statuses));
  }

  @Test
  void everythingOutForEverybodyCountsFromHalfAnHourOn() {
    Incident all = incident(ONSET, out("receive"), out("send"));
    Instant half = ONSET.plus(Duration.ofMinutes(30));
    assertThat(Sight.allOut(BOTH, all, half)).isEmpty();
    assertThat(Sight.allOut(BOTH, all, half.plusSeconds(1))).contains(half);
  }

  @Test
  void aPartOfItOrSomeOfThemOrAMereSuspicionDoesNot() {
    Instant late = ONSET.plus(Duration.ofHours(3));
    assertThat(Sight.allOut(BOTH, incident(ONSET, out("receive")), late)).isEmpty();
    Cohort neuf = new Cohort("domain", "neuf.example");
    assertThat(Sight.allOut(BOTH, incident(ONSET, out("receive"), out("send", neuf)), late))
        .isEmpty();
    assertThat(Sight.allOut(BOTH, incident(null, out("receive"), out("send")), late)).isEmpty();
    assertThat(Sight.allOut(Set.of(), incident(ONSET), late)).isEmpty();
  }
}
