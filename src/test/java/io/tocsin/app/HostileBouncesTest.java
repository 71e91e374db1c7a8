package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.tocsin.site.HostileWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fifteen hundred hostile texts pasted as mail that came back, beside what a mail server says and
 * in its place: page and program are told codes, a domain and words of ours, and nothing else.
 */
class HostileBouncesTest extends HostileDoor {

  private static final String API = "/api/v1/bounces/explain";
  private static final String REFUSAL = "550 5.1.1 <a@exemple-mail.example>: User unknown\n";
  private static final int LONGEST_NAME = 200;
  private static final int PASTED = 15_000;

  HostileBouncesTest() {
    super("observer");
  }

  /** Pastes a text into the page and returns what the page says of it. */
  private String pasted(String text) {
    reader.page.locator("#bounced").evaluate("(field, text) => { field.value = text; }", text);
    reader.page.locator("form[data-bounce] button").click();
    Locator told = reader.page.locator("form[data-bounce] [role=status]");
    told.locator("xpath=self::*[string-length(.) > 0]").waitFor();
    house.pass(Duration.ofSeconds(10));
    return told.textContent();
  }

  @Test
  void pageSaysWhatTheServerMeansAndNothingOfWhatWasPasted() {
    assertThat(HostileReader.tells(reader.open("/fr/messages"))).isFalse();
    for (List<String> texts : HostileReader.together(reader.typed(), PASTED)) {
      String together = String.join("\n", texts);
      assertThat(pasted(REFUSAL + together)).startsWith("550 5.1.1");
      assertThat(pasted(together + "\n" + REFUSAL)).isNotEmpty();
      assertThat(pasted("Final-Recipient: rfc822; " + together + "\nStatus: 5.2.2")).isNotEmpty();
      assertThat(pasted(together)).isNotEmpty();
      assertThat(HostileReader.tells(reader.look())).isFalse();
    }
    List<String> never = new ArrayList<>(reader.all);
    never.removeAll(reader.typed());
    assertThat(pasted(String.join("\n", never))).as("no text has a NUL").contains("pas marché");
    assertThat(HostileReader.tells(reader.look())).isFalse();
    assertThat(reader.found).isEmpty();
  }

  private void explain(String pasted, String text, Set<Object> said) {
    HostileReader.Answer answer = reader.tell(API, Map.of("text", pasted));
    house.pass(Duration.ofSeconds(10));
    assertThat(answer.body()).doesNotContain(HostileWatch.number(text));
    if (text.indexOf(0) >= 0) {
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.body()).contains("FORBIDDEN_CHARACTERS");
      return;
    }
    assertThat(answer.status()).as(text).isEqualTo(200);
    assertThat(answer.type()).isEqualTo("application/json");
    Map<?, ?> told = JsonMapper.shared().readValue(answer.body(), HashMap.class);
    assertThat(Set.<Object>copyOf(told.keySet()))
        .isEqualTo(Set.of("kind", "code", "status", "domain", "outage", "words"));
    assertThat(String.valueOf(told.get("kind"))).matches("[A-Z_]+|null");
    assertThat(String.valueOf(told.get("code"))).matches("[45][0-9]{2}|null");
    assertThat(String.valueOf(told.get("status"))).matches("[45][.][0-9.]+|null");
    assertThat(String.valueOf(told.get("domain"))).matches("[a-z0-9.-]+|null");
    said.add(told.get("words"));
  }

  @Test
  void programIsToldCodesADomainAndWordsOfOurs() {
    Set<Object> said = new TreeSet<>();
    for (String text : reader.all) {
      explain("550 5.2.2 <a@" + text + ">: mailbox full\n" + text, text, said);
    }
    assertThat(said).as("what it can say of these at all").hasSizeLessThan(20);
  }

  /** Names of fields are a stranger's words, too: told in JSON, and as nothing else. */
  @Test
  void fieldThatNobodyKnowsIsRefused() {
    for (List<String> texts : HostileReader.together(reader.all, 3_000)) {
      Map<String, Object> fields = new HashMap<>(Map.of("text", "550"));
      texts.forEach(text -> fields.put(text, 1));
      HostileReader.Answer answer = reader.tell(API, fields);
      house.pass(Duration.ofSeconds(10));
      boolean names = texts.stream().allMatch(text -> text.length() <= LONGEST_NAME);
      assertThat(answer.status()).isEqualTo(names ? 422 : 400);
      assertThat(answer.type()).startsWith("application/problem+json");
      assertThat(answer.body()).contains(names ? "UNKNOWN_FIELD" : "NOT_JSON");
    }
  }
}
