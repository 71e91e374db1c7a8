package io.tocsin.catalog.geography;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Area;
import io.tocsin.catalog.Areas;
import io.tocsin.catalog.geography.AreaTable.Answer.Read;
import io.tocsin.catalog.geography.AreaTable.Answer.Refused;
import io.tocsin.catalog.geography.AreaTable.Problem;
import io.tocsin.catalog.geography.AreaTable.Rule;
import org.junit.jupiter.api.Test;

class AreaTableTest {

  @Test
  void ownersTableReplacesTheShippedAreas() {
    Read read =
        (Read)
            AreaTable.read(
                """
                code;name;region;population
                VD;Vaud;Suisse romande;822968

                GE;Genève;Suisse romande;
                ZH;Zürich;;1579967
                """,
                "fr");
    Areas areas = read.areas();
    assertThat(areas.all()).extracting(Area::code).containsExactly("VD", "GE", "ZH");
    Area vaud = areas.find("VD").orElseThrow();
    assertThat(areas.regionOf(vaud).orElseThrow().code()).isEqualTo("suisse-romande");
    assertThat(areas.find("GE").orElseThrow().population()).isZero();
    assertThat(areas.regionOf(areas.find("ZH").orElseThrow())).isEmpty();
  }

  @Test
  void everyBadCellIsToldAtOnceWithItsPlace() {
    Refused refused =
        (Refused)
            AreaTable.read(
                """
                code;name;region;population
                VD;Vaud;Suisse romande;many
                V D;;Suisse;1
                VD;Vaud
                VD;Vaud again;***;3
                """,
                "fr");
    assertThat(refused.problems())
        .containsExactly(
            new Problem(2, 24, "many", Rule.POPULATION),
            new Problem(3, 1, "V D", Rule.CODE),
            new Problem(3, 5, "", Rule.NAME),
            new Problem(4, 1, "VD;Vaud", Rule.CELLS),
            new Problem(5, 1, "VD", Rule.CODE_TWICE),
            new Problem(5, 15, "***", Rule.REGION));
  }

  @Test
  void tableWithoutHeadingOrWithoutAreasIsRefused() {
    assertThat(AreaTable.read("VD;Vaud;;1\n", "fr"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.problems()).extracting(Problem::rule).contains(Rule.HEADING));
    assertThat(AreaTable.read(AreaTable.HEADING + "\n", "fr"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.problems()).extracting(Problem::rule).contains(Rule.EMPTY));
    assertThat(AreaTable.read("", "fr")).isInstanceOf(Refused.class);
  }
}
