package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.access.Scope;
import io.tocsin.site.HostileWatch;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Fifteen hundred hostile texts as calls that a desk or its own tool tallies: each is refused with
 * what is wrong, stands in the form as text, and nowhere else.
 */
class HostileTalliesTest extends HostileDoor {

  private static final String DESK = "/console/desk";
  private static final String PLACE = DESK + "/place";

  /** What a form may weigh, in bytes, and leave room for the rest of it. */
  private static final int BODY = 12_000;

  private Visitor agent;

  HostileTalliesTest() {
    super("operator");
  }

  @BeforeEach
  void signIn() {
    agent = owner();
  }

  @AfterEach
  void signOut() {
    agent.close();
  }

  /** No page tells any of the texts. */
  private void nowhere(String start) {
    for (String page : reader.everyPageFrom(start, agent)) {
      assertThat(HostileReader.tells(reader.open(page))).as(page).isFalse();
      assertThat(HostileReader.tells(reader.page.content())).as(page).isFalse();
    }
  }

  @Test
  void placeThatIsNoneStandsInTheFormAsText() {
    Set<String> tapped = new TreeSet<>();
    Set<String> placed = new TreeSet<>();
    for (List<String> texts : HostileReader.packed(reader.typed(), BODY)) {
      String together = String.join(" ", texts);
      reader.open(PLACE);
      reader.send(DESK + "/calls", Map.of("postcode", together, "tap", "receive"));
      assertThat(reader.page.locator(".faults, .fault").count()).isPositive();
      tapped.addAll(reader.whole(reader.held("postcode")));
      reader.open(DESK);
      reader.send(PLACE, Map.of("postcode", together));
      placed.addAll(reader.whole(reader.held("postcode")));
    }
    assertThat(tapped).hasSameSizeAs(reader.typed());
    assertThat(placed).hasSameSizeAs(reader.typed());
    reader.refusesWhatNoFormMayHold(PLACE, DESK + "/calls", "postcode");
    reader.refusesWhatNoFormMayHold(DESK, PLACE, "postcode");
    assertThat(reader.found).isEmpty();
  }

  @Test
  void whatIsNoTapNoSlipAndNoWaitIsRefused() {
    for (List<String> texts : HostileReader.packed(reader.typed(), BODY / 2)) {
      String together = String.join(" ", texts);
      Map<String, String> tap = Map.of("tap", together, "key", together);
      tell(DESK, DESK + "/calls", texts.size() > 1 ? tap : Map.of("tap", together));
      tell(PLACE, DESK + "/calls", Map.of("tap", "receive " + together, "postcode", ""));
      tell(DESK, DESK + "/wait", Map.of("service", together, "wait", "TWO_MINUTES"));
      tell(DESK, DESK + "/wait", Map.of("service", "mail", "wait", together));
    }
    for (List<String> texts : HostileReader.packed(reader.all, 5_000)) {
      String words = HostileReader.encoded(String.join(" ", texts));
      if (words.length() <= 5_000) {
        reader.page.navigate(house.at(DESK + "?done=counted&caller=x&slip=" + words).toString());
        assertThat(HostileReader.tells(reader.look())).isFalse();
      }
    }
    house.show();
    nowhere("/console");
    assertThat(reader.found).isEmpty();
  }

  private void tell(String page, String action, Map<String, String> fields) {
    reader.open(page);
    assertThat(HostileReader.tells(reader.send(action, fields))).as(action).isFalse();
  }

  /** The browser of an agent keeps the places of a shift; somebody may have put others there. */
  @Test
  void placesThatABrowserKeepsAreReadAsPlacesOrNotAtAll() {
    for (String text : reader.all) {
      if (text.chars().allMatch(letter -> letter >= ' ' && letter <= '~' && letter != ';')) {
        agent.with("tocsin_shift=59000." + text + "." + text.replace(".", ""));
        Visitor.Page desk = agent.get(DESK);
        assertThat(desk.status()).as(text).isEqualTo(200);
        assertThat(desk.body()).as(text).doesNotContain(HostileWatch.number(text));
      }
    }
    HostileWatch.read(DESK, agent.get(DESK).document(), reader.found);
    assertThat(reader.found).isEmpty();
  }

  @Test
  void toolIsToldWhatIsWrongAndNoPageTellsOfIt() {
    String bearer = "Bearer " + house.token(Scope.CALLS_WRITE);
    for (List<String> texts : HostileReader.together(reader.all, 2_000)) {
      for (String field : List.of("component", "symptom", "postcode", "calls")) {
        Map<String, Object> fields = new HashMap<>(Map.of("component", "receive"));
        fields.put(field, String.join(" ", texts));
        HostileReader.Answer answer = reader.tell("/api/v1/calls", fields, "Authorization", bearer);
        assertThat(answer.status()).as(field + texts).isEqualTo(422);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"" + field + "\"");
        assertThat(HostileReader.tells(answer.body())).as(field).isFalse();
      }
    }
    Map<String, Object> calls = Map.of("component", "receive", "postcode", "59000", "calls", 3);
    assertThat(reader.tell("/api/v1/calls", calls, "Authorization", bearer).status())
        .isEqualTo(202);
    house.pass(Duration.ofMinutes(1));
    house.show();
    assertThat(reader.open("/console/audit")).contains("receive, 3 calls");
    nowhere("/console");
    nowhere("/fr/");
    assertThat(reader.found).isEmpty();
  }
}
