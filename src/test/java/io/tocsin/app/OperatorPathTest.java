package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.access.Role;
import io.tocsin.incidents.Claim;
import io.tocsin.operators.OperatorDesk;
import io.tocsin.operators.Operators;
import io.tocsin.operators.Sight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator's way from a stranger to its own column, through a real door and a real DNS. */
class OperatorPathTest {

  private static final String ENTRY = "/en/operator";
  private static final String DESK = ENTRY + "/desk";
  private static final String RECORD = "_tocsin-operator." + GuestHouse.DOMAIN;

  @TempDir Path folder;
  private GuestHouse house;
  private Visitor operator;

  @BeforeEach
  void open() {
    house = new GuestHouse(folder, "observer");
    operator = new Visitor(house);
  }

  @AfterEach
  void close() {
    operator.close();
    house.close();
  }

  private Visitor.Page challenge(Visitor who, String pair) {
    return who.submit(who.get(ENTRY), ENTRY + "/challenge", Map.of("who", pair));
  }

  private static String shown(Visitor.Page page) {
    return page.document().select(".private").stream()
        .map(one -> one.text())
        .filter(text -> text.startsWith("tocsin-operator="))
        .findFirst()
        .orElseThrow();
  }

  /** Proves the mail's domain and returns the key. */
  private String key() {
    Visitor.Page proof = challenge(operator, "mail " + GuestHouse.DOMAIN);
    house.names.text(RECORD, shown(proof));
    Visitor.Page key = operator.submit(proof, ENTRY + "/check", Map.of("way", "DNS_RECORD"));
    assertThat(key.status()).isEqualTo(200);
    return key.document().select("#key").text();
  }

  private Visitor.Page enter(Visitor who, String key) {
    return who.submit(who.get(ENTRY), ENTRY + "/enter", Map.of("key", key));
  }

  private Visitor.Page say(String query, Map<String, String> filled) {
    return operator.submit(operator.get(DESK + query), DESK, filled);
  }

  private String page(String incident) {
    house.show();
    return operator.get("/en/incident/" + incident).text();
  }

  @Test
  void whoProvesADomainSpeaksAndRepliesBesideWhatItAnswers() {
    String incident = house.incident("mail", "receive");
    Claim heard = house.heard(incident, "Le Journal", "Tout est perdu.", "All is lost.");
    Visitor.Page proof = challenge(operator, "mail " + GuestHouse.DOMAIN);
    assertThat(proof.text()).contains(RECORD, "https://" + GuestHouse.DOMAIN + "/.well-known/");
    Visitor.Page tooEarly = operator.submit(proof, ENTRY + "/check", Map.of("way", "DNS_RECORD"));
    assertThat(tooEarly.status()).isEqualTo(422);
    assertThat(tooEarly.text()).contains("Not found yet");

    house.names.text(RECORD, shown(proof));
    Visitor.Page key = operator.submit(tooEarly, ENTRY + "/check", Map.of("way", "DNS_RECORD"));
    Visitor.Page entered = operator.submit(key, ENTRY + "/enter", Map.of());
    assertThat(entered.location()).isEqualTo(DESK);
    house.pass(Duration.ofMinutes(5));
    Visitor.Page said =
        say(
            "?incident=" + incident,
            Map.of("answers", "CLAIM:" + heard.id(), "text.en", "No message is <b>lost</b>."));
    assertThat(said.location()).isEqualTo(DESK + "?done=1");

    house.show();
    Visitor.Page shown = operator.get("/en/incident/" + incident);
    assertThat(shown.document().select("#" + heard.id() + " .reply").text())
        .contains("Reply by Exemple Mail", GuestHouse.DOMAIN, "No message is <b>lost</b>.");
    assertThat(shown.text()).contains("In reply to what was said", "proved on");
    assertThat(operator.get("/en/").document().select(".v-operator").first().text())
        .contains("No message is <b>lost</b>.", GuestHouse.DOMAIN);
    assertThat(operator.get(DESK).text()).contains("No message is <b>lost</b>.");
  }

  @Test
  void correctionIsANewWordAndTheOldOneStaysReadable() {
    String incident = house.incident("mail", "receive");
    enter(operator, key());
    say("?incident=" + incident, Map.of("text.en", "All is well."));
    house.pass(Duration.ofMinutes(5));
    house.show();
    String correct =
        operator.get(DESK).document().select("a[href*=corrects]").attr("href").split("#")[0];
    Visitor.Page form = operator.get(correct);
    operator.submit(form, DESK, Map.of("text.en", "Something is broken."));
    house.show();
    var lines = operator.get("/en/incident/" + incident).document().select("li.t-claimed");
    assertThat(lines.first().select("del").text()).isEqualTo("All is well.");
    assertThat(lines.first().select("ins").text()).isEqualTo("Something is broken.");
    assertThat(lines.last().text()).contains("This message was corrected", "All is well.");
  }

  @Test
  void everybodyIsInvitedOnAnObserversPageAndNobodyOnAnOperatorsOwn() throws IOException {
    assertThat(operator.get("/en/").document().select("a[href='/en/operator?service=mail']"))
        .isNotEmpty();
    assertThat(operator.get("/en/about").document().select("a[href='/en/operator']")).isNotEmpty();
    try (GuestHouse own = new GuestHouse(Files.createDirectory(folder.resolve("own")), "operator");
        Visitor stranger = new Visitor(own)) {
      assertThat(stranger.get("/en/").document().select("a[href^=/en/operator]")).isEmpty();
      for (String path : List.of(ENTRY, DESK)) {
        assertThat(stranger.get(path).status()).as(path).isEqualTo(404);
      }
      for (String path : List.of("/challenge", "/check", "/enter", "/desk", "/desk/leave")) {
        assertThat(stranger.post(ENTRY + path, Map.of()).status()).as(path).isEqualTo(404);
      }
    }
  }

  @Test
  void strangersHearTheSameWhateverIsWrongWithTheirKeyOrTicket() {
    String key = key();
    enter(operator, key);
    operator.submit(operator.get(DESK), DESK + "/leave", Map.of("do", "give-back"));
    Set<String> heard = new HashSet<>();
    for (String wrong : List.of(key, "tco_" + "x".repeat(43), "nonsense", "", "x".repeat(5000))) {
      house.pass(Duration.ofMinutes(1));
      try (Visitor stranger = new Visitor(house)) {
        Visitor.Page refused = enter(stranger, wrong);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).doesNotContain(key);
        assertThat(stranger.cookies()).isEmpty();
        heard.add(refused.body());
        stranger.with("tocsin_operator=" + wrong.substring(0, Math.min(47, wrong.length())));
        assertThat(stranger.get(DESK).location()).isEqualTo(ENTRY);
        assertThat(stranger.post(DESK, Map.of("text.en", "x")).location()).isEqualTo(ENTRY);
      }
    }
    assertThat(heard).hasSize(1);
    heard.clear();
    for (String wrong : List.of("", "x.y", "x".repeat(5000))) {
      house.pass(Duration.ofMinutes(1));
      Visitor.Page entry = operator.get(ENTRY);
      heard.add(operator.submit(entry, ENTRY + "/check", Map.of("ticket", wrong)).body());
    }
    assertThat(heard).hasSize(1);
  }

  @Test
  void whoReadsTheProofInPublicHasNoUseOfIt() {
    Visitor.Page proof = challenge(operator, "mail " + GuestHouse.DOMAIN);
    house.names.text(RECORD, shown(proof));
    try (Visitor thief = new Visitor(house)) {
      Visitor.Page own = challenge(thief, "mail " + GuestHouse.DOMAIN);
      assertThat(shown(own)).isNotEqualTo(shown(proof));
      assertThat(thief.submit(own, ENTRY + "/check", Map.of("way", "DNS_RECORD")).status())
          .isEqualTo(422);
      Map<String, String> stolen = Map.of("ticket", shown(proof), "way", "DNS_RECORD");
      assertThat(thief.submit(own, ENTRY + "/check", stolen).status()).isEqualTo(403);
    }
    assertThat(challenge(operator, "mail evil.example").status()).isEqualTo(422);
    assertThat(challenge(operator, "posts " + GuestHouse.DOMAIN).status()).isEqualTo(422);
  }

  @Test
  void keyOfOneServiceSaysNothingAboutAnother() {
    String incident = house.incident("posts", "charge");
    enter(operator, key());
    assertThat(operator.get(DESK).text()).doesNotContain("Charging");
    Visitor.Page refused =
        say("", Map.of("incident", incident, "text.en", "The posts are to blame."));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(page(incident)).doesNotContain("to blame");
  }

  @Test
  void formOfAnotherSiteOrAnotherKeyDoesNothing() {
    String incident = house.incident("mail", "receive");
    enter(operator, key());
    Visitor.Page desk = operator.get(DESK + "?incident=" + incident);
    operator.site = "cross-site";
    assertThat(operator.submit(desk, DESK, Map.of("text.en", "Forged")).status()).isEqualTo(403);
    operator.site = "same-origin";
    assertThat(operator.post(DESK, Map.of("text.en", "Forged")).status()).isEqualTo(403);
    Map<String, String> other = Map.of("text.en", "Forged", "form_token", "x".repeat(43));
    assertThat(operator.submit(desk, DESK, other).status()).isEqualTo(403);
    assertThat(page(incident)).doesNotContain("Forged");
  }

  @Test
  void keyEndsAfterNinetyDaysOrWhenTheProofIsGoneTwice() {
    enter(operator, key());
    house.pass(Operators.LASTING);
    assertThat(operator.get(DESK).location()).isEqualTo(ENTRY);

    house.pass(Duration.ofMinutes(10));
    enter(operator, key());
    house.names.text(RECORD);
    house.pass(Operators.LOOK_AGAIN);
    house.office.lookAgain(house.office.reader());
    assertThat(operator.get(DESK).status()).isEqualTo(200);
    house.pass(Operators.LOOK_AGAIN);
    house.office.lookAgain(_ -> Sight.NOT_REACHED);
    assertThat(operator.get(DESK).status()).isEqualTo(200);
    house.pass(Operators.LOOK_AGAIN);
    house.office.lookAgain(house.office.reader());
    assertThat(operator.get(DESK).location()).isEqualTo(ENTRY);
  }

  @Test
  void tooManyWordsAndTooManyKnocksAreHeldBack() {
    enter(operator, key());
    for (int i = 0; i < OperatorDesk.IN_AN_HOUR; i++) {
      assertThat(say("", Map.of("text.fr", "Mot " + i)).status()).isEqualTo(303);
    }
    Visitor.Page refused = say("", Map.of("text.fr", "Un de trop"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("Un de trop");
    Visitor.Page entry = operator.get(ENTRY);
    int held = 0;
    for (int i = 0; i < 12; i++) {
      Map<String, String> key = Map.of("key", "tco_" + "x".repeat(43));
      held += operator.submit(entry, ENTRY + "/enter", key).status() == 429 ? 1 : 0;
    }
    assertThat(held).isPositive();
  }

  @Test
  void editorRemarksAndOnlyAnOwnerHidesWhatIsUnlawfulWithAPublicNote() {
    String incident = house.incident("mail", "receive");
    enter(operator, key());
    say("?incident=" + incident, Map.of("text.en", "Jane Doe cut the cable.", "text.fr", "Elle."));
    String room = "/console/operators";
    try (Visitor eve = new Visitor(house).with(house.cookie("Eve", Role.EDITOR));
        Visitor ann = new Visitor(house).with(house.cookie("Ann", Role.OWNER))) {
      Visitor.Page list = eve.get(room);
      String word = list.document().select("section.unfit").attr("id").substring(2);
      String path = room + "/words/" + word;
      assertThat(list.document().select("form[action$=/hide], form[action$=/end]")).isEmpty();
      Map<String, String> why =
          Map.of("words.fr", "Elle nomme une personne.", "words.en", "It names a person.");
      assertThat(eve.post(path + "/hide", why).status()).isEqualTo(403);
      Map<String, String> remark =
          Map.of(
              "words.fr", "Nous avons d’autres éléments.", "words.en", "We hold other evidence.");
      assertThat(eve.submit(list, path + "/mark", remark).status()).isEqualTo(303);
      assertThat(page(incident)).contains("Jane Doe cut the cable.", "We hold other evidence.");

      assertThat(ann.submit(ann.get(room), path + "/hide", why).status()).isEqualTo(303);
      assertThat(page(incident))
          .doesNotContain("Jane Doe")
          .contains("This page hid the text", "It names a person.");
      assertThat(operator.get("/en/").text()).doesNotContain("Jane Doe").contains("It names a");
      assertThat(ann.get(room + "?lang=en").text()).contains("Jane Doe");
      assertThat(ann.get("/console/audit").text()).contains("Word of an operator hidden");

      String key = ann.get(room).document().select("form[action$=/end]").attr("action");
      assertThat(ann.submit(ann.get(room), key, Map.of()).status()).isEqualTo(303);
      assertThat(operator.get(DESK).location()).isEqualTo(ENTRY);
    }
  }

  @Test
  void operatorSeesHowAnOutageWasToldBeforeThePublicDoes() {
    String incident = house.incident("mail", "receive");
    enter(operator, key());
    say("?incident=" + incident, Map.of("text.en", "We look for it.", "acknowledges", "yes"));
    house.pass(Duration.ofHours(2));
    house.over(incident);
    assertThat(operator.get("/en/incident/" + incident).text()).doesNotContain("First word");
    Visitor.Page desk = operator.get(DESK);
    assertThat(desk.text()).contains("Public from");
    assertThat(desk.document().select("#told ~ dl.facts dt")).isNotEmpty();
    house.pass(Duration.ofDays(7));
    house.show();
    assertThat(operator.get(DESK).text()).contains("Nothing is waiting.");
    assertThat(operator.get("/en/incident/" + incident).document().select("#told")).isNotEmpty();
  }
}
