package io.tocsin.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.access.Role;
import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.ClaimDraft;
import io.tocsin.incidents.CohortStatus;
import io.tocsin.incidents.Notebook;
import io.tocsin.incidents.Recorder;
import io.tocsin.incidents.Source;
import io.tocsin.publication.Statement;
import io.tocsin.publication.facts.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Making a statement from the sheet over HTTP, as people without script do. */
class ComposerPagesTest {

  @TempDir Path folder;
  private NewsroomHouse house;
  private Browser alice;
  private String incident;
  private String path;

  @BeforeEach
  void open() {
    house = new NewsroomHouse(folder, Mode.OPERATOR);
    alice = new Browser(house.address());
    house.join(alice, "Alice", Role.OWNER);
    incident = house.incident();
    house.evidence(true, "550 no such user");
    path = "/console/incidents/" + incident + "/statement";
  }

  @AfterEach
  void close() {
    alice.close();
    house.close();
  }

  private Browser.Page send(String does, Map<String, String> filled) {
    Map<String, String> all = new HashMap<>(filled);
    all.put("do", does);
    return alice.submit(alice.get(path), path, all);
  }

  private Statement newest() {
    return house.statements.ofIncident(incident).getLast();
  }

  @Test
  void readyTextIsPublishedWithOneTapAndShownMouthByMouth() {
    Browser.Page ready = alice.get(path);
    assertThat(ready.status()).as(ready.text()).isEqualTo(200);
    assertThat(ready.document().select(".mouth").size()).isGreaterThan(10);
    assertThat(ready.document().select("#m-sms").text()).contains("1 SMS");
    Browser.Page said = alice.submit(ready, path, Map.of("do", "publish"));
    assertThat(said.status()).as(said.text()).isEqualTo(303);
    assertThat(newest().stage()).isEqualTo(Stage.SEEN);
    Browser.Page out = alice.get(said.location());
    assertThat(out.document().select("[data-copy]").size()).isGreaterThan(20);
    assertThat(out.document().select("a.file").eachAttr("href"))
        .contains("/fr/incident/" + incident + "/sms.txt")
        .contains("/en/incident/" + incident + "/stand-in.html");
    assertThat(out.document().select(".files a").eachAttr("href"))
        .contains("/fr/incident/" + incident + "/texts.json");
    assertThat(out.document().select("#t-page-en").text())
        .isEqualTo(ready.document().select("#t-page-en").text());
  }

  @Test
  void stageIsChangedWithoutLosingWhatWasTyped() {
    Browser.Page changed = send("stage:cause", Map.of("repair.fr", "On change le disque."));
    assertThat(changed.document().select("input[name=stage]").attr("value")).isEqualTo("cause");
    assertThat(changed.document().select("[name=repair.fr]").text())
        .isEqualTo("On change le disque.");
    assertThat(house.statements.ofIncident(incident)).isEmpty();
  }

  @Test
  void changedFigureIsAskedWhetherTheOldOneWasWrong() {
    Map<String, String> figure = new HashMap<>();
    figure.put("affected[0].low", "12000");
    figure.put("affected[0].basis.fr", "adresses touchées");
    figure.put("affected[0].basis.en", "addresses affected");
    assertThat(send("publish", figure).status()).isEqualTo(303);
    String first = newest().id();
    house.pass(Duration.ofMinutes(5));
    Browser.Page asked = send("publish", Map.of("affected[0].low", "15000"));
    assertThat(asked.document().select("input[name=figure_why]")).hasSize(2);
    assertThat(asked.document().select(".asks").text()).contains("12,000", "15,000");
    assertThat(house.statements.ofIncident(incident)).hasSize(1);
    Browser.Page said = alice.submit(asked, path, Map.of("do", "publish", "figure_why", "WRONG"));
    assertThat(said.status()).as(said.text()).isEqualTo(303);
    assertThat(newest().corrects()).isEqualTo(first);
    assertThat(newest().stage()).isEqualTo(Stage.CORRECTION);
  }

  @Test
  void aNumberThatStandsInOwnWordsAloneIsShownToItsWriter() {
    Map<String, String> own = new HashMap<>();
    own.put("affected[0].low", "12000");
    own.put("affected[0].basis.fr", "adresses touchées");
    own.put("affected[0].basis.en", "addresses affected");
    own.put("text.fr", "12 000 clients attendent, et 37 boutiques.");
    own.put("text.en", "12,000 customers wait, and 37 shops.");
    assertThat(send("look", own).document().select(".own .hides").eachText())
        .hasSize(2)
        .allSatisfy(hint -> assertThat(hint).contains("37").doesNotContain("12"));
    own.put("text.fr", "12 000 clients attendent.");
    own.put("text.en", "12,000 customers wait.");
    assertThat(send("look", own).document().select(".own .hides")).isEmpty();
  }

  @Test
  void whatWouldBeSaidIsShownToWhoeverHasTheLinkAndToNobodyElse() {
    Browser.Page shared = send("share", Map.of());
    String link = shared.document().select("#shared").attr("href");
    assertThat(link).matches("/console/preview/[A-Za-z0-9_-]{43}");
    try (Browser boss = new Browser(house.address())) {
      Browser.Page page = boss.get(link);
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.text()).contains("Not published yet.");
      assertThat(page.document().select("main form")).isEmpty();
      Browser.Page bad = boss.get("/console/preview/nothing");
      assertThat(bad.status()).isEqualTo(404);
      String close = "/console/waiting/" + sharedId() + "/revoke";
      assertThat(alice.submit(alice.get("/console/waiting"), close, Map.of()).status())
          .isEqualTo(303);
      assertThat(boss.get(link).document().select("main").text())
          .isEqualTo(bad.document().select("main").text());
    }
    assertThat(house.statements.ofIncident(incident)).isEmpty();
  }

  private String sharedId() {
    String action =
        alice.get("/console/waiting").document().select("form[action$=revoke]").attr("action");
    return action.split("/")[3];
  }

  @Test
  void secondPersonApprovesWhatTheFirstWrote() {
    Browser.Page asked = send("ask", Map.of());
    assertThat(asked.status()).as(asked.text()).isEqualTo(303);
    try (Browser bob = new Browser(house.address())) {
      house.join(bob, "Bob", Role.APPROVER);
      String one =
          bob.get("/console/waiting").document().select("a[href^=/console/waiting/0]").attr("href");
      Browser.Page look = bob.get(one);
      assertThat(look.document().select(".mouth").size()).isGreaterThan(10);
      Browser.Page said = bob.submit(look, one + "/approve", Map.of());
      assertThat(said.status()).as(said.text()).isEqualTo(303);
    }
    assertThat(newest().by().name()).isEqualTo("Alice");
  }

  @Test
  void anotherNameMakesNoSecondPerson() {
    assertThat(send("ask", Map.of()).status()).isEqualTo(303);
    String account = "/console/account/name";
    alice.submit(alice.get("/console/account"), account, Map.of("name", "Somebody else"));
    String one =
        alice.get("/console/waiting").document().select("a[href^=/console/waiting/0]").attr("href");
    Browser.Page look = alice.get(one);
    assertThat(look.text()).contains("Somebody else");
    Browser.Page refused = alice.submit(look, one + "/approve", Map.of());
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("Whoever wrote it cannot approve it");
    assertThat(house.statements.ofIncident(incident)).isEmpty();
  }

  @Test
  void scheduledTextIsTakenBack() {
    assertThat(send("plan", Map.of()).status()).isEqualTo(422);
    Browser.Page planned = send("plan", Map.of("due", "2026-03-03T10:30", "next_kind", "120"));
    assertThat(planned.status()).as(planned.text()).isEqualTo(303);
    Browser.Page list = alice.get("/console/waiting");
    String cancel = list.document().select("form[action$=cancel]").attr("action");
    assertThat(alice.submit(list, cancel, Map.of()).status()).isEqualTo(303);
    assertThat(alice.get("/console/waiting").document().select("form[action$=cancel]")).isEmpty();
    assertThat(house.statements.ofIncident(incident)).isEmpty();
  }

  @Test
  void whatSomebodyElsePublishedMeanwhileIsShownBesideAndNothingIsLost() {
    Browser.Page mine = alice.get(path);
    try (Browser bob = new Browser(house.address())) {
      house.join(bob, "Bob", Role.EDITOR);
      Map<String, String> theirs =
          Map.of("do", "publish", "repair.fr", "On change le disque.", "repair.en", "A new disk.");
      assertThat(bob.submit(bob.get(path), path, theirs).status()).isEqualTo(303);
    }
    Map<String, String> ours =
        Map.of("do", "publish", "repair.fr", "On cherche encore.", "repair.en", "Still looking.");
    Browser.Page late = alice.submit(mine, path, ours);
    assertThat(late.status()).as(late.text()).isEqualTo(409);
    assertThat(late.document().select(".differs .before").text()).contains("Bob");
    assertThat(late.document().select(".differs dd").eachText())
        .contains("A new disk.", "Still looking.");
    assertThat(house.statements.ofIncident(incident)).hasSize(1);
    Browser.Page said = alice.submit(late, path, Map.of("do", "publish"));
    assertThat(said.status()).as(said.text()).isEqualTo(303);
    assertThat(house.statements.ofIncident(incident)).hasSize(2);
    assertThat(house.sheets.current(incident).orElseThrow().sheet().repair().in("fr"))
        .isEqualTo("On cherche encore.");
  }

  @Test
  void hidingWordIsRefusedInAFactAndKeptInWhatOthersSay() {
    Map<String, String> facts = new HashMap<>();
    facts.put("rumours[0].text.fr", "un incident technique");
    facts.put("rumours[0].text.en", "a technical issue");
    facts.put("rumours[0].answer.fr", "Nous ne savons pas.");
    facts.put("rumours[0].answer.en", "We do not know.");
    facts.put("repair.fr", "Nous réparons ces perturbations.");
    facts.put("repair.en", "We are on it.");
    Browser.Page refused = send("publish", facts);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.document().select("#part-repair").hasAttr("open")).isTrue();
    assertThat(refused.document().select("#part-repair .fault").text()).contains("→ panne");
    assertThat(refused.document().select("#part-rumours .fault")).isEmpty();
    Map<String, String> mended = Map.of("do", "publish", "repair.fr", "Nous réparons la panne.");
    assertThat(alice.submit(refused, path, mended).status()).isEqualTo(303);
  }

  /** The whole function is in the sheet, and so is a group that nobody says works again. */
  private static Map<String, String> closing() {
    Map<String, String> over = new HashMap<>();
    over.put("phase", "CLOSED");
    over.put("reach[0].component", "receive");
    over.put("reach[0].state", "OUT");
    over.put("reach[1].component", "receive");
    over.put("reach[1].state", "OUT");
    over.put("reach[1].cohort.domain", NewsroomHouse.NEUF.toString());
    return over;
  }

  private List<ComponentState> told(Set<Cohort> cohorts) {
    return house.snapshot().incidents().getFirst().cohorts().stream()
        .filter(status -> status.cohorts().equals(cohorts))
        .map(CohortStatus::state)
        .toList();
  }

  @Test
  void groupThatStillFailsIsNotPaintedGreenByClosing() {
    Browser.Page refused = send("publish", closing());
    assertThat(refused.status()).isEqualTo(422);
    assertThat(house.statements.ofIncident(incident)).isEmpty();
    assertThat(told(Set.of())).doesNotContain(ComponentState.WORKS);
    Browser.Page closed = alice.submit(refused, path, Map.of("do", "publish", "despite", "yes"));
    assertThat(closed.status()).as(closed.text()).isEqualTo(303);
    assertThat(told(Set.of())).doesNotContain(ComponentState.WORKS);
    assertThat(told(Set.of(NewsroomHouse.NEUF))).containsExactly(ComponentState.OUT);
  }

  @Test
  void groupCalledBrokenIsNotPaintedGreenWhenProbesAreSilent() {
    house.evidence(false, "250 ok");
    Browser.Page refused = send("publish", closing());
    assertThat(refused.status()).as(refused.text()).isEqualTo(422);
    Map<String, String> whole = new HashMap<>(Map.of("do", "publish"));
    whole.put("reach[1].component", "");
    whole.put("reach[1].cohort.domain", "");
    assertThat(alice.submit(refused, path, whole).status()).isEqualTo(303);
    assertThat(told(Set.of())).containsExactly(ComponentState.WORKS);
    assertThat(told(Set.of(NewsroomHouse.NEUF))).doesNotContain(ComponentState.WORKS);
  }

  @Test
  void endThatDoesNotFitWhatSupportSaidIsSeenBeforeItIsSaid() {
    Notebook notebook = new Notebook(() -> house.catalog, () -> "claim-1");
    Source support =
        new Source(
            LocalizedText.frenchAndEnglish("le support", "support"),
            "telephone",
            house.now(),
            Source.Precision.EXACT,
            null);
    ClaimDraft claim =
        new ClaimDraft(
            incident,
            "mail",
            LocalizedText.frenchAndEnglish("Fini à vingt heures.", "Done at eight."),
            true,
            support,
            house.now().plus(Duration.ofHours(9)),
            false,
            house.now(),
            new Actor(Actor.Kind.PERSON, "Alice"),
            Recorder.EDITOR,
            List.of(),
            null);
    house.database.write(transaction -> notebook.recordClaim(transaction, claim));
    Map<String, String> earlier = Map.of("eta_kind", "at", "eta", "2026-03-03T13:00");
    Browser.Page shown = send("publish", earlier);
    assertThat(shown.status()).isEqualTo(200);
    assertThat(house.statements.ofIncident(incident)).isEmpty();
    assertThat(shown.document().select(".unfit").text()).contains("support");
    Browser.Page said = alice.submit(shown, path, Map.of("do", "publish"));
    assertThat(said.status()).as(said.text()).isEqualTo(303);
  }

  @Test
  void strangersAndReadersSayNothing() {
    try (Browser stranger = new Browser(house.address());
        Browser bob = new Browser(house.address())) {
      assertThat(stranger.get("/console/waiting").status()).isEqualTo(303);
      house.join(bob, "Bob", Role.READER);
      assertThat(bob.get("/console/waiting").status()).isEqualTo(200);
      assertThat(bob.post(path, List.of(), "same-origin").status()).isEqualTo(403);
      assertThat(bob.post("/console/waiting/x/approve", List.of(), "same-origin").status())
          .isEqualTo(403);
    }
  }
}
