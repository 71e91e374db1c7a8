package io.tocsin.catalog.geography;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Area;
import io.tocsin.catalog.Areas;
import io.tocsin.catalog.Region;
import org.junit.jupiter.api.Test;

class FrenchAreasTest {

  private final Areas areas = FrenchAreas.load();

  @Test
  void departementsAndTerritoriesShipWithTheirRegions() {
    assertThat(areas.all()).hasSize(109);
    assertThat(areas.all()).filteredOn(area -> area.code().length() == 2).hasSize(96);
    assertThat(areas.all()).allSatisfy(area -> assertThat(areas.regionOf(area)).isPresent());
    assertThat(areas.regions()).hasSize(26);
  }

  @Test
  void ainLiesInAuvergneRhoneAlpesWithElevenOthers() {
    Area ain = areas.find("01").orElseThrow();
    Region region = areas.regionOf(ain).orElseThrow();
    assertThat(ain.name().in("en")).isEqualTo("Ain");
    assertThat(region.name().in("fr")).isEqualTo("Auvergne-Rhône-Alpes");
    assertThat(areas.in(region)).hasSize(12).contains(ain);
  }

  @Test
  void mainlandPopulationIsTheCensusTotal() {
    long mainland =
        areas.all().stream()
            .filter(area -> area.code().length() == 2)
            .mapToLong(Area::population)
            .sum();
    assertThat(mainland).isEqualTo(66_165_815L);
  }

  @Test
  void neighboursTouchEachOther() {
    assertThat(areas.neighboursOf(areas.find("2A").orElseThrow()))
        .extracting(Area::code)
        .containsExactly("2B");
    assertThat(areas.all())
        .allSatisfy(area ->
            assertThat(areas.neighboursOf(area))
                .allSatisfy(other -> assertThat(areas.neighboursOf(other)).contains(area)));
  }

  @Test
  void everyDepartementInEuropeHasACentreAndOverseasHasNoNeighbours() {
    assertThat(areas.all())
        .filteredOn(area -> area.code().length() == 2)
        .allSatisfy(area -> assertThat(areas.surroundingsOf(area)).isPresent());
    assertThat(areas.neighboursOf(areas.find("974").orElseThrow())).isEmpty();
  }
}
