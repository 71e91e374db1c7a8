package io.tocsin.detection.where;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutsideClaimTest {

  private static final Set<String> CLUSTER = Set.of("p22", "p23", "p32", "p33");

  private final Ground ground = Lattice.ground();

  @Test
  void aClaimThatHoldsOnlyAPartIsContradictedByTheRest() {
    Tally tally = Lattice.tally(ground, CLUSTER, 20, 2000, 0, 1);
    OutsideClaim outside = OutsideClaim.of(ground, List.of("p22", "p23"), tally);
    assertThat(outside.beyondDoubt()).isTrue();
    assertThat(outside.strongest()).containsExactlyInAnyOrder("p32", "p33");
    assertThat(outside.reports()).isGreaterThan(10 * outside.usual());
  }

  @Test
  void aTrueClaimStandsForEverySeed() {
    for (long seed = 0; seed < 100; seed++) {
      Tally tally = Lattice.tally(ground, CLUSTER, 40, 200 + 40 * seed, 0, seed);
      assertThat(OutsideClaim.of(ground, CLUSTER, tally).beyondDoubt())
          .as("seed " + seed)
          .isFalse();
    }
  }

  @Test
  void anEchoOfTheNewsIsNoEvidenceOutside() {
    Tally tally = Lattice.tally(ground, CLUSTER, 20, 3000, 200, 2);
    assertThat(OutsideClaim.of(ground, CLUSTER, tally).beyondDoubt()).isFalse();
  }

  @Test
  void aClaimOfEverywhereHasNoOutside() {
    Tally tally = Lattice.tally(ground, CLUSTER, 20, 3000, 0, 3);
    List<String> everywhere = ground.places().stream().map(Place::code).toList();
    assertThat(OutsideClaim.of(ground, everywhere, tally).probability()).isZero();
  }

  @Test
  void aClaimAboutUnknownPlacesIsNotJudged() {
    Tally tally = Lattice.tally(ground, CLUSTER, 20, 3000, 0, 4);
    assertThat(OutsideClaim.of(ground, List.of("elsewhere"), tally).beyondDoubt()).isFalse();
  }
}
