package io.tocsin.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.detection.Evidence.People;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HotspotsTest {

  private static List<String> of(int failing, Map<String, Integer> areas) {
    return Hotspots.of(new People(failing, 0, 1, null, Map.of(), areas, List.of()));
  }

  @Test
  void fewestPlacesThatHoldMostOfThoseWhoReportAreNamedLoudestFirst() {
    assertThat(of(30, Map.of("59", 9, "71", 12, "75", 3, "2A", 2))).containsExactly("71", "59");
  }

  @Test
  void nothingStandsOutWhereTheyAreEverywhere() {
    assertThat(
            of(
                80,
                Map.of(
                    "01", 10, "02", 10, "03", 10, "04", 10, "05", 10, "06", 10, "07", 10, "08",
                    10)))
        .hasSize(5);
    assertThat(of(30, Map.of("01", 4, "02", 4, "03", 4, "04", 3))).isEmpty();
  }

  @Test
  void nothingIsNamedWhenMostDidNotSayWhereTheyAre() {
    assertThat(of(40, Map.of("59", 9, "71", 8))).isEmpty();
  }

  @Test
  void oneOrTwoPeopleAreNoPlace() {
    assertThat(of(3, Map.of("59", 2, "71", 1))).isEmpty();
    assertThat(of(0, Map.of())).isEmpty();
  }
}
