package io.tocsin.detection.where;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PerimeterFinderTest {

  private static final Set<String> CLUSTER = Set.of("p22", "p23", "p32", "p33");
  private static final Set<String> REGIONS =
      Set.of("p10", "p11", "p12", "p13", "p14", "p15", "p16", "p17");
  private static final Set<String> SCATTERED =
      Set.of("p00", "p07", "p13", "p25", "p41", "p46", "p52", "p60", "p65", "p77");

  private final Ground ground = Lattice.ground();

  private Perimeter found(Set<String> down, double loud, double echo, long seed) {
    return PerimeterFinder.find(ground, Lattice.tally(ground, down, 20, loud, echo, seed));
  }

  private Set<String> everywhere() {
    return ground.places().stream().map(Place::code).collect(Collectors.toSet());
  }

  @Test
  void placesThatTouchAreFoundTogether() {
    Perimeter perimeter = found(CLUSTER, 2000, 0, 1);
    assertThat(perimeter.areas()).containsExactlyInAnyOrderElementsOf(CLUSTER);
    assertThat(perimeter.reach()).isEqualTo(Reach.LOCAL);
    assertThat(perimeter.certainty()).isGreaterThan(0.9);
  }

  @Test
  void aWholeRegionIsFoundWithItsQuietPlaces() {
    Perimeter perimeter = found(REGIONS, 600, 0, 2);
    assertThat(perimeter.areas()).containsExactlyInAnyOrderElementsOf(REGIONS);
    assertThat(perimeter.reach()).isEqualTo(Reach.WIDE);
  }

  @Test
  void placesHereAndThereAreFoundOneByOne() {
    Perimeter perimeter = found(SCATTERED, 3000, 0, 3);
    assertThat(perimeter.areas()).containsExactlyInAnyOrderElementsOf(SCATTERED);
    assertThat(perimeter.reach()).isEqualTo(Reach.WIDE);
  }

  @Test
  void anOutageEverywhereIsNational() {
    Perimeter perimeter = found(everywhere(), 150, 0, 4);
    assertThat(perimeter.areas()).hasSize(ground.size());
    assertThat(perimeter.reach()).isEqualTo(Reach.NATIONAL);
  }

  @Test
  void anEchoFromEverywhereDoesNotWidenTheOutage() {
    assertThat(found(CLUSTER, 3000, 150, 5).areas()).isEqualTo(new TreeSet<>(CLUSTER));
  }

  @Test
  void aQuietHourThatIsTwiceAsLoudAsUsualDoesNotWidenTheOutage() {
    assertThat(found(CLUSTER, 2000, 20, 6).areas()).isEqualTo(new TreeSet<>(CLUSTER));
  }

  @Test
  void nobodyCanTellFromTwoReports() {
    double[] reports = new double[ground.size()];
    reports[5] = 2;
    Perimeter perimeter =
        PerimeterFinder.find(ground, new Tally(reports, new double[ground.size()], 40));
    assertThat(perimeter.reach()).isEqualTo(Reach.UNKNOWN);
    assertThat(perimeter.areas()).isEmpty();
    assertThat(perimeter.certainty()).isZero();
  }

  @Test
  void aGroundWithoutPlacesHasNoPerimeter() {
    Perimeter perimeter =
        PerimeterFinder.find(new Ground(List.of()), new Tally(new double[0], new double[0], 50));
    assertThat(perimeter.reach()).isEqualTo(Reach.UNKNOWN);
  }

  @Test
  void aPlaceWithoutCustomersIsNeverInside() {
    Ground two =
        new Ground(List.of(new Place("a", "", 100, List.of()), new Place("b", "", 0, List.of())));
    Perimeter perimeter =
        PerimeterFinder.find(two, new Tally(new double[] {90, 9}, new double[] {1, 0}, 0));
    assertThat(perimeter.areas()).containsExactly("a");
    assertThat(perimeter.reach()).isEqualTo(Reach.NATIONAL);
  }

  @Test
  void moreReportsMakeItSurer() {
    assertThat(found(SCATTERED, 4000, 0, 7).certainty())
        .isGreaterThan(found(SCATTERED, 200, 0, 7).certainty());
  }

  @Test
  void resolvedIncidentsMoveThePriorAndNeverForbidAShape() {
    ShapePrior learned = ShapePrior.after(Map.of(Shape.CLUSTER, 500));
    assertThat(learned.log(Shape.CLUSTER)).isGreaterThan(ShapePrior.general().log(Shape.CLUSTER));
    Tally tally = Lattice.tally(ground, SCATTERED, 20, 3000, 0, 8);
    assertThat(PerimeterFinder.find(ground, tally, learned).areas())
        .isEqualTo(new TreeSet<>(SCATTERED));
  }

  @Test
  void aTallyOfAnotherGroundIsRefused() {
    assertThatThrownBy(
            () -> PerimeterFinder.find(ground, new Tally(new double[3], new double[3], 0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whateverIsHeardTheAnswerIsWellFormedAndTheSameTwice() {
    for (long seed = 0; seed < 200; seed++) {
      double loud = Math.pow(10, seed % 6);
      Set<String> down =
          everywhere().stream()
              .filter(code -> (code.hashCode() * 31 + 7) % 5 == 0)
              .collect(Collectors.toSet());
      Tally tally = Lattice.tally(ground, down, seed % 3 * 50, loud, seed % 7 * 10, seed);
      Perimeter once = PerimeterFinder.find(ground, tally);
      assertThat(Arrays.stream(once.insideProbability()).boxed())
          .as("seed " + seed)
          .allSatisfy(inside -> assertThat(inside).isBetween(0.0, 1.0 + 1e-9));
      assertThat(everywhere()).as("seed " + seed).containsAll(once.areas());
      Perimeter again = PerimeterFinder.find(ground, tally);
      assertThat(again.areas()).as("seed " + seed).isEqualTo(once.areas());
      assertThat(again.insideProbability()).as("seed " + seed).isEqualTo(once.insideProbability());
    }
  }

  @Test
  void thousandsOfPlacesAreNoTrouble() {
    List<Place> places =
        IntStream.range(0, 3000)
            .mapToObj(place -> new Place("c" + place, "", 1, List.of("c" + (place + 1))))
            .toList();
    double[] reports = new double[3000];
    double[] expected = new double[3000];
    for (int place = 1000; place < 1020; place++) {
      reports[place] = 12;
    }
    Perimeter perimeter = PerimeterFinder.find(new Ground(places), new Tally(reports, expected, 0));
    assertThat(perimeter.areas()).hasSize(20).contains("c1000", "c1019");
  }
}
