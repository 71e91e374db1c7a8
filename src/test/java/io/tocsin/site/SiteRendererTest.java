package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import io.tocsin.catalog.Mode;
import io.tocsin.incidents.Promise;
import io.tocsin.publication.DayLog;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import io.tocsin.publication.aftermath.Aftermath;
import io.tocsin.publication.aftermath.Communication;
import io.tocsin.publication.aftermath.PublicRecord;
import io.tocsin.publication.aftermath.Told;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SiteRendererTest {

  private static final int FIRST_VISIT = 14 * 1024;
  private final SiteRenderer renderer = new SiteRenderer(new Assets());

  private Map<String, SiteFile> render(PublicSnapshot snapshot) {
    return renderer.render(snapshot, Samples.NOW).files();
  }

  private Document page(PublicSnapshot snapshot, String path) {
    return Jsoup.parse(render(snapshot).get(path).text().replace('\u00a0', ' '));
  }

  static List<PublicSnapshot> all() {
    return List.of(
        Samples.calm(),
        Samples.unknown(),
        Samples.suspected(Mode.OPERATOR),
        Samples.suspected(Mode.OBSERVER),
        Samples.acknowledged(),
        Samples.overrun(),
        Samples.hostile("</p><b>x"));
  }

  @Test
  void calmPageSaysSoInOneSentence() {
    assertThat(page(Samples.calm(), "/fr/").select("h1").text())
        .isEqualTo("Tout marche, d’après ce que nous voyons.");
    assertThat(page(Samples.unknown(), "/en/").select("h1").text())
        .isEqualTo("We do not know whether the services work.");
  }

  @Test
  void whereNothingIsKnownPeopleAreAskedFirstAndOnce() {
    Document page = page(Samples.unknown(), "/en/");
    assertThat(page.select(".lead .ask a").eachAttr("href"))
        .containsExactly("/en/report?service=mail", "/en/report?service=mail&symptom=works");
    assertThat(page.select(".lead .doors a[href=/en/check]")).hasSize(1);
    assertThat(page.select(".ask")).hasSize(1);
    assertThat(page(Samples.calm(), "/en/").select(".lead .ask")).isEmpty();
  }

  @Test
  void crowdAloneIsWordedAsReports() {
    Document page = page(Samples.suspected(Mode.OPERATOR), "/en/");
    assertThat(page.select("h1").text()).startsWith("People have been reporting a problem");
    assertThat(page.select(".lead .kicker").text()).isEqualTo("Reported, not confirmed");
    assertThat(page.select(".disagree").text())
        .contains("the probes find that it works, 38 people say the opposite");
  }

  @Test
  void howManyAreHitIsARangeApartFromReportsAndFromThePromise() {
    PublicSnapshot suspected = Samples.suspected(Mode.OPERATOR);
    String path = "/en/incident/" + suspected.incidents().getFirst().id();
    String text = page(suspected, path).text();
    assertThat(text)
        .contains("Between 21,000 and 98,000 people are hit at this moment, of 600,000 customers")
        .contains("From experience, and not promised by the operator")
        .contains("38 people report it in 2 areas in 15 minutes, 1 expected; 1 probe fails of 2")
        .contains("Very likely (90 %)")
        .doesNotContain("38 people are hit");
  }

  @Test
  void acknowledgedOutageSaysForWhomSinceWhenUntilWhenAndWhatToDo() {
    Document page = page(Samples.acknowledged(), "/fr/");
    assertThat(page.select("h1").text())
        .isEqualTo(
            "« Recevoir des messages » ne marche pas pour les adresses en @neuf.example depuis"
                + " 7 h 40.");
    assertThat(page.select(".as-of").text()).isEqualTo("À jour : mardi 3 mars à 12 h 20");
    assertThat(page.title()).contains("depuis mardi 3 mars à 7 h 40");
    String facts = page.select(".lead .facts").text();
    assertThat(facts)
        .contains("Fin prévue 19 h 20", "Prochain point attendu", "en retard")
        .contains("Envoyer des messages");
    assertThat(page.select(".lead .answer").text())
        .isEqualTo(
            "Sur un ordinateur : Lisez vos messages avec un logiciel comme Thunderbird. Les"
                + " nouveaux messages n’y sont pas.");
    assertThat(page.select(".lead s").text()).isEqualTo("12 h");
    assertThat(page.select(".lead .mark").text())
        .isEqualTo("En panne pour certains · Cause connue");
    assertThat(page.select(".lead .ask a")).hasSize(2);
    assertThat(page.select(".voice .ask")).isEmpty();
    assertThat(page.select(".voice")).hasSize(3);
    assertThat(page.select(".demo").text()).contains("Une matinée sans courrier", "inventés");
  }

  @Test
  void threeVoicesSayEachWhatTheySayAndWhen() {
    Document page = page(Samples.acknowledged(), "/en/");
    assertThat(page.select(".v-operator blockquote").text()).contains("about 4,000 customers");
    assertThat(page.select(".v-probes .says").text()).isEqualTo("1 of 3 probes finds an outage.");
    assertThat(page.select(".v-people .says").text())
        .isEqualTo("212 people say that “Receiving messages” does not work, 9 say that it works.");
    for (Element voice : page.select(".voice")) {
      assertThat(voice.select("time[datetime]")).isNotEmpty();
    }
  }

  @Test
  void theBarsOfReportsSayTheirScaleAndTheirTime() {
    Element people = page(Samples.acknowledged(), "/fr/").select(".v-people").first();
    assertThat(people.select(".curve").attr("aria-hidden")).isEqualTo("true");
    assertThat(people.select(".curve + p").text())
        .isEqualTo(
            "Signalements par heure, de lundi 2 mars à 12 h à mardi 3 mars à 12 h : au plus 213 en une"
                + " heure. Le trait montre le niveau habituel.");
  }

  @Test
  void theRecordOfWhatIsOverBeginsWhereItBegan() {
    Document page = page(Samples.acknowledged(), "/fr/incident/i-0110");
    Element first = page.select("ol.line > li").last();
    assertThat(first.text())
        .contains("9 h", "C’est à ce moment que ça a commencé, d’après ce que l’on sait depuis.");
  }

  @Test
  void anybodySaysWhetherAWayHelpsAndBothCountsStandBesideIt() {
    Element way = page(Samples.acknowledged(), "/en/incident/i-0303").selectFirst(".ways li");
    assertThat(way.text())
        .contains("12 people say that it helps", "2 people say that it does not help");
    assertThat(way.select("form[method=post][action=/en/workaround/w-1] button[name=state]"))
        .extracting(button -> button.attr("value"))
        .containsExactly("works", "fails");
  }

  @Test
  void outageOfMailLeadsToWhatBecameOfMessages() {
    for (String path : List.of("/fr/", "/fr/incident/i-0303")) {
      assertThat(page(Samples.acknowledged(), path).select(".lead a[href=/fr/messages]"))
          .as(path)
          .hasSize(1);
    }
  }

  @Test
  void whoIsAffectedIsToldWithItsStateAndItsTimes() {
    assertThat(
            page(Samples.acknowledged(), "/fr/incident/i-0303")
                .select("table:has(.mark) tbody tr")
                .eachText())
        .anyMatch(row ->
            row.matches(
                "Recevoir des messages les adresses en @neuf.example en panne Depuis mardi.*"))
        .anyMatch(
            row -> row.matches(".*@club.example marche Remarche depuis mardi .* Début : mardi .*"));
  }

  @Test
  void pageOfAnOutageTellsItsAdviceOnce() {
    Document page = page(Samples.acknowledged(), "/en/incident/i-0303");
    assertThat(page.select(".lead dd a[href=#meanwhile]").text())
        .isEqualTo("A way to manage meanwhile.");
    assertThat(page.select("p:contains(such as Thunderbird)")).hasSize(1);
    Document bare = page(Samples.suspected(Mode.OBSERVER), "/en/incident/i-0303");
    assertThat(bare.select(".lead dd a[href=#meanwhile]").text()).startsWith("General advice");
    assertThat(bare.text().split(Samples.HELP.in("en"), -1)).hasSize(2);
  }

  @Test
  void generalAdviceIsLabelledAndGivesWayToAWorkaround() {
    Document bare = page(Samples.suspected(Mode.OBSERVER), "/en/incident/i-0303");
    assertThat(bare.select(".advice li").eachText()).containsExactly(Samples.HELP.in("en"));
    assertThat(bare.text()).contains("General advice for this kind of service.");
    assertThat(page(Samples.acknowledged(), "/en/incident/i-0303").select(".advice")).isEmpty();
    assertThat(page(Samples.calm(), "/en/").select(".advice")).isEmpty();
  }

  @Test
  void silenceAccusesNobodyOnAMissingCheck() {
    Document page = page(Samples.suspected(Mode.OBSERVER), "/en/");
    assertThat(page.select(".v-operator .says").text())
        .isEqualTo("We found no word from Exemple Mail.");
    assertThat(page.select(".v-operator li").eachText().getFirst())
        .startsWith("No message found on the site (checked: 12:05");
    assertThat(page.select(".v-operator li.grey")).hasSize(2);
    Document unlooked = page(Samples.unknown(), "/en/");
    assertThat(unlooked.select(".v-operator.grey .says").text())
        .isEqualTo("We have not looked yet for what Exemple Mail says.");
  }

  @Test
  void observerNeverSpeaksAsTheOperator() {
    String page = page(Samples.suspected(Mode.OBSERVER), "/en/").text();
    assertThat(page).contains("Page kept by an observer").doesNotContain("our customers");
  }

  @Test
  void correctionStandsAgainstWhatItCorrects() {
    Document page = page(Samples.acknowledged(), "/en/incident/i-0303");
    Element correction = page.getElementById("s-3");
    assertThat(correction.select("del").text())
        .isEqualTo("The outage affects 1% of our customers.");
    assertThat(correction.select("ins").text()).contains("4,000 customers");
    assertThat(correction.select("a[href=/en/incident/i-0303#s-2]")).isNotEmpty();
    assertThat(page.getElementById("s-2").select("a[href=/en/incident/i-0303#s-3]")).isNotEmpty();
    assertThat(page.getElementById("c-1").text())
        .contains("Exemple Mail, elsewhere", "helpline, téléphone, Tuesday 3 March, about 09:00");
    assertThat(page.select("ins a").attr("href")).isEqualTo("https://aide.exemple.example/panne");
  }

  @Test
  void workPastItsEndIsAnOutage() {
    Document page = page(Samples.overrun(), "/en/");
    assertThat(page.select(".work").eachText())
        .anyMatch(text -> text.contains("It is not done: this is now an outage"))
        .anyMatch(text -> text.contains("Work going on, expected to end"))
        .anyMatch(text -> text.contains("Work planned from"));
  }

  @Test
  void functionUnderWorkShowsHowItWorksNowAndTheWorkBesideIt() {
    Document page = page(Samples.overrun(), "/en/");
    assertThat(page.select(".parts li").get(1).select(".how .mark").eachText())
        .containsExactly("works", "work going on");
  }

  @Test
  void functionThatPeopleAloneReportIsSaidToBeReported() {
    for (String path : List.of("/en/", "/en/service/mail", "/en/incident/i-0303", "/en/check")) {
      String page = page(Samples.suspected(Mode.OPERATOR), path).select("main").text();
      assertThat(page).as(path).contains("people report problems").doesNotContain("degraded");
    }
  }

  @Test
  void workThatLastsIsCalledWorkAndItsAdviceIsThatOfTheOperator() {
    Document page = page(Samples.overrun(), "/fr/");
    assertThat(page.select("h1").text())
        .isEqualTo(
            "Travaux plus longs que prévu : « Webmail » ne marche toujours pas. La fin était"
                + " annoncée pour 11 h 50.");
    assertThat(page.select(".lead .answer a[href=/fr/incident/i-0303#s-7]").text())
        .startsWith("Exemple Mail : « Le webmail est encore fermé")
        .endsWith("Lisez-les avec un logiciel de messagerie. »");
    assertThat(page.select(".lead").text()).doesNotContain(Samples.HELP.in("fr"));
    Document work = page(Samples.overrun(), "/fr/maintenance/m-1");
    assertThat(work.select(".lead .doors a").eachAttr("href"))
        .containsExactly("/fr/incident/i-0303", "/fr/", "/fr/check", "/fr/subscribe");
  }

  @Test
  void everyPageIsWholeForEveryReader() {
    for (PublicSnapshot snapshot : all()) {
      Map<String, SiteFile> files = render(snapshot);
      files.forEach((path, file) -> {
        if (file.contentType().startsWith("text/html") && !path.endsWith("/fragment.html")) {
          check(path, file, files);
        }
      });
    }
  }

  private static void check(String path, SiteFile file, Map<String, SiteFile> files) {
    Parser parser = Parser.htmlParser().setTrackErrors(100);
    Document page = parser.parseInput(file.text(), "https://x.example" + path);
    assertThat(parser.getErrors()).as(path).isEmpty();
    assertThat(page.select("html").attr("lang")).isNotEmpty();
    assertThat(page.select("h1")).as(path).hasSize(1);
    int before = 0;
    for (Element heading : page.select("h1,h2,h3,h4")) {
      int level = heading.tagName().charAt(1) - '0';
      assertThat(level).as(path + " " + heading.text()).isLessThanOrEqualTo(before + 1);
      before = level;
    }
    Set<String> ids = new HashSet<>();
    page.select("[id]")
        .forEach(element -> assertThat(ids.add(element.id())).as(path + element.id()).isTrue());
    page.select("time").forEach(time -> assertThat(time.attr("datetime")).endsWith("Z"));
    page.select("script[src]").forEach(script -> assertThat(files).containsKey(script.attr("src")));
    for (Element link : page.select("main a[href^=/]")) {
      String target = link.attr("href").replaceFirst("[#?].*", "");
      assertThat(
              files.containsKey(target)
                  || target.endsWith("/report")
                  || target.endsWith("/subscribe")
                  || target.endsWith("/operator")
                  || target.endsWith("/subscribe")
                  || target.endsWith("/am-i-affected"))
          .as(path + " → " + target)
          .isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' autofocus onfocus=alert(1) x='",
        "javascript:alert(1)",
        "</title><script>alert(1)</script>",
        "{{7*7}} ${7*7} @if(true)",
        "<!-- --><svg/onload=alert(1)>",
        "https://x.example/\"onmouseover=alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "\u202Eevil\u0000\u0007 ]]> &amp; &lt;"
      })
  void hostileTextAppearsAsText(String text) {
    Map<String, SiteFile> files = render(Samples.hostile(text));
    for (Map.Entry<String, SiteFile> entry : files.entrySet()) {
      if (entry.getValue().contentType().startsWith("text/html")) {
        Document page = Jsoup.parse(entry.getValue().text());
        assertThat(
                page.select(
                    "script:not([src^=/js/site.], [src^=/js/find.], [type=application/ld+json]),"
                        + " img, iframe, object"))
            .isEmpty();
        for (Element element : page.getAllElements()) {
          assertThat(element.attributes())
              .noneMatch(attribute -> attribute.getKey().startsWith("on"));
        }
        page.select("a[href]")
            .forEach(link -> assertThat(link.attr("href")).matches("(https?:/)?/.*|#.*|mailto:.*"));
      }
    }
    assertThat(Jsoup.parse(files.get("/fr/incident/i-0303").text()).select("title").text())
        .isNotEmpty();
    assertThat(feed(files, "/fr/feed.atom").getEntries()).hasSize(1);
  }

  @Test
  void firstVisitIsLight() {
    List<PublicSnapshot> snapshots = new ArrayList<>(all());
    snapshots.add(Seasons.winter());
    snapshots.add(Places.all().snapshot());
    int areas = 0;
    for (PublicSnapshot snapshot : snapshots) {
      Map<String, SiteFile> files = render(snapshot);
      for (String path : files.keySet()) {
        if (path.matches("/(fr|en)/(|about|incident/[^/]+|area/[^/]+)")) {
          int gzip = weight(files, path, true);
          assertThat(gzip).as(path).isLessThanOrEqualTo(FIRST_VISIT);
          assertThat(weight(files, path, false)).as(path).isLessThanOrEqualTo(FIRST_VISIT);
          areas += path.contains("/area/") ? 1 : 0;
        }
      }
    }
    assertThat(areas).as("area pages among them").isGreaterThan(200);
    Map<String, SiteFile> files = render(Samples.acknowledged());
    System.out.printf(
        java.util.Locale.ROOT,
        "first visit, bad morning: gzip %d, brotli %d bytes%n",
        weight(files, "/fr/", true),
        weight(files, "/fr/", false));
  }

  private static int weight(Map<String, SiteFile> files, String page, boolean gzip) {
    int sum = 0;
    Document document = Jsoup.parse(files.get(page).text());
    assertThat(document.select("link[rel=icon]").attr("href")).startsWith("data:");
    assertThat(document.select("link[rel=stylesheet], img, iframe, style ~ style")).isEmpty();
    List<String> paths = List.of(page, document.select("script[src]").attr("src"));
    assertThat(document.select("script[src]")).as("two requests in all").hasSize(1);
    for (String path : paths) {
      byte[] body = files.get(path).body();
      sum += gzip ? Packing.gzip(body).length : Packing.brotli(body).length;
    }
    return sum;
  }

  @Test
  void sameSnapshotAndMomentGiveTheSameBytes() {
    Map<String, SiteFile> one = render(Samples.acknowledged());
    Map<String, SiteFile> other =
        new SiteRenderer(new Assets()).render(Samples.acknowledged(), Samples.NOW).files();
    assertThat(other.keySet()).isEqualTo(one.keySet());
    one.forEach((path, file) -> assertThat(other.get(path).body()).as(path).isEqualTo(file.body()));
  }

  @Test
  void feedHasOneLastingEntryPerStatement() {
    SyndFeed feed = feed(render(Samples.acknowledged()), "/fr/feed.atom");
    assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
    assertThat(feed.getEntries())
        .extracting(SyndEntry::getUri)
        .containsExactly(
            "urn:tocsin:statement:s-3:fr",
            "urn:tocsin:statement:s-2:fr",
            "urn:tocsin:statement:s-1:fr");
    assertThat(feed.getEntries().getFirst().getTitle()).startsWith("Correction");
    assertThat(feed.getEntries().getFirst().getLink())
        .isEqualTo("https://etat.exemple.example/fr/incident/i-0303#s-3");
  }

  private static SyndFeed feed(Map<String, SiteFile> files, String path) {
    try {
      return new SyndFeedInput().build(new StringReader(files.get(path).text()));
    } catch (com.rometools.rome.io.FeedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void summaryHasTheShapeItsClientsRead() {
    JsonNode summary = json(Samples.acknowledged(), "summary");
    assertThat(summary.at("/page/url").asString()).isEqualTo("https://etat.exemple.example");
    assertThat(summary.at("/page/updated_at").asString()).isEqualTo("2026-03-03T11:20:00.000Z");
    assertThat(summary.at("/status/indicator").asString()).isEqualTo("major");
    assertThat(summary.at("/components/0/group").asBoolean()).isTrue();
    assertThat(summary.at("/components/1/group_id").asString()).isEqualTo("service-mail");
    assertThat(summary.at("/components/1/status").asString()).isEqualTo("partial_outage");
    assertThat(summary.at("/incidents")).hasSize(1);
    assertThat(summary.at("/incidents/0/status").asString()).isEqualTo("identified");
    assertThat(summary.at("/incidents/0/impact").asString()).isEqualTo("major");
    assertThat(summary.at("/incidents/0/incident_updates/0/id").asString()).isEqualTo("s-3");
    assertThat(summary.at("/incidents/0/components/0/id").asString()).isEqualTo("receive");
    assertThat(summary.at("/incidents/0/tocsin/eta").asString())
        .isEqualTo("2026-03-03T18:20:00.000Z");
    assertThat(summary.at("/incidents/0/tocsin/eta_earlier/0").asString())
        .isEqualTo("2026-03-03T11:00:00.000Z");
  }

  @Test
  void listsHoldWhatTheirNamesSay() {
    assertThat(json(Samples.acknowledged(), "incidents").at("/incidents")).hasSize(2);
    assertThat(json(Samples.acknowledged(), "incidents/unresolved").at("/incidents")).hasSize(1);
    assertThat(json(Samples.overrun(), "scheduled-maintenances").at("/scheduled_maintenances"))
        .hasSize(3);
    assertThat(
            json(Samples.overrun(), "scheduled-maintenances/upcoming")
                .at("/scheduled_maintenances/0/status")
                .asString())
        .isEqualTo("scheduled");
    assertThat(
            json(Samples.overrun(), "scheduled-maintenances/active").at("/scheduled_maintenances"))
        .hasSize(2);
    assertThat(json(Samples.calm(), "status").at("/status/indicator").asString()).isEqualTo("none");
    assertThat(
            json(Samples.suspected(Mode.OPERATOR), "summary").at("/incidents/0/incident_updates"))
        .hasSize(1);
  }

  private JsonNode json(PublicSnapshot snapshot, String name) {
    return JsonMapper.shared().readTree(render(snapshot).get("/api/v2/" + name + ".json").text());
  }

  @Test
  void everyCountOfHowAnOutageWasToldLeadsToItsCases() {
    PublicSnapshot told = withMissedWordAndCount(Samples.acknowledged());
    Map<String, SiteFile> files = new SiteRenderer(new Assets()).render(told, told.at()).files();
    Document page = Jsoup.parse(files.get("/fr/incident/i-0303").text());
    List<String> cases = page.select("#told + dl a").eachAttr("href");
    assertThat(cases)
        .as("the first word, two words that came late, a correction")
        .hasSize(4)
        .allSatisfy(one -> {
          assertThat(one).startsWith("/fr/incident/i-0303#");
          assertThat(page.getElementById(one.substring(one.indexOf('#') + 1))).isNotNull();
        });
    Document record = Jsoup.parse(files.get("/fr/record").text());
    assertThat(record.select("tbody a").eachAttr("href"))
        .contains("/fr/incident/i-0303", "/fr/incident/i-0303#told");
  }

  private static PublicSnapshot withMissedWordAndCount(PublicSnapshot snapshot) {
    IncidentView view = snapshot.incidents().getFirst();
    Promise late =
        new Promise(
            "p1",
            view.id(),
            Promise.Kind.NEXT_WORD,
            "s-1",
            null,
            view.onset(),
            view.onset().plusSeconds(60),
            Promise.Status.LATE,
            null,
            null,
            null);
    List<TimelineEntry> timeline = new ArrayList<>(view.timeline());
    timeline.add(new TimelineEntry.PromiseMissed(late.due(), late));
    IncidentView more = Samples.retold(view, List.of(late), timeline, null, List.of());
    Communication counted =
        new Communication(
            Told.METHOD,
            view.id(),
            view.service(),
            "Exemple Mail",
            snapshot.at(),
            Duration.ofHours(2),
            Duration.ofMinutes(35),
            0,
            2,
            0,
            0,
            1,
            List.of(),
            Duration.ZERO,
            snapshot.at());
    Aftermath after = new Aftermath(null, List.of(), counted);
    return new PublicSnapshot(
        snapshot.generation(),
        snapshot.at(),
        snapshot.site(),
        snapshot.services(),
        List.of(more),
        List.of(),
        new PublicRecord(Map.of(view.id(), after), List.of(counted), List.of()),
        snapshot.places(),
        snapshot.remarks(),
        DayLog.NONE);
  }
}
