package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.detection.course.Phase;
import io.tocsin.publication.CourseView;
import io.tocsin.publication.CourseView.Bar;
import io.tocsin.publication.CourseView.Region;
import io.tocsin.publication.PublicSnapshot;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people reported beside what is usual, and whether it is coming back, on the page. */
class CourseOnThePageTest {

  private static final String PAGE = "/incident/i-0303";

  /** The first visit to the page of an incident with a map and a course, everything counted. */
  private static final int FIRST_VISIT = 14 * 1024;

  private static Map<String, SiteFile> files(PublicSnapshot snapshot) {
    return new SiteRenderer(new Assets()).render(snapshot, Samples.NOW).files();
  }

  private static Document page(PublicSnapshot snapshot, String language) {
    String text = files(snapshot).get("/" + language + PAGE).text();
    return Jsoup.parse(text.replace('\u00a0', ' '));
  }

  private static PublicSnapshot told(CourseView... courses) {
    return ReportedCourses.told(Places.all().snapshot(), courses);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void drawingsAreWellFormedAndTablesSayTheSame(String language) throws Exception {
    Document page = page(told(ReportedCourses.sixHours("mail.receive")), language);
    assertThat(page.select(".course svg")).hasSize(2);
    for (Element drawing : page.select(".course svg")) {
      String xml = drawing.outerHtml();
      DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
      assertThat(drawing.attr("role")).isEqualTo("img");
      assertThat(drawing.attr("aria-label")).isNotBlank();
      assertThat(drawing.select("[style]")).isEmpty();
    }
    assertThat(page.select("details table tbody tr").size()).isGreaterThanOrEqualTo(30);
  }

  @Test
  void partlyBackIsALineOfItsOwn() {
    Document page = page(told(ReportedCourses.sixHours("mail.receive")), "fr");
    assertThat(page.select(".course path.left")).hasSize(2);
    assertThat(page.select(".course path.partly")).hasSize(1);
    assertThat(page.text())
        .contains("ça revient en partie : il reste environ 16 % du plus fort")
        .contains("Occitanie revient en partie, reste 41 %")
        .contains("Grand Est en panne");
  }

  @Test
  void oneOrTwoPeopleAreNeverCounted() {
    CourseView few =
        new CourseView(
            "mail.receive",
            10,
            List.of(
                new Bar(ReportedCourses.START, CourseView.FEW, 0, 0, null, null),
                new Bar(ReportedCourses.START.plusSeconds(600), 0, 0, 0, null, null)),
            List.of());
    Document page = page(told(few), "fr");
    assertThat(page.text()).contains("Jamais trois personnes ou plus en dix minutes");
    assertThat(page.select("details table td").eachText()).contains("moins de 3");
  }

  @Test
  void aReportIsNeverShownAsAVictim() {
    Document page = page(told(ReportedCourses.sixHours("mail.receive")), "fr");
    assertThat(page.text()).contains("Un signalement n’est pas une personne touchée");
  }

  @Test
  void hostileNamesOfRegionsAreText() {
    CourseView course = ReportedCourses.sixHours("mail.receive");
    CourseView hostile =
        new CourseView(
            course.component(),
            course.minutes(),
            course.bars(),
            List.of(
                new Region(
                    "<img src=x onerror=alert(1)>", 50, Phase.BROKEN, ReportedCourses.START)));
    Document page = page(told(hostile), "en");
    assertThat(page.select("img")).isEmpty();
    assertThat(page.text()).contains("<img src=x onerror=alert(1)>");
  }

  @Test
  void theFirstVisitStaysOneRoundTrip() {
    Map<String, SiteFile> files =
        files(
            told(
                ReportedCourses.sixHours(CourseView.WHOLE),
                ReportedCourses.sixHours("mail.receive"),
                ReportedCourses.sixHours("mail.send")));
    Document page = Jsoup.parse(files.get("/fr" + PAGE).text());
    int packed = 0;
    int quickly = 0;
    assertThat(page.select("link[rel=icon]").attr("href")).as("no request").startsWith("data:");
    for (String path : List.of("/fr" + PAGE, page.select("script[src]").attr("src"))) {
      packed += Packing.brotli(files.get(path).body()).length;
      quickly += Packing.gzip(files.get(path).body()).length;
    }
    System.out.printf(
        Locale.ROOT,
        "incident with map and two courses, first visit: brotli %d, gzip %d%n",
        packed,
        quickly);
    assertThat(packed).as("as browsers ask for it").isLessThanOrEqualTo(FIRST_VISIT);
    assertThat(quickly).as("in the seconds before that is ready").isLessThan(16 * 1024);
  }
}
