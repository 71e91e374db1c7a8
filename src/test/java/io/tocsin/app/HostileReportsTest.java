package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Fifteen hundred hostile texts in every field of a report and of the question whether somebody is
 * touched: what is refused stands in the form as text, what is taken stands on no page at all.
 */
class HostileReportsTest extends HostileDoor {

  private static final String FORM = "/fr/report";
  private static final String REFUSAL = "550 5.1.1 <a@exemple-mail.example>: User unknown\n";

  HostileReportsTest() {
    super("observer");
  }

  @Test
  void whatIsWrongWithAReportStandsInTheFormAsText() {
    Map<String, Set<String>> held =
        reader.refused(
            FORM,
            List.of("text", "postcode", "other_party"),
            List.of("component", "symptom", "cohorts", "since", "form", "work"));
    assertThat(held).hasSize(3);
    assertThat(held).allSatisfy((name, texts) -> assertThat(texts).hasSameSizeAs(reader.typed()));
  }

  @Test
  void whatIsWrongWithTheQuestionWhoIsTouchedStandsInTheFormAsText() {
    Map<String, Set<String>> held =
        reader.refused("/fr/am-i-affected", List.of("postcode"), List.of("service", "cohorts"));
    assertThat(held).hasSize(1);
    assertThat(held).allSatisfy((name, texts) -> assertThat(texts).hasSameSizeAs(reader.typed()));
  }

  @Test
  void addressThatFillsInTheFormFillsInText() {
    reader.fillsIn(FORM, "text", "component", "service");
    assertThat(reader.found).isEmpty();
    assertThat(reader.unseen()).as("but for one that no address has room for").hasSize(1);
  }

  /** Sends words as one field of a report, and returns whether they were taken. */
  private boolean isTaken(String field, String words) {
    Map<String, String> report =
        Map.of("component", "receive", "symptom", "no-receive", field, words);
    HostileReader.Answer answer = reader.tell("/api/v1/reports", report);
    house.pass(Duration.ofMinutes(1));
    assertThat(HostileReader.tells(answer.body())).as(words).isFalse();
    if (answer.status() != 202) {
      assertThat(answer.status()).as(words + answer.body()).isEqualTo(422);
      assertThat(answer.type()).startsWith("application/problem+json");
      assertThat(answer.body()).containsAnyOf("FORBIDDEN_CHARACTERS", "TOO_LONG");
    }
    return answer.status() == 202;
  }

  /** Sends every text: as words, as whom it is about, and behind what a mail server says. */
  private void report() {
    List<String> readable = reader.all.stream().filter(HostileReader::isReadable).toList();
    for (List<String> texts : HostileReader.together(readable, 1_900)) {
      String words = String.join(" ", texts);
      assertThat(isTaken("text", words)).isEqualTo(words.length() <= 2_000);
      assertThat(isTaken("text", REFUSAL + words)).as("its beginning is kept").isTrue();
    }
    long about = reader.all.stream().filter(text -> isTaken("other_party", text)).count();
    assertThat(about).isGreaterThan(1_200);
  }

  @Test
  void whatIsTakenIsShownOnNoPageOfThePublicAndOnNoneOfTheNewsroom() {
    String incident = house.incident("mail", "receive");
    report();
    house.show();
    try (Visitor ann = owner()) {
      String hour = house.now().minus(Duration.ofHours(1)).toString();
      List<String> rows =
          List.of(
              "/console/reports?service=mail&from=" + hour, "/console/why?service=mail&at=" + hour);
      assertThat(reader.open(rows.getFirst())).as("the rows").contains("Recevoir");
      for (String start : List.of("/fr/", "/console")) {
        List<String> pages = reader.everyPageFrom(start, ann);
        pages.addAll(start.equals("/console") ? rows : List.of());
        assertThat(pages).anyMatch(page -> page.endsWith("/" + incident));
        for (String page : pages) {
          assertThat(HostileReader.tells(reader.open(page))).as(page).isFalse();
          assertThat(HostileReader.tells(reader.page.content())).as(page).isFalse();
        }
      }
    }
    assertThat(reader.found).isEmpty();
  }
}
