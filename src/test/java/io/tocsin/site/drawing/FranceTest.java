package io.tocsin.site.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Area;
import io.tocsin.catalog.geography.FrenchAreas;
import io.tocsin.site.drawing.France.Outline;
import io.tocsin.site.drawing.France.Tile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The shapes in the jar against the départements of the catalogue. */
class FranceTest {

  /** Overseas territories that are no département have no shape. */
  private static final Set<String> TERRITORIES =
      Set.of("975", "977", "978", "984", "986", "987", "988", "989");

  private final France france = France.shipped();

  private static Map<String, String> departements() {
    return FrenchAreas.load().all().stream()
        .filter(area -> !TERRITORIES.contains(area.code()))
        .collect(Collectors.toMap(Area::code, area -> area.name().in("fr")));
  }

  @Test
  void everyOneOfThe101DepartementsHasATileAndAnOutlineUnderItsOwnName() {
    assertThat(departements()).hasSize(101);
    assertThat(france.tiles())
        .extracting(Tile::code)
        .containsExactlyInAnyOrderElementsOf(departements().keySet());
    assertThat(france.outlines())
        .hasSize(101)
        .allSatisfy(outline -> {
          assertThat(outline.name()).isEqualTo(departements().get(outline.code()));
          assertThat(outline.path()).matches("M[-0-9Mlhvz ]+z");
        });
    assertThat(TERRITORIES).allSatisfy(code -> assertThat(france.name(code)).isEmpty());
  }

  @Test
  void noTwoTilesLieOnTheSameSquareAndNoneOutsideTheGrid() {
    assertThat(france.tiles().stream().map(tile -> List.of(tile.column(), tile.row())))
        .doesNotHaveDuplicates();
    assertThat(france.tiles())
        .allSatisfy(tile -> {
          assertThat(tile.column()).isBetween(0, france.columns() - 1);
          assertThat(tile.row()).isBetween(0, france.rows() - 1);
        });
  }

  @Test
  void parisAndWhatLiesAroundItAreDrawnOnceMore() {
    assertThat(france.ring())
        .extracting(Outline::code)
        .containsExactlyInAnyOrder("75", "92", "93", "94");
    assertThat(france.frames()).hasSize(6);
  }

  @Test
  void tileMapHasEveryTileAndTellsNothingOfWhatNobodyNames() {
    TileMap map = TileMap.of(france, Map.of("59", new Spot(Standing.REPORTED, true)));
    assertThat(map.groups().stream().flatMap(group -> group.squares().stream())).hasSize(101);
    assertThat(map.groups()).hasSize(2);
    assertThat(map.groups().getFirst().spot()).isEqualTo(Spot.UNKNOWN);
    assertThat(map.groups().getLast().squares())
        .extracting(TileMap.Square::code)
        .containsExactly("59");
  }

  @Test
  void noStandingSaysThatItWorks() {
    assertThat(Standing.values()).extracting(Standing::kind).doesNotContain("works");
  }
}
