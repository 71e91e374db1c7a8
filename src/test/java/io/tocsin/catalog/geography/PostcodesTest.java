package io.tocsin.catalog.geography;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Area;
import io.tocsin.catalog.Areas;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostcodesTest {

  private final Postcodes postcodes = Postcodes.load(FrenchAreas.load());

  @ParameterizedTest
  @CsvSource({
    "75116, 75",
    "20137, 2A",
    "20200, 2B",
    "20600, 2B",
    "97410, 974",
    "97133, 977",
    "97620, 976",
    "98800, 988",
    "94390, 91",
    "01200, 01|74",
    "05110, 05|04",
    "21340, 21|71",
    "'75 116', 75",
  })
  void postcodeLiesWhereItsPeopleLive(String postcode, String areas) {
    assertThat(codes(postcodes.areaOf(postcode))).isEqualTo(areas);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "92930", "00000", "", "7511", "751166", "٧٥١١٦", "2A004", "-1", "75116\n", "x", "20305"
      })
  void postcodeThatNobodyLivesInIsUnknown(String postcode) {
    assertThat(postcodes.areaOf(postcode)).isEqualTo(new PostcodeAnswer.Unknown());
  }

  @Test
  void everyPostcodeInUseFindsExactlyItsDepartements() throws IOException {
    List<String> rows = rows();
    assertThat(rows).hasSize(6310);
    assertThat(rows)
        .allSatisfy(row -> {
          String[] cells = row.split(";", -1);
          assertThat(codes(postcodes.areaOf(cells[0]))).as(row).isEqualTo(cells[1]);
        });
  }

  @Test
  void noOtherFiveDigitsAreTakenForAPostcode() throws IOException {
    long known =
        Stream.iterate(0, n -> n + 1)
            .limit(100_000)
            .map("%05d"::formatted)
            .filter(code -> postcodes.areaOf(code).counted().isPresent())
            .count();
    assertThat(known).isEqualTo(rows().size());
  }

  @Test
  void sharedPostcodeIsCountedWhereMostOfItsPeopleLive() {
    assertThat(postcodes.areaOf("01200").counted().map(Area::code)).contains("01");
  }

  @Test
  void postcodeOutsideTheCatalogueIsUnknown() {
    Areas all = FrenchAreas.load();
    Postcodes ainOnly = Postcodes.load(new Areas(all.find("01").stream().toList(), all.regions()));
    assertThat(codes(ainOnly.areaOf("01200"))).isEqualTo("01");
    assertThat(ainOnly.areaOf("75001")).isEqualTo(new PostcodeAnswer.Unknown());
    assertThat(Postcodes.load(Areas.none()).areaOf("75001"))
        .isEqualTo(new PostcodeAnswer.Unknown());
  }

  private static String codes(PostcodeAnswer answer) {
    return switch (answer) {
      case PostcodeAnswer.One(Area area) -> area.code();
      case PostcodeAnswer.Two(Area larger, Area smaller) ->
          Stream.of(larger, smaller).map(Area::code).collect(joining("|"));
      case PostcodeAnswer.Unknown() -> "unknown";
    };
  }

  private static List<String> rows() throws IOException {
    try (InputStream stream = PostcodesTest.class.getResourceAsStream("/geography/fr-postal.csv")) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).toList();
    }
  }
}
