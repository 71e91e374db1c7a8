package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Area;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.catalog.geography.FrenchAreas;
import io.tocsin.incidents.Assertion;
import io.tocsin.publication.Gazetteer;
import io.tocsin.publication.PublicSnapshot;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.NodeList;

/** Where an incident is: the squares on its page with their table, and the map beside it. */
class MapTest {

  private static final String PAGE = "/incident/i-0303";
  private static final int GZIP_OF_THE_TILES = 3 * 1024;

  /** The outlines alone are 10 kB. */
  private static final int BROTLI_OF_THE_MAP = 12 * 1024;

  private static final SiteRenderer RENDERER = new SiteRenderer(new Assets());

  private static Map<String, SiteFile> files(PublicSnapshot snapshot) {
    return RENDERER.render(snapshot, Samples.NOW).files();
  }

  private static Document page(Places places, String language) {
    SiteFile page = files(places.snapshot()).get("/" + language + PAGE);
    return Jsoup.parse(page.text().replace('\u00a0', ' '));
  }

  /** The map as XML: what is not well formed does not come back. */
  private static org.w3c.dom.Document map(PublicSnapshot snapshot, String language) {
    SiteFile map = files(snapshot).get("/" + language + PAGE + "/map.svg");
    assertThat(map).isNotNull();
    try {
      return DocumentBuilderFactory.newDefaultNSInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(map.body()));
    } catch (Exception e) {
      throw new AssertionError(map.text(), e);
    }
  }

  private static List<String> texts(org.w3c.dom.Document map, String element) {
    NodeList found = map.getElementsByTagNameNS("http://www.w3.org/2000/svg", element);
    return IntStream.range(0, found.getLength())
        .mapToObj(found::item)
        .map(node -> node.getTextContent().replace('\u00a0', ' '))
        .toList();
  }

  /** Codes of the squares of a standing. */
  private static Set<String> squares(Document page, String standing) {
    return new HashSet<>(page.select(".tiles .a-" + standing + " text:not(.letter)").eachText());
  }

  @Test
  void everySquareShowsWhatIsKnownOfItsDepartement() {
    Document page = page(Places.all(), "fr");
    assertThat(squares(page, "declared")).containsExactlyInAnyOrder("62", "80");
    assertThat(squares(page, "at-odds")).containsExactlyInAnyOrder("59", "75", "974", "71", "69");
    assertThat(squares(page, "reported")).containsExactly("67");
    assertThat(squares(page, "back")).containsExactly("2A");
    Set<String> said = new HashSet<>(Places.GRAND_EST);
    said.remove("67");
    assertThat(squares(page, "said")).isEqualTo(said);
    assertThat(page.select(".tiles .named text:not(.letter)").eachText())
        .containsExactlyInAnyOrderElementsOf(Places.GRAND_EST);
    assertThat(squares(page, "said-not")).hasSize(101 - 2 - 5 - 1 - 1 - 9).contains("2B", "13");
    assertThat(page.select(".tiles text:not(.letter)")).hasSize(101);
  }

  @Test
  void tableUnderTheMapSaysTheSameInWords() {
    Document page = page(Places.all(), "fr");
    assertThat(page.select(".where .w-declared").text())
        .contains("annoncé touché", "État d’Exemple Mail", "Pas-de-Calais, Somme");
    assertThat(page.select(".where .w-at-odds").text())
        .contains(
            "Nord",
            "La Réunion",
            "Saône-et-Loire mardi 3 mars à 7 h 45",
            "Rhône mardi 3 mars à 8 h",
            "moins d’une heure")
        .contains("Source non nommée : « Seulement Grand Est »");
    assertThat(page.select(".where .w-reported").text()).contains("Bas-Rhin");
    assertThat(page.select(".where .w-said").text())
        .contains("Ardennes", "Source non nommée", "vers 9 h");
    assertThat(page.select(".where .w-said-not").text()).contains("partout ailleurs");
    assertThat(page.select(".tiles").attr("aria-label"))
        .contains("annoncé touché : Pas-de-Calais, Somme.", "Seulement Grand Est");
  }

  @Test
  void fewerThanThreePeopleInADepartementAreNotShown() {
    Document page = page(Places.none().reported(Map.of("13", 2, "59", 3)), "en");
    assertThat(squares(page, "reported")).containsExactly("59");
    assertThat(page.select(".where").text())
        .doesNotContain("Bouches")
        .contains("A place counts as reported from 3 people on.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void greyClaimsNothing(String language) {
    Document page = page(Places.none().reported(Map.of("59", 14)), language);
    assertThat(squares(page, "unknown")).hasSize(100);
    assertThat(page.select(".tiles .a-unknown .letter")).isEmpty();
    Element elsewhere = page.selectFirst(".where .w-unknown");
    assertThat(elsewhere.text().toLowerCase(Locale.ROOT))
        .contains(language.equals("fr") ? "rien de connu" : "nothing known");
    assertThat(page.select(".where .quiet").text())
        .contains(language.equals("fr") ? "ne veut pas dire que ça y marche" : "does not mean");
    assertThat(texts(map(Places.none().reported(Map.of("59", 14)).snapshot(), language), "text"))
        .filteredOn(line -> !line.matches("(Gris|Grey).*"))
        .noneMatch(line -> line.matches(".*(marche|works?|fonctionne|OK).*"));
  }

  @Test
  void placeOfWhichNothingIsKnownHasNeitherMapNorTable() {
    Map<String, SiteFile> files = files(Places.none().snapshot());
    assertThat(Jsoup.parse(files.get("/fr" + PAGE).text()).select(".where, #where")).isEmpty();
    assertThat(files.keySet()).noneMatch(path -> path.endsWith("map.svg"));
  }

  @Test
  void areasOfAnotherLandHaveATableAndNoMapOfFrance() {
    Places quarters = Places.none().reported(Map.of("59", 14, "67", 4)).called(Places.elsewhere());
    Document page = page(quarters, "fr");
    assertThat(page.select(".tiles")).isEmpty();
    assertThat(page.select(".where .w-reported").text()).contains("Quartier 59, Quartier 67");
    assertThat(page.select("a[href$=map.svg]")).isEmpty();
    assertThat(files(quarters.snapshot()).keySet()).noneMatch(path -> path.endsWith("map.svg"));
  }

  @Test
  void territoryThatIsNotOnTheMapIsNamedBesideIt() {
    Document page = page(Places.none().reported(Map.of("59", 14, "975", 4)), "fr");
    assertThat(page.select(".tiles")).hasSize(1);
    assertThat(page.select(".where").text())
        .contains("Pas sur la carte : Saint-Pierre-et-Miquelon.");
  }

  @Test
  void wordThatNobodyHasLookedAtOrThatLimitsNothingIsNotDrawn() {
    Document page =
        page(
            Places.none().reported(Map.of("59", 14)).said(new Assertion.Where(false, Set.of())),
            "fr");
    assertThat(squares(page, "unknown")).hasSize(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void drawnMapStandsAlone(String language) {
    org.w3c.dom.Document map = map(Places.all().snapshot(), language);
    assertThat(map.getDocumentElement().getAttribute("lang")).isEqualTo(language);
    List<String> titles = texts(map, "title");
    assertThat(titles).hasSize(1 + 101).contains("Nord (59)", "Mayotte (976)");
    assertThat(texts(map, "desc").getFirst()).contains("Pas-de-Calais, Somme");
    String text = String.join(" ", texts(map, "text"));
    assertThat(text)
        .contains("3", "2026", language.equals("fr") ? "heure de Paris" : "Paris time")
        .contains("https://etat.exemple.example/" + language + PAGE)
        .contains("Exemple Mail", "DINUM", "MIT")
        .contains(language.equals("fr") ? "page tenue par un observateur" : "kept by an observer")
        .contains("Grand Est");
    assertThat(texts(map, "style").getFirst()).contains("prefers-color-scheme:dark");
  }

  @Test
  void operatorsMapSaysWhoKeepsThePage() {
    String text =
        String.join(" ", texts(map(Places.all().by(Mode.OPERATOR).snapshot(), "en"), "text"));
    assertThat(text).contains("a page kept by Exemple Mail").doesNotContain("observer");
  }

  @Test
  void mapFetchesNothingAndRunsNothing() {
    SiteFile map = files(Places.all().snapshot()).get("/fr" + PAGE + "/map.svg");
    assertThat(map.contentType()).isEqualTo("image/svg+xml");
    assertThat(map.headers().get("content-security-policy"))
        .startsWith("default-src 'none'; style-src 'sha256-");
    assertThat(map.text()).doesNotContain("<script", "href", "@import", "<image", "foreignObject");
    assertThat(map.text().replaceAll("url\\(#[a-z-]+\\)", "")).doesNotContain("url(");
  }

  @Test
  void closedIncidentKeepsItsMapAndItsTextsWithoutPresentReports() {
    Places over = Places.all().over();
    Map<String, SiteFile> files = files(over.snapshot());
    assertThat(files).containsKeys("/fr" + PAGE + "/map.svg", "/fr" + PAGE + "/press-release.txt");
    Document page = page(over, "fr");
    assertThat(page.select("#where").text()).isEqualTo("Où c’était");
    assertThat(squares(page, "at-odds")).containsExactlyInAnyOrder("71", "69");
    assertThat(String.join(" ", texts(map(over.snapshot(), "fr"), "text")))
        .contains("Panne, de mardi 3 mars 2026 à 7 h 40 à mardi 3 mars 2026 à 12 h 10");
  }

  @Test
  void hostileNamesAppearAsText() {
    List<String> hostile =
        List.of(
            "<script>alert(1)</script>",
            "</title></svg><img src=x onerror=alert(1)>",
            "\"'><b>&amp;]]>",
            "\u0000\u0007\uFFFE\u202Eevil",
            "${7*7} @if(true)",
            "x".repeat(500));
    for (String name : hostile) {
      List<Area> areas = new ArrayList<>(FrenchAreas.load().all());
      areas.removeIf(area -> area.code().equals("975"));
      areas.add(new Area("975", LocalizedText.of("fr", name), null, 0));
      areas.replaceAll(area -> new Area(area.code(), area.name(), null, area.population()));
      Places places =
          Places.none()
              .reported(Map.of("59", 14, "975", 4))
              .called(new Gazetteer(areas, List.of()));
      Document page = page(places, "fr");
      assertThat(
              page.select(
                  "script:not([src^=/js/site.], [type=application/ld+json]), img, b:contains(&amp;)"))
          .isEmpty();
      org.w3c.dom.Document map = map(places.snapshot(), "fr");
      assertThat(map.getElementsByTagName("script").getLength()).isZero();
      assertThat(map.getElementsByTagName("img").getLength()).isZero();
      assertThat(String.join("", texts(map, "text")))
          .contains("Pas sur la carte")
          .contains(name.startsWith("<s") ? "<script>" : "");
    }
  }

  @Test
  void sameSnapshotGivesTheSameBytesAtAnyLaterMoment() {
    PublicSnapshot snapshot = Places.all().snapshot();
    String path = "/fr" + PAGE + "/map.svg";
    byte[] one = files(snapshot).get(path).body();
    byte[] other =
        new SiteRenderer(new Assets())
            .render(Places.all().snapshot(), Samples.NOW.plusSeconds(86_400))
            .files()
            .get(path)
            .body();
    assertThat(other).isEqualTo(one);
  }

  @Test
  void squaresAndMapAreSmall() {
    Map<String, SiteFile> files = files(Places.all().snapshot());
    String tiles = Jsoup.parse(files.get("/fr" + PAGE).text()).selectFirst(".tiles").outerHtml();
    int squares = Packing.gzip(tiles.getBytes(java.nio.charset.StandardCharsets.UTF_8)).length;
    byte[] map = files.get("/fr" + PAGE + "/map.svg").body();
    System.out.printf(
        Locale.ROOT,
        "squares: gzip %d; map: %d, gzip %d, brotli %d; page: gzip %d, brotli %d bytes%n",
        squares,
        map.length,
        Packing.gzip(map).length,
        Packing.brotli(map).length,
        Packing.gzip(files.get("/fr" + PAGE).body()).length,
        Packing.brotli(files.get("/fr" + PAGE).body()).length);
    assertThat(squares).isLessThan(GZIP_OF_THE_TILES);
    assertThat(Packing.brotli(map).length).isLessThan(BROTLI_OF_THE_MAP);
  }
}
