package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.access.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fifteen hundred hostile texts in every field of a report and of the question whether somebody is
 * touched: what is refused stands in the form as text, what is taken stands on no page at all.
 */
class HostileReportsTest {

  private static final String FORM = "/fr/report";
  private static final String REFUSAL = "550 5.1.1 <a@exemple-mail.example>: User unknown\n";

  /** What a form may weigh, in bytes, and leave room for the rest of it. */
  private static final int BODY = 14_000;

  private static final int ADDRESS = 5_000;

  @TempDir Path folder;
  private GuestHouse house;
  private HostileReader reader;

  @BeforeEach
  void open() {
    house = new GuestHouse(folder, "observer");
    reader = new HostileReader(house);
  }

  @AfterEach
  void close() {
    reader.close();
    house.close();
  }

  /** Sends the texts a few at a time and returns those that stood whole in each field of words. */
  private Map<String, Set<String>> sent(String form, List<String> words, List<String> closed) {
    Map<String, Set<String>> held = new HashMap<>();
    reader.open(form);
    for (List<String> texts : HostileReader.packed(reader.typed(), BODY / words.size())) {
      String together = String.join(" ", texts);
      boolean fits = HostileReader.encoded(together).length() <= BODY / words.size();
      for (List<String> names : fits ? List.of(words) : each(words)) {
        Map<String, String> fields = new HashMap<>();
        closed.forEach(name -> fields.put(name, fits ? shortest(texts) : "nothing"));
        names.forEach(name -> fields.put(name, together));
        if (!fits) {
          reader.open(form); // else what was typed before would be sent again
        }
        reader.send(form, fields);
        assertThat(reader.page.locator(".fault").count()).as(together).isPositive();
        names.forEach(name ->
            held.computeIfAbsent(name, any -> new TreeSet<>())
                .addAll(reader.whole(reader.held(name))));
        house.pass(Duration.ofMinutes(1));
      }
    }
    reader.refusesWhatNoFormMayHold(form, form, words.getFirst());
    assertThat(reader.found).isEmpty();
    return held;
  }

  private static String shortest(List<String> texts) {
    return Collections.min(texts, Comparator.comparingInt(String::length));
  }

  private static List<List<String>> each(List<String> names) {
    return names.stream().map(List::of).toList();
  }

  @Test
  void whatIsWrongWithAReportStandsInTheFormAsText() {
    Map<String, Set<String>> held =
        sent(
            FORM,
            List.of("text", "postcode", "other_party"),
            List.of("component", "symptom", "cohorts", "since", "form", "work"));
    assertThat(held).hasSize(3);
    assertThat(held).allSatisfy((name, texts) -> assertThat(texts).hasSameSizeAs(reader.typed()));
  }

  @Test
  void whatIsWrongWithTheQuestionWhoIsTouchedStandsInTheFormAsText() {
    Map<String, Set<String>> held =
        sent("/fr/am-i-affected", List.of("postcode"), List.of("service", "cohorts"));
    assertThat(held).hasSize(1);
    assertThat(held).allSatisfy((name, texts) -> assertThat(texts).hasSameSizeAs(reader.typed()));
  }

  @Test
  void addressThatFillsInTheFormFillsInText() {
    for (List<String> texts : HostileReader.packed(reader.all, ADDRESS)) {
      String words = HostileReader.encoded(String.join(" ", texts));
      if (words.length() <= ADDRESS) {
        String one = texts.size() > 1 ? HostileReader.encoded(shortest(texts)) : "x";
        String path = FORM + "?text=" + words + "&component=" + one + "&service=" + one;
        reader.page.navigate(house.at(path).toString());
        reader.look();
      }
    }
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
    try (Visitor ann = new Visitor(house).with(house.cookie("Ann", Role.OWNER))) {
      reader.with(ann.cookies());
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
