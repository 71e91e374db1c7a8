package io.tocsin.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.geography.FrenchAreas;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AreasTest {

  private final Areas france = FrenchAreas.load();

  @Test
  void wholeRegionIsCalledByItsOwnName() {
    Set<String> corsica = Set.of("2B", "2A", "59");
    assertThat(france.names(corsica, "fr")).containsExactly("Corse", "Nord");
  }

  @Test
  void partOfARegionIsNamedAreaByArea() {
    assertThat(france.names(Set.of("71", "2A"), "en"))
        .containsExactly("Corse-du-Sud", "Saône-et-Loire");
  }

  @Test
  void codeThatNobodyKnowsStaysACode() {
    assertThat(france.names(Set.of("XX", "75"), "fr")).containsExactly("Paris", "XX");
    assertThat(Areas.none().names(Set.of("75"), "fr")).containsExactly("75");
  }

  @Test
  void regionsTakeThePlaceOfEveryAreaTheyHold() {
    Set<String> all = france.all().stream().map(Area::code).collect(Collectors.toSet());
    assertThat(france.names(all, "fr")).contains("Grand Est", "Mayotte").doesNotContain("Nord");
  }
}
