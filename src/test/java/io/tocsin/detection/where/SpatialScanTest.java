package io.tocsin.detection.where;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpatialScanTest {

  private static final List<ScanArea> AREAS =
      IntStream.range(0, 49)
          .mapToObj(place -> new ScanArea("a" + place, 100 + place % 5 * 50, place % 7, place / 7))
          .toList();

  private final SpatialScan scan = new SpatialScan(AREAS);

  @Test
  void areasWithTooManyCasesAreFound() {
    int[] cases = IntStream.range(0, 49).map(place -> 2).toArray();
    for (int place : List.of(23, 24, 25, 17, 31)) {
      cases[place] = 15;
    }
    HotZone zone = scan.strongest(cases);
    assertThat(zone.areas()).containsExactlyInAnyOrder("a17", "a23", "a24", "a25", "a31");
    assertThat(zone.p()).isLessThan(0.001);
    assertThat(zone.llr()).isGreaterThan(20);
  }

  @Test
  void chanceAloneIsStrikingOneTimeInTwenty() {
    AliasTable chance =
        new AliasTable(
            AREAS.stream()
                .mapToDouble(area -> area.population())
                .map(people -> people / AREAS.stream().mapToDouble(ScanArea::population).sum())
                .toArray());
    SplittableRandom random = new SplittableRandom(42);
    long striking =
        IntStream.range(0, 1000)
            .filter(map -> scan.strongest(chance.draw(200, random)).p() <= 0.05)
            .count();
    assertThat(striking).isBetween(30L, 75L);
  }

  @Test
  void withoutCasesThereIsNoZone() {
    assertThat(scan.strongest(new int[49])).isEqualTo(new HotZone(List.of(), 0, 1));
  }

  @Test
  void theSameCasesGiveTheSameZone() {
    int[] cases = IntStream.range(0, 49).map(place -> place % 4).toArray();
    assertThat(new SpatialScan(AREAS).strongest(cases)).isEqualTo(scan.strongest(cases));
  }

  @Test
  void areasWithoutPeopleAreRefused() {
    assertThatThrownBy(() -> new SpatialScan(List.of(new ScanArea("a", 0, 0, 0))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
