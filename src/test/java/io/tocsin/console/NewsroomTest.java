package io.tocsin.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.access.Role;
import io.tocsin.access.Sessions;
import io.tocsin.catalog.Mode;
import io.tocsin.incidents.Maintenance;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.Statement;
import io.tocsin.web.Method;
import io.tocsin.web.Permission;
import io.tocsin.web.Route;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The newsroom over HTTP, as people without script use it. */
class NewsroomTest {

  @TempDir Path folder;
  private NewsroomHouse house;
  private Browser alice;

  @BeforeEach
  void open() {
    house = new NewsroomHouse(folder, Mode.OPERATOR);
    alice = new Browser(house.address());
    String link = Newsroom.pathOf(house.accounts.firstInvitation().orElseThrow());
    Browser.Page in =
        alice.submit(
            alice.get(link),
            link,
            Map.of(
                "name",
                "Alice",
                "password",
                NewsroomHouse.PASSWORD,
                "again",
                NewsroomHouse.PASSWORD));
    assertThat(in.status()).as(in.text()).isEqualTo(303);
  }

  @AfterEach
  void close() {
    alice.close();
    house.close();
  }

  private Browser reader() {
    Browser bob = new Browser(house.address());
    String link = Newsroom.pathOf(house.accounts.invite(Role.READER));
    bob.submit(
        bob.get(link),
        link,
        Map.of("name", "Bob", "password", NewsroomHouse.PASSWORD, "again", NewsroomHouse.PASSWORD));
    return bob;
  }

  private static String statementPath(String incident) {
    return "/console/incidents/" + incident + "/statement";
  }

  private static Map<String, String> words(String french, String english) {
    Map<String, String> filled = new HashMap<>();
    filled.put("text.fr", french);
    filled.put("text.en", english);
    filled.put("do", "publish");
    return filled;
  }

  private Browser.Page say(String incident, String query, Map<String, String> filled) {
    String path = statementPath(incident);
    return alice.submit(alice.get(path + query), path, filled);
  }

  @Test
  void oneTimeLinkWorksOnceAndIsOneAnswerForEveryBadLink() {
    try (Browser mallory = new Browser(house.address())) {
      Browser.Page bad = mallory.get("/console/first/never-was");
      assertThat(bad.status()).isEqualTo(404);
      assertThat(bad.document().select("form[method=post] input[name=password]")).isEmpty();
    }
  }

  @Test
  void strangerSeesTheSignInPageAndNothingElse() {
    String incident = house.incident();
    try (Browser stranger = new Browser(house.address())) {
      for (String path :
          List.of(
              "/console",
              "/console/incidents/" + incident,
              "/console/incidents/nothing",
              "/console/tokens",
              statementPath(incident))) {
        Browser.Page page = stranger.get(path);
        assertThat(page.status()).isEqualTo(303);
        assertThat(page.location()).isEqualTo(Newsroom.SIGN_IN);
        assertThat(page.text()).isEmpty();
      }
      assertThat(stranger.post(statementPath(incident), List.of(), "same-origin").status())
          .isEqualTo(401);
    }
  }

  @Test
  void sessionCookieIsOutOfReachOfScriptAndOtherSites() {
    try (Browser again = new Browser(house.address())) {
      Browser.Page in =
          again.submit(
              again.get(Newsroom.SIGN_IN),
              Newsroom.SIGN_IN,
              Map.of("name", "alice", "password", NewsroomHouse.PASSWORD));
      assertThat(in.cookies().getFirst())
          .startsWith("tocsin_session=")
          .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=43200");
      assertThat(again.get("/console").status()).isEqualTo(200);
    }
  }

  @Test
  void wrongPasswordAndUnknownNameAreOneAnswer() {
    try (Browser again = new Browser(house.address())) {
      String wrong = tried(again, "Alice");
      String unknown = tried(again, "Nobody");
      assertThat(wrong).isEqualTo(unknown.replace("Nobody", "Alice"));
    }
  }

  private static String tried(Browser browser, String name) {
    Browser.Page page =
        browser.submit(
            browser.get(Newsroom.SIGN_IN),
            Newsroom.SIGN_IN,
            Map.of("name", name, "password", "not the right one"));
    assertThat(page.status()).isEqualTo(422);
    page.document().select("input[name=key]").remove();
    return page.document().select("main").html();
  }

  @Test
  void editorPublishesCorrectsAndCloses() {
    String incident = house.incident();
    Browser.Page said = say(incident, "", words("En panne. Suite {next}.", "Down. More {next}."));
    assertThat(said.status()).as(said.text()).isEqualTo(303);
    Statement first = house.statements.ofIncident(incident).getFirst();
    assertThat(first.by().name()).isEqualTo("Alice");
    assertThat(first.nextWord()).isEqualTo(house.now().plus(Duration.ofHours(1)));
    assertThat(first.text().in("en")).isEqualTo("Down. More Tuesday 3 March, 11:05.");
    assertThat(first.phase()).isEqualTo(Phase.ACKNOWLEDGED);
    house.pass(Duration.ofMinutes(10));
    say(incident, "?corrects=" + first.id(), words("Non, une partie.", "No, a part of it."));
    assertThat(house.statements.ofIncident(incident).getLast().corrects()).isEqualTo(first.id());
    house.pass(Duration.ofMinutes(10));
    Map<String, String> end = words("C’est réparé.", "It is repaired.");
    end.put("phase", "CLOSED");
    assertThat(say(incident, "", end).status()).isEqualTo(303);
    assertThat(house.snapshot().incidents().getFirst().phase()).isEqualTo(Phase.CLOSED);
    assertThat(alice.get("/console").text()).contains("No open incident");
  }

  @Test
  void sentTwiceIsSaidOnce() throws Exception {
    String incident = house.incident();
    String path = statementPath(incident);
    List<Map.Entry<String, String>> fields =
        Browser.fields(alice.get(path), path, words("En panne.", "Down."));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Browser.Page> click = () -> alice.post(path, fields, "same-origin");
      for (var page : threads.invokeAll(List.of(click, click, click))) {
        assertThat(page.get().status()).isEqualTo(303);
      }
    }
    assertThat(house.statements.ofIncident(incident)).hasSize(1);
  }

  @Test
  void claimSentTwiceIsNotedOnce() {
    String incident = house.incident();
    String page = "/console/incidents/" + incident;
    List<Map.Entry<String, String>> fields =
        Browser.fields(
            alice.get(page),
            page + "/claims",
            Map.of("by", "operator", "text.fr", "Rétabli vers 18 h", "source.speaker", "helpline"));
    for (int i = 0; i < 2; i++) {
      assertThat(alice.post(page + "/claims", fields, "same-origin").status()).isEqualTo(303);
    }
    assertThat(alice.get(page).document().select(".line .t-claimed")).hasSize(1);
  }

  @Test
  void textWithAnOpenPlaceIsRefusedAndEverythingTypedStays() {
    String incident = house.incident();
    Map<String, String> filled = words("Panne : {reason} <b>!", "Down.");
    filled.put("eta_kind", "at");
    filled.put("eta", "2026-03-03T25:99");
    filled.put("next_kind", "120");
    Browser.Page page = say(incident, "", filled);
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.document().select("textarea[name=text.fr]").getFirst().wholeText())
        .isEqualTo("Panne : {reason} <b>!");
    assertThat(page.document().select("input[name=eta]").attr("value"))
        .isEqualTo("2026-03-03T25:99");
    assertThat(page.document().select("input[name=next_kind][value=120]").hasAttr("checked"))
        .isTrue();
    assertThat(page.document().select(".faults li")).hasSize(2);
    assertThat(page.document().select("#say-text-fr-fault")).hasSize(1);
    assertThat(house.statements.ofIncident(incident)).isEmpty();
  }

  @Test
  void hidingWordIsRefusedWithThePlainOneAtItsField() {
    String incident = house.incident();
    Browser.Page flagged = say(incident, "", words("Quelques perturbations.", "Down."));
    assertThat(flagged.status()).isEqualTo(422);
    assertThat(flagged.document().select("#say-text-fr-fault").text())
        .contains("perturbations → panne");
    assertThat(flagged.document().select(".hides li").text()).contains("perturbations → panne");
    assertThat(flagged.document().select("#m-page mark").text()).isEqualTo("perturbations");
    String path = statementPath(incident);
    assertThat(alice.submit(flagged, path, Map.of("do", "publish")).status()).isEqualTo(422);
    assertThat(house.statements.ofIncident(incident)).isEmpty();
    Map<String, String> mended = Map.of("do", "publish", "text.fr", "Une panne.");
    assertThat(alice.submit(flagged, path, mended).status()).isEqualTo(303);
    assertThat(house.statements.ofIncident(incident)).hasSize(1);
  }

  @Test
  void previewShowsTheTextAndSaysNothing() {
    String incident = house.incident();
    Map<String, String> filled = words("En panne.", "Down.");
    filled.put("do", "preview");
    Browser.Page page = say(incident, "", filled);
    assertThat(page.document().select(".preview blockquote").eachText()).containsExactly("Down.");
    assertThat(page.document().select("#m-page .says-in > .paper > p:last-child").eachText())
        .containsExactly("Down.", "En panne.");
    assertThat(page.document().select(".mouth")).hasSizeGreaterThan(10);
    assertThat(house.statements.ofIncident(incident)).isEmpty();
  }

  @Test
  void closingWhileAProbeFailsNeedsToSaySo() {
    String incident = house.incident();
    house.evidence(true, "550 no such user");
    say(incident, "", words("En panne.", "Down."));
    house.pass(Duration.ofMinutes(5));
    Map<String, String> end = words("Fini pour nous.", "Over for us.");
    end.put("phase", "CLOSED");
    Browser.Page refused = say(incident, "", end);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.document().select("input[name=despite]")).hasSize(1);
    Browser.Page closed =
        alice.submit(refused, statementPath(incident), Map.of("do", "publish", "despite", "yes"));
    assertThat(closed.status()).isEqualTo(303);
    assertThat(house.snapshot().incidents().getFirst().phase()).isEqualTo(Phase.CLOSED);
  }

  @Test
  void hostileStringsAreShownAsText() {
    String incident = house.incident();
    String evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
    house.evidence(true, evil);
    String page = "/console/incidents/" + incident;
    Browser.Page noted =
        alice.submit(
            alice.get(page),
            page + "/claims",
            Map.of(
                "by", "other",
                "text.fr", evil,
                "source.speaker", evil,
                "source.channel", evil));
    assertThat(noted.status()).as(noted.text()).isEqualTo(303);
    say(incident, "", words(evil, evil));
    for (String path : List.of(page, statementPath(incident), "/console")) {
      Browser.Page shown = alice.get(path);
      assertThat(shown.document().select("body script, body img")).isEmpty();
      assertThat(shown.status()).isEqualTo(200);
    }
    assertThat(alice.get(page).text()).contains(evil);
  }

  @Test
  void readerSeesEverythingAndCanDoNothing() {
    String incident = house.incident();
    house.evidence(true, "550 no such user");
    try (Browser bob = reader()) {
      Browser.Page page = bob.get("/console/incidents/" + incident);
      assertThat(page.text()).contains("550 no such user", "mx-neuf");
      assertThat(page.document().select("main form")).isEmpty();
      assertThat(bob.get("/console/tokens").document().select("main form")).isEmpty();
      assertThat(bob.get(statementPath(incident)).status()).isEqualTo(403);
    }
  }

  /** Strangers, readers and editors at every route, each with a form token that is theirs. */
  @Test
  void everyRouteAdmitsExactlyWhomItDeclares() {
    String incident = house.incident();
    List<Route> leaveLast =
        house.routes.stream()
            .sorted(Comparator.comparing(route -> route.pattern().toString().endsWith("sign-out")))
            .toList();
    try (Browser stranger = new Browser(house.address());
        Browser bob = reader()) {
      String strange = token(stranger, Newsroom.SIGN_IN);
      String bobs = token(bob, "/console");
      String alices = token(alice, "/console");
      for (Route route : leaveLast) {
        String path = path(route, incident);
        String least = least(route.permission());
        String what = route.method() + " " + path;
        boolean open = least.equals("everybody");
        assertThat(admitted(stranger, route, path, strange)).as("stranger " + what).isEqualTo(open);
        assertThat(admitted(bob, route, path, open ? strange : bobs))
            .as("reader " + what)
            .isEqualTo(open || least.equals("read"));
        assertThat(admitted(alice, route, path, open ? strange : alices))
            .as("owner " + what)
            .isTrue();
      }
    }
  }

  private static String token(Browser browser, String path) {
    return browser.get(path).document().select("input[name=form_token]").attr("value");
  }

  private static String path(Route route, String incident) {
    String pattern = route.pattern().toString();
    return pattern.replace("{incident}", incident).replaceAll("\\{[a-z]+}", "nothing");
  }

  private static String least(Permission permission) {
    return switch (permission) {
      case Permission.Everybody() -> "everybody";
      case Permission.SignedIn(String right) -> right;
      case Permission.Bearer(String scope) -> scope;
    };
  }

  private static boolean admitted(Browser browser, Route route, String path, String token) {
    Browser.Page page =
        route.method() == Method.GET
            ? browser.get(path)
            : browser.post(path, List.of(Map.entry("form_token", token)), "same-origin");
    boolean sentAway = page.status() == 303 && page.location().equals(Newsroom.SIGN_IN);
    boolean left = path.endsWith("sign-out") && !page.cookies().isEmpty();
    return left || !(sentAway || page.status() == 401 || page.status() == 403);
  }

  @Test
  void formFromAnotherSiteOrAnotherSessionDoesNothing() {
    String incident = house.incident();
    String path = statementPath(incident);
    List<Map.Entry<String, String>> fields =
        Browser.fields(alice.get(path), path, words("En panne.", "Down."));
    assertThat(alice.post(path, fields, "cross-site").status()).isEqualTo(403);
    assertThat(alice.post(path, fields, "same-site").status()).isEqualTo(403);
    List<Map.Entry<String, String>> forged =
        fields.stream()
            .map(field ->
                field.getKey().equals("form_token") ? Map.entry("form_token", "forged") : field)
            .toList();
    Browser.Page kept = alice.post(path, forged, "same-origin");
    assertThat(kept.status()).isEqualTo(422);
    assertThat(kept.document().select("textarea[name=text.en]").text()).isEqualTo("Down.");
    assertThat(house.statements.ofIncident(incident)).isEmpty();
  }

  @Test
  void everySessionDiesWhenThePasswordChanges() {
    try (Browser elsewhere = new Browser(house.address())) {
      elsewhere.submit(
          elsewhere.get(Newsroom.SIGN_IN),
          Newsroom.SIGN_IN,
          Map.of("name", "Alice", "password", NewsroomHouse.PASSWORD));
      String old = alice.cookies().get(Sessions.COOKIE);
      Browser.Page changed =
          alice.submit(
              alice.get("/console/account"),
              "/console/account",
              Map.of(
                  "old",
                  NewsroomHouse.PASSWORD,
                  "password",
                  "tout autre chose encore",
                  "again",
                  "tout autre chose encore"));
      assertThat(changed.status()).isEqualTo(303);
      assertThat(alice.cookies().get(Sessions.COOKIE)).isNotEqualTo(old);
      assertThat(alice.get("/console").status()).isEqualTo(200);
      assertThat(elsewhere.get("/console").status()).isEqualTo(303);
    }
  }

  @Test
  void signedOutIsSignedOut() {
    Browser.Page page = alice.get("/console");
    String token = page.document().select("input[name=form_token]").attr("value");
    alice.post("/console/sign-out", List.of(Map.entry("form_token", token)), "same-origin");
    assertThat(alice.get("/console").status()).isEqualTo(303);
  }

  @Test
  void tokenIsShownOnceAndTakenBack() {
    Browser.Page made =
        alice.submit(
            alice.get("/console/tokens"),
            "/console/tokens",
            Map.of("name", "Monitoring", "scopes", "statements:write"));
    String secret = made.document().select(".private").text();
    assertThat(secret).matches("tcn_[A-Za-z0-9_-]{43}");
    Browser.Page list = alice.get("/console/tokens");
    assertThat(list.text()).contains("Monitoring").doesNotContain(secret);
    String action = list.document().select("form[action$=revoke]").attr("action");
    assertThat(alice.submit(list, action, Map.of()).status()).isEqualTo(303);
    assertThat(alice.get("/console/tokens").text()).contains("Taken back");
  }

  @Test
  void incidentIsOpenedByHandAndLeadsToItsFirstStatement() {
    Browser.Page opened =
        alice.submit(
            alice.get("/console/open"),
            "/console/open",
            Map.of("components", "send", "opens", "2026-03-03T09:40"));
    assertThat(opened.status()).isEqualTo(303);
    Browser.Page compose = alice.get(opened.location());
    assertThat(compose.document().select(".preview blockquote").text())
        .contains("Tuesday 3 March", "11:05");
    assertThat(compose.document().select("textarea[name=text.en]").text()).isEmpty();
    Browser.Page refused =
        alice.submit(
            alice.get("/console/open"), "/console/open", Map.of("opens", "2027-01-01T00:00"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.document().select(".faults li")).hasSize(2);
  }

  @Test
  void workaroundCheckAndStateAreNoted() {
    String page = "/console/incidents/" + house.incident();
    assertThat(
            alice
                .submit(
                    alice.get(page),
                    page + "/workarounds",
                    Map.of("steps.fr", "Utilisez Thunderbird", "expires", "2026-03-05T12:00"))
                .status())
        .isEqualTo(303);
    assertThat(
            alice
                .submit(alice.get(page), page + "/checks", Map.of("channel", "site", "found", "no"))
                .status())
        .isEqualTo(303);
    assertThat(
            alice
                .submit(
                    alice.get(page),
                    page + "/states",
                    Map.of(
                        "component", "receive", "cohorts", "domain:neuf.example", "state", "OUT"))
                .status())
        .isEqualTo(303);
    String shown = alice.get(page).text();
    assertThat(shown)
        .contains("Utilisez Thunderbird", "no word found", "addresses ending in @neuf.example");
    Browser.Page found =
        alice.submit(alice.get(page), page + "/checks", Map.of("channel", "forum", "found", "yes"));
    assertThat(found.status()).isEqualTo(422);
    assertThat(found.document().select("#check-last_word_at-fault")).hasSize(1);
  }

  @Test
  void workIsAnnouncedBeforeItStartsAndTakenBack() {
    Map<String, String> plan =
        Map.of(
            "components",
            "send",
            "text.fr",
            "Nouveau disque",
            "start",
            "2026-03-04T02:00",
            "end",
            "2026-03-04T04:00");
    String path = "/console/maintenance";
    Map<String, String> look = new HashMap<>(plan);
    look.put("do", "preview");
    Browser.Page preview = alice.submit(alice.get(path), path, look);
    assertThat(preview.text()).contains("Travaux prévus", "Nouveau disque.", "Stand-in page");
    assertThat(preview.document().select("textarea[name=text.fr]").text())
        .isEqualTo("Nouveau disque");
    assertThat(house.snapshot().maintenances()).as("a look announces nothing").isEmpty();
    String one = alice.submit(alice.get(path), path, plan).location();
    assertThat(one).startsWith(path + "/");
    Browser.Page told = alice.get(one);
    assertThat(told.text()).contains("Travaux prévus", "Nouveau disque.", "sms.txt");
    assertThat(told.document().select("a[href$=stand-in.html]"))
        .allSatisfy(link -> assertThat(link.attr("href")).contains("/maintenance/"));
    assertThat(alice.get(path + "/nobody").status()).isEqualTo(404);
    Browser.Page list = alice.get("/console");
    String action = list.document().select("form[action$=cancel]").attr("action");
    assertThat(alice.submit(list, action, Map.of()).status()).isEqualTo(303);
    assertThat(house.snapshot().maintenances())
        .allMatch(work -> work.maintenance().status() == Maintenance.Status.CANCELLED);
    Map<String, String> late = new HashMap<>(plan);
    late.put("start", "2026-03-03T02:00");
    Browser.Page refused = alice.submit(alice.get(path), path, late);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.document().select("textarea[name=text.fr]").text())
        .isEqualTo("Nouveau disque");
  }

  @Test
  void workWithAnHourWaitsWhereEverythingWaits() {
    Map<String, String> plan =
        Map.of(
            "components", "send",
            "text.fr", "Nouveau disque",
            "start", "2026-03-04T02:00",
            "end", "2026-03-04T04:00",
            "due", "2026-03-03T18:00");
    String path = "/console/maintenance";
    assertThat(alice.submit(alice.get(path), path, plan).location())
        .isEqualTo("/console/waiting#hours");
    assertThat(house.snapshot().maintenances()).as("nothing is public").isEmpty();
    Browser.Page waiting = alice.get("/console/waiting");
    assertThat(waiting.text()).contains("Nouveau disque", "18:00", "04:00");
    Map<String, String> late = new HashMap<>(plan);
    late.put("due", "2026-03-04T02:30");
    assertThat(alice.submit(alice.get(path), path, late).status()).isEqualTo(422);
    String action = waiting.document().select("form[action*=/work/]").attr("action");
    assertThat(alice.submit(waiting, action, Map.of()).status()).isEqualTo(303);
    assertThat(alice.get("/console/waiting").text()).doesNotContain("Nouveau disque");
    assertThat(alice.submit(waiting, action, Map.of("key", "again")).status()).isEqualTo(422);
  }

  @Test
  void ownTroubleStandsOnTheFirstPage() {
    house.troubles.add(new Trouble("follower desk", house.now(), "behind by 4,000 signals"));
    assertThat(alice.get("/console").text()).contains("follower desk", "behind by 4,000 signals");
  }
}
