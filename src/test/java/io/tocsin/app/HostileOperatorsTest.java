package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.incidents.Claim;
import io.tocsin.operators.OperatorDesk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Fifteen hundred hostile texts as words and replies of an operator on an observer's page, and at
 * its way in: whoever proved a domain is a stranger still.
 */
class HostileOperatorsTest extends HostileDoor {

  private static final String ENTRY = "/fr/operator";
  private static final String DESK = ENTRY + "/desk";
  private static final String RECORD = "_tocsin-operator." + GuestHouse.DOMAIN;

  /** Of the words one domain may say in a day, the next is due after so long. */
  private static final Duration TURN = Duration.ofMinutes(24 * 60 / OperatorDesk.IN_A_DAY + 1);

  private String incident;

  HostileOperatorsTest() {
    super("observer");
  }

  @BeforeEach
  void somethingFails() {
    incident = house.incident("mail", "receive");
  }

  /** Proves the domain and sits down at the desk. */
  private void enter() {
    reader.open(ENTRY);
    reader.send(ENTRY + "/challenge", Map.of("who", "mail " + GuestHouse.DOMAIN));
    String shown =
        reader.page.locator(".private").allTextContents().stream()
            .filter(text -> text.startsWith("tocsin-operator="))
            .findFirst()
            .orElseThrow();
    house.names.text(RECORD, shown);
    reader.send(ENTRY + "/check", Map.of("way", "DNS_RECORD"));
    reader.send(ENTRY + "/enter", Map.of("key", reader.page.locator("#key").textContent().strip()));
    assertThat(reader.page.url()).endsWith(DESK);
  }

  private List<String> sayable() {
    return reader.all.stream()
        .filter(text -> HostileReader.isReadable(text) && text.length() < OperatorDesk.LONGEST)
        .toList();
  }

  private Set<String> read(String... paths) {
    Set<String> whole = new TreeSet<>();
    for (String path : paths) {
      whole.addAll(reader.whole(reader.open(path)));
    }
    return whole;
  }

  /**
   * Says the texts in turn in both languages, each second time as a reply, and returns how many.
   */
  private int say(List<String> texts, Claim heard, Set<String> onTheFirstPage) {
    List<List<String>> rounds = HostileReader.together(texts, OperatorDesk.LONGEST - 10);
    for (int at = 0; at < rounds.size(); at += 2) {
      Map<String, String> fields = new HashMap<>();
      fields.put("text.fr", String.join(" ", rounds.get(at)));
      fields.put("text.en", String.join(" ", rounds.get(Math.min(at + 1, rounds.size() - 1))));
      if (at % 4 == 0) {
        fields.put("answers", "CLAIM:" + heard.id());
      }
      reader.open(DESK + "?incident=" + incident);
      reader.send(DESK, fields);
      assertThat(reader.page.url()).endsWith(DESK + "?done=1");
      house.show();
      onTheFirstPage.addAll(read("/fr/", "/en/"));
      house.pass(TURN);
    }
    return rounds.size() / 2;
  }

  @Test
  void wordsAndRepliesAreTextOnEveryPageThatTellsOfThem() {
    Claim heard = house.heard(incident, "Le Journal", "Tout est perdu.", "All is lost.");
    enter();
    List<String> texts = sayable();
    Set<String> first = new TreeSet<>();
    assertThat(say(texts, heard, first)).isGreaterThan(20);
    assertThat(first).as("on the first page, one after the other").hasSameSizeAs(texts);
    String page = "/incident/" + incident;
    assertThat(read("/fr" + page, "/en" + page)).as("on its page").hasSameSizeAs(texts);
    assertThat(reader.page.locator("#" + heard.id() + " .reply").count()).isGreaterThan(10);
    assertThat(read(DESK, "/en/operator/desk")).as("at its desk").hasSameSizeAs(texts);
    try (Visitor ann = owner()) {
      remarks();
      String room = "/console/operators";
      assertThat(read(room + "?lang=fr", room + "?lang=en"))
          .as("in the newsroom")
          .hasSameSizeAs(texts);
      for (String start : List.of("/fr/", "/en/", "/console")) {
        reader.everyPageFrom(start, ann).forEach(reader::open);
      }
      reader.open("/console/incidents/" + incident + "/contradictions");
    }
    assertThat(reader.found).isEmpty();
  }

  /** What the house puts beside a word, and why it hides one. */
  private void remarks() {
    List<String> rooms = new ArrayList<>();
    reader.open("/console/operators?lang=fr");
    for (String deed : List.of("mark", "hide")) {
      String action =
          reader.page.locator("form[action$='/" + deed + "']").first().getAttribute("action");
      List<String> few = HostileReader.together(sayable(), 280).get(rooms.size());
      String words = String.join(" ", few);
      reader.send(action, Map.of("words.fr", words, "words.en", words));
      rooms.add(reader.page.url());
      house.show();
      String text = reader.open("/fr/incident/" + incident);
      assertThat(reader.whole(text)).as(deed).isNotEmpty();
      reader.open("/console/operators");
    }
  }

  @Test
  void wordThatIsRefusedStandsInTheFormAsText() {
    enter();
    List<String> refused = new ArrayList<>(reader.typed());
    refused.removeAll(sayable());
    assertThat(refused).hasSizeGreaterThan(20);
    Set<String> held = new TreeSet<>();
    for (List<String> texts : HostileReader.together(refused, 700)) {
      reader.open(DESK + "?incident=" + incident);
      Map<String, String> fields = new HashMap<>();
      for (String name : List.of("answers", "corrects", "incident", "state", "eta", "next_word")) {
        fields.put(name, texts.getFirst().length() < 700 ? texts.getFirst() : "x");
      }
      fields.put("text.fr", String.join(" ", texts));
      reader.send(DESK, fields);
      assertThat(reader.page.locator(".fault").count()).isPositive();
      held.addAll(reader.whole(reader.held("text.fr")));
      house.pass(Duration.ofSeconds(20));
    }
    assertThat(held).hasSameSizeAs(refused);
    reader.refusesWhatNoFormMayHold(DESK, DESK, "text.fr");
    assertThat(reader.found).isEmpty();
  }

  @Test
  void addressThatFillsInTheDeskFillsInText() {
    enter();
    for (List<String> texts : HostileReader.packed(reader.all, 5_000)) {
      String words = HostileReader.encoded(String.join(" ", texts));
      if (words.length() <= 5_000) {
        reader.page.navigate(house.at(DESK + "?eta=a&text.en=b&text.fr=" + words).toString());
        reader.look();
      }
    }
    assertThat(reader.found).isEmpty();
    assertThat(reader.unseen()).as("but for one that no address has room for").hasSize(1);
  }

  @Test
  void wayInSaysNothingOfWhatIsNoProofAndNoKey() {
    reader.open(ENTRY);
    for (List<String> texts : HostileReader.packed(reader.typed(), 14_000)) {
      String together = String.join(" ", texts);
      for (String[] field :
          new String[][] {{"challenge", "who"}, {"check", "ticket"}, {"enter", "key"}}) {
        String text = reader.send(ENTRY + "/" + field[0], Map.of(field[1], together));
        assertThat(reader.page.locator(".fault").count()).as(field[0]).isPositive();
        assertThat(HostileReader.tells(text)).as(field[0]).isFalse();
        house.pass(Duration.ofSeconds(20));
      }
    }
    assertThat(reader.found).isEmpty();
  }
}
