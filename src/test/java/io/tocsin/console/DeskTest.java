package io.tocsin.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.access.Role;
import io.tocsin.catalog.Mode;
import io.tocsin.incidents.Proposal;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.signals.CallTally;
import io.tocsin.signals.CallsTakenBack;
import io.tocsin.signals.Signal;
import io.tocsin.web.Permission;
import io.tocsin.web.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk over HTTP, as those who answer calls use it without script. */
class DeskTest {

  private static final String DESK = "/console/desk";

  @TempDir Path folder;
  private NewsroomHouse house;
  private String incident;
  private Browser agent;

  @BeforeEach
  void open() {
    house = new NewsroomHouse(folder, Mode.OPERATOR);
    incident = house.incident();
    house.evidence(true, "550 5.1.1");
    agent = join("Ada", Role.AGENT);
  }

  @AfterEach
  void close() {
    agent.close();
    house.close();
  }

  private Browser join(String name, Role role) {
    Browser browser = new Browser(house.address());
    String link = Newsroom.pathOf(house.accounts.invite(role));
    Map<String, String> filled =
        Map.of("name", name, "password", NewsroomHouse.PASSWORD, "again", NewsroomHouse.PASSWORD);
    assertThat(browser.submit(browser.get(link), link, filled).status()).isEqualTo(303);
    return browser;
  }

  private Browser.Page tap(Browser.Page page, String what, Map<String, String> more) {
    Map<String, String> filled = new java.util.HashMap<>(more);
    filled.put("tap", what);
    return agent.submit(page, DESK + "/calls", filled);
  }

  private Browser.Page tap(String what) {
    return tap(agent.get(DESK), what, Map.of());
  }

  private IncidentView page() {
    return house.snapshot().incidents().getFirst();
  }

  @Test
  void theDeskSaysWhatThePageSaysAndNoMore() {
    Browser.Page page = agent.get(DESK);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("The page says nothing yet")
        .contains("The cause is not known. There is no time of return yet.")
        .contains("no time yet")
        .contains("promise nothing")
        .contains("Do not say");
    assertThat(agent.get(DESK + "?caller=fr").text())
        .as("labels for the agent, words for the caller")
        .contains("Do not say", "La cause n’est pas connue.");
  }

  @Test
  void oneTapIsOneCallThatStandsOnThePage() {
    assertThat(tap("receive no-receive").location()).startsWith(DESK + "?done=counted&slip=");
    tap("receive");
    assertThat(house.calls.all())
        .extracting(Signal::getClass)
        .containsOnly(CallTally.class)
        .hasSize(2);
    house.listen();
    assertThat(agent.get(DESK).text()).contains("2 calls in the last hour");
  }

  @Test
  void theSameFormSentTwiceIsOneCall() {
    Browser.Page page = agent.get(DESK);
    tap(page, "receive", Map.of());
    tap(page, "receive", Map.of());
    assertThat(house.calls.all()).hasSize(1);
  }

  @Test
  void theLastPlaceIsRememberedByTheBrowserForTheShift() {
    Browser.Page elsewhere = agent.get(DESK + "/place");
    tap(elsewhere, "receive", Map.of("postcode", "59000"));
    tap("receive");
    Browser.Page desk = agent.get(DESK);
    assertThat(desk.text()).contains("59000 Nord");
    agent.submit(desk, DESK + "/place", Map.of("postcode", "71100"));
    tap("receive");
    agent.post(
        DESK + "/place", Browser.fields(agent.get(DESK), DESK + "/place", Map.of()), "same-origin");
    tap("receive");
    assertThat(house.calls.all())
        .extracting(call -> String.valueOf(((CallTally) call).area()))
        .containsExactly("59", "59", "71", "null");
  }

  @Test
  void aSlipOfTheFingerIsTakenBackWithinTenSeconds() {
    Browser.Page after = agent.get(tap("receive").location());
    house.pass(Duration.ofSeconds(9));
    assertThat(agent.submit(after, DESK + "/undo", Map.of()).location()).endsWith("done=undone");
    assertThat(house.calls.all().getLast()).isInstanceOf(CallsTakenBack.class);
    String location = tap("receive").location();
    after = agent.get(location);
    house.pass(Duration.ofSeconds(30));
    assertThat(agent.submit(after, DESK + "/undo", Map.of()).location()).endsWith("done=late");
    assertThat(agent.get(location).document().select("form[action$=undo]")).isEmpty();
    assertThat(house.calls.all()).hasSize(3);
  }

  @Test
  void whatIsWrongWithATapIsTold() {
    assertThat(tap("nothing").status()).isEqualTo(422);
    Browser.Page wrong = tap(agent.get(DESK + "/place"), "receive", Map.of("postcode", "99999"));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.text()).contains("There is no such postcode");
    house.calls.fill(true);
    assertThat(tap("receive").location()).endsWith("done=busy");
    assertThat(house.calls.all()).isEmpty();
  }

  @Test
  void anAgentsTrickIsOnThePageAfterOneTapOfAnEditor() {
    String path = DESK + "/way/" + incident;
    Browser.Page handed =
        agent.submit(
            agent.get(path),
            path,
            Map.of(
                "steps.en",
                "Send the word active by SMS to 20555",
                "conditions.en",
                "To activate a SIM card",
                "source.speaker",
                "helpline",
                "source.channel",
                "telephone",
                "source.at",
                "2026-03-03T09:40"));
    assertThat(handed.location()).isEqualTo(DESK + "?done=handed");
    assertThat(page().workarounds()).isEmpty();
    assertThat(agent.get(DESK).text()).contains("The newsroom has not answered yet");

    try (Browser editor = join("Eve", Role.EDITOR)) {
      Browser.Page incidentPage = editor.get("/console/incidents/" + incident);
      String action = incidentPage.document().select("form[action$=publish]").attr("action");
      assertThat(editor.get("/console").document().select("form[action$=publish]").attr("action"))
          .isEqualTo(action);
      assertThat(editor.submit(incidentPage, action, Map.of()).status()).isEqualTo(303);
      assertThat(editor.submit(incidentPage, action, Map.of("key", "again")).status())
          .as("it is settled once")
          .isEqualTo(422);
    }
    assertThat(page().workarounds())
        .singleElement()
        .satisfies(way -> {
          assertThat(way.steps().in("en")).isEqualTo("Send the word active by SMS to 20555");
          assertThat(way.source().speaker()).isNotNull();
          assertThat(way.source().at()).isEqualTo("2026-03-03T08:40:00Z");
        });
    assertThat(agent.get(DESK).text()).contains("Send the word active by SMS", "Published");
  }

  @Test
  void anotherEndThanThePagesIsSeenBeforeItIsSaid() {
    String path = DESK + "/said/" + incident;
    Browser.Page looked =
        agent.submit(agent.get(path), path, Map.of("eta", "2026-03-03T18:00", "do", "look"));
    assertThat(looked.status()).isEqualTo(200);
    assertThat(looked.text())
        .contains("The time of return is not the page’s.")
        .contains("no time yet · you: End: Tuesday 3 March, 18:00");
    Map<String, String> told =
        Map.of("eta", "2026-03-03T18:00", "text.en", "Back at six", "do", "hand-in");
    assertThat(agent.submit(looked, path, told).status())
        .as("nobody said who speaks")
        .isEqualTo(422);
    told = new java.util.HashMap<>(told);
    told.put("by", "operator");
    assertThat(agent.submit(looked, path, told).status()).as("not without a mark").isEqualTo(200);
    assertThat(claims()).isEmpty();
    Map<String, String> insisting = new java.util.HashMap<>(told);
    insisting.put("despite", "yes");
    assertThat(agent.submit(looked, path, insisting).location()).endsWith("done=claimed");
    assertThat(claims()).hasSize(1);
    try (Browser editor = join("Eve", Role.EDITOR)) {
      assertThat(editor.get("/console").text())
          .contains("Back at six", "The time of return is not the page’s.");
    }
  }

  @Test
  void whatNobodyTimedIsNotPublishedToTheMinuteAndWhatWasVagueStaysVague() {
    String path = DESK + "/said/" + incident;
    Map<String, String> told =
        Map.of(
            "vague", "within-hours",
            "text.en", "Back in the coming hours, nothing is lost",
            "source.speaker", "the shop in Lille",
            "by", "other",
            "fate", "SAFE",
            "sort", "MAINTENANCE",
            "figure", "400",
            "figure_extent", "TOTAL",
            "despite", "yes",
            "do", "hand-in");
    assertThat(agent.submit(agent.get(path), path, told).location()).endsWith("done=claimed");
    try (Browser editor = join("Eve", Role.EDITOR)) {
      Browser.Page page = editor.get("/console/incidents/" + incident);
      assertThat(page.document().select("#proposals ~ ul, .proposals").text())
          .contains("Published as the word of: Somebody else")
          .contains("in the coming hours")
          .contains("400 customers, in all")
          .contains("To the hour");
      String action = page.document().select("form[action$=publish]").attr("action");
      assertThat(editor.submit(page, action, Map.of()).status()).isEqualTo(303);
    }
    assertThat(page().timeline())
        .filteredOn(io.tocsin.publication.PublicSnapshot.TimelineEntry.Claimed.class::isInstance)
        .singleElement()
        .satisfies(entry -> {
          var claim = ((io.tocsin.publication.PublicSnapshot.TimelineEntry.Claimed) entry).claim();
          assertThat(claim.byOperator()).isFalse();
          assertThat(claim.source().precision())
              .isEqualTo(io.tocsin.incidents.Source.Precision.HOUR);
          assertThat(claim.end().orElseThrow().earliest())
              .isBefore(claim.end().orElseThrow().latest());
        });
  }

  @Test
  void whatBecameOfTheMailAndWhetherItIsWorkIsHeldAgainstThePage() {
    String path = DESK + "/said/" + incident;
    Map<String, String> safe = Map.of("fate", "SAFE", "sort", "MAINTENANCE", "do", "look");
    assertThat(agent.submit(agent.get(path), path, safe).text())
        .contains("The page does not say this of the data.")
        .contains("The page does not call it maintenance.");
    Map<String, String> unknown = Map.of("fate", "UNKNOWN", "sort", "OUTAGE", "do", "look");
    assertThat(agent.submit(agent.get(path), path, unknown).text())
        .contains("This is what the page says.");
  }

  @Test
  void whatThePageDoesNotSayIsSeenBeforeItIsSaid() {
    String path = DESK + "/said/" + incident;
    Browser.Page looked =
        agent.submit(
            agent.get(path),
            path,
            Map.of(
                "state", "RESOLVED",
                "areas", "Nord",
                "cause_kind", "ATTACK",
                "next", "2026-03-03T10:20",
                "figure", "400",
                "do", "look"));
    assertThat(looked.text())
        .contains("The page says: Still failing · you: Works again")
        .contains("The page says: nothing · you: Affects Nord")
        .contains("The page says: the cause is not known · you: Certain cause: an attack")
        .contains("The time of the next news is not the page’s.")
        .contains("The page says: nothing · you: 400 customers");
    assertThat(agent.submit(agent.get(path), path, Map.of("state", "FAILING", "do", "look")).text())
        .contains("This is what the page says.")
        .doesNotContain("The page says something else");
    assertThat(agent.submit(looked, path, Map.of("areas", "Atlantis", "do", "look")).status())
        .isEqualTo(422);
  }

  @Test
  void whatSomebodyElseSaidIsSeenBeforeTheOppositeIsSaid() {
    try (Browser editor = join("Eve", Role.EDITOR)) {
      String form = "/console/incidents/" + incident + "/claim";
      Map<String, String> claim =
          Map.of(
              "by", "other",
              "source.speaker", "the minister",
              "text.en", "It is an attack.",
              "certainty", "CONFIRMED",
              "cause_kind", "ATTACK");
      assertThat(editor.submit(editor.get(form), form, claim).status()).isEqualTo(303);
    }
    String path = DESK + "/said/" + incident;
    Map<String, String> denial =
        Map.of("cause_kind", "ATTACK", "certainty", "DENIED", "do", "look");
    assertThat(agent.submit(agent.get(path), path, denial).text())
        .contains("Somebody else says otherwise", "It is not: an attack", "the minister")
        .doesNotContain("The page says something else");
    Map<String, String> cable = Map.of("cause_kind", "CABLE", "certainty", "DENIED", "do", "look");
    assertThat(agent.submit(agent.get(path), path, cable).text())
        .contains("This is what the page says.")
        .doesNotContain("Somebody else says otherwise");
  }

  @Test
  void aProposalIsSettledWhereItBelongsAndNowhereElse() {
    String way = DESK + "/way/" + incident;
    Map<String, String> filled =
        Map.of("component", "receive", "steps.fr", "Écrivez plus tard", "steps.en", "Write later");
    assertThat(agent.submit(agent.get(way), way, filled).location()).endsWith("done=handed");
    String proposal =
        house.database.read(
            transaction -> io.tocsin.incidents.sql.ProposalTable.open(transaction).getFirst().id());
    String right = "/console/incidents/" + incident + "/proposals/" + proposal + "/publish";
    try (Browser editor = join("Eve", Role.EDITOR)) {
      var form = Browser.fields(editor.get("/console/incidents/" + incident), right, Map.of());
      editor.post(right.replace(incident, "elsewhere"), form, "same-origin");
      assertThat(page().workarounds()).isEmpty();
      assertThat(editor.post(right, form, "same-origin").status()).isEqualTo(303);
      assertThat(page().workarounds()).hasSize(1);
    }
  }

  private List<Proposal> claims() {
    return house.database.read(transaction ->
        io.tocsin.incidents.sql.ProposalTable.open(transaction).stream()
            .filter(proposal -> proposal.matter() instanceof Proposal.Word)
            .toList());
  }

  @Test
  void theWaitStandsOnThePageForHalfAnHour() {
    Browser.Page page = agent.get(DESK);
    agent.submit(page, DESK + "/wait", Map.of("wait", "FOUR_MINUTES"));
    assertThat(house.snapshot().services().getFirst().helpline())
        .isEqualTo(
            new io.tocsin.publication.Helpline(
                io.tocsin.incidents.HelplineWait.Length.FOUR_MINUTES, house.now()));
    house.pass(Duration.ofMinutes(20));
    agent.get(DESK);
    house.pass(Duration.ofMinutes(11));
    assertThat(house.snapshot().services().getFirst().helpline()).isNull();
    assertThat(agent.get(DESK).text()).contains("4 minutes · no longer shown");
    assertThat(agent.submit(agent.get(DESK), DESK + "/wait", Map.of("wait", "A_WHILE")).status())
        .isEqualTo(422);
    Browser.Page day = agent.get(DESK + "/waits");
    assertThat(day.document().select("svg.waited[role=img]").attr("aria-label"))
        .contains("told once");
    assertThat(day.document().select("table td").eachText())
        .containsExactly("Tuesday 3 March, 10:05", "4 minutes", "Ada");
  }

  @Test
  void whoAsksIsWrittenNowhere() throws Exception {
    String address = "zoe.unique-7431@neuf.example";
    Browser.Page form = agent.get(DESK + "/affected");
    Browser.Page answer =
        agent.submit(form, DESK + "/affected", Map.of("address", address, "postcode", "71100"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("Yes, affected");
    assertThat(answer.location()).isEmpty();
    Browser.Page unknown =
        agent.submit(form, DESK + "/affected", Map.of("address", "a@elsewhere.example"));
    assertThat(unknown.text()).contains("not on our list");
    Browser.Page wrong = agent.submit(form, DESK + "/affected", Map.of("postcode", "99999"));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(house.calls.all()).isEmpty();
    assertThat(agent.cookies().toString()).doesNotContain("unique-7431");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(
                new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
            .doesNotContain("unique-7431");
      }
    }
  }

  @Test
  void everyRouteOfTheDeskAsksForTheRightOfTheDesk() {
    List<Route> desk =
        house.routes.stream().filter(route -> route.pattern().toString().contains(DESK)).toList();
    assertThat(desk).hasSizeGreaterThanOrEqualTo(11);
    assertThat(desk).extracting(Route::permission).containsOnly(new Permission.SignedIn("desk"));
  }

  @Test
  void strangersAndReadersAreRefusedAndAgentsDoNotSpeak() {
    Browser.Page page = agent.get(DESK);
    try (Browser stranger = new Browser(house.address());
        Browser reader = join("Rob", Role.READER)) {
      assertThat(stranger.get(DESK).location()).isEqualTo(Newsroom.SIGN_IN);
      for (String path : List.of("/calls", "/undo", "/wait", "/place", "/affected")) {
        assertThat(stranger.post(DESK + path, List.of(), "same-origin").status()).isEqualTo(401);
        assertThat(reader.post(DESK + path, List.of(), "same-origin").status()).isEqualTo(403);
        assertThat(
                agent
                    .post(
                        DESK + path,
                        Browser.fields(page, DESK + "/calls", Map.of("tap", "receive")),
                        "cross-site")
                    .status())
            .as("from elsewhere")
            .isEqualTo(403);
      }
      assertThat(reader.get(DESK).status()).isEqualTo(403);
    }
    String publish = "/console/incidents/" + incident + "/proposals/x/publish";
    assertThat(agent.post(publish, List.of(), "same-origin").status()).isEqualTo(403);
    assertThat(agent.get(DESK + "/calls").status()).as("wrong method").isEqualTo(405);
    assertThat(agent.get(DESK + "/said/nothing").status()).isEqualTo(404);
    assertThat(house.calls.all()).isEmpty();
  }
}
