package io.tocsin.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.access.Role;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others said and what does not fit, from note to public. */
class ClaimPagesTest {

  @TempDir java.nio.file.Path folder;
  private NewsroomHouse house;
  private Browser alice;

  @BeforeEach
  void open() {
    house = new NewsroomHouse(folder, io.tocsin.catalog.Mode.OPERATOR);
    alice = new Browser(house.address());
    house.join(alice, "alice", Role.EDITOR);
  }

  @AfterEach
  void close() {
    alice.close();
    house.close();
  }

  private Browser.Page note(String incident, String speaker, String vague) {
    String path = "/console/incidents/" + incident + "/claim";
    return alice.submit(
        alice.get(path),
        path,
        Map.of(
            "by",
            "operator",
            "text.fr",
            speaker + " parle",
            "source.speaker",
            speaker,
            "source.channel",
            "telephone",
            "vague",
            vague,
            "vague_words.fr",
            vague));
  }

  @Test
  void twoEndsAreFoundExplainedAndShownToThePublic() {
    String incident = house.incident();
    assertThat(note(incident, "standard", "within-the-hour").status()).isEqualTo(303);
    assertThat(note(incident, "porte-parole", "tomorrow").status()).isEqualTo(303);
    String path = "/console/incidents/" + incident + "/contradictions";
    Browser.Page page = alice.get(path);
    assertThat(page.text()).contains("standard", "porte-parole", "within-the-hour", "tomorrow");
    assertThat(alice.get("/console").text()).contains("1 disagreement waits");
    String form = page.document().select("form[action^=/console/contradictions/]").attr("action");
    assertThat(alice.submit(page, form, Map.of("do", "explain")).status()).isEqualTo(422);
    Browser.Page again = alice.get(path);
    assertThat(
            alice
                .submit(again, form, Map.of("do", "explain", "words.fr", "Deux régions."))
                .status())
        .isEqualTo(303);
    assertThat(alice.get(path).text()).contains("Deux régions.");
  }

  private String page(String path) {
    var set =
        new io.tocsin.site.SiteRenderer(new io.tocsin.site.Assets())
            .render(house.snapshot(), house.now());
    return org.jsoup.Jsoup.parse(
            new String(set.files().get(path).body(), java.nio.charset.StandardCharsets.UTF_8))
        .text();
  }

  @Test
  void whatAProgramReadIsMarkedEverywhereUntilSomebodyHasLooked() {
    String incident = house.incident();
    String here = "/console/incidents/" + incident;
    note(incident, "standard", "within-the-hour");
    Browser.Page form = alice.get(here + "/claim");
    alice.submit(
        form,
        here + "/claim",
        Map.of(
            "by",
            "operator",
            "text.fr",
            "Le fil parle",
            "source.speaker",
            "fil",
            "recorder",
            "AUTOMATIC_READER",
            "vague",
            "tomorrow",
            "vague_words.fr",
            "demain"));
    String marked = "A program read it; nobody has looked at it yet.";
    assertThat(page("/en/incident/" + incident)).contains(marked);
    assertThat(alice.get(here).text()).contains("Nobody has looked at it yet.");
    Browser.Page found = alice.get(here + "/contradictions");
    assertThat(found.document().select("button[value=publish], button[value=explain]")).isEmpty();
    String settle =
        found.document().select("form[action^=/console/contradictions/]").attr("action");
    assertThat(alice.submit(found, settle, Map.of("do", "publish")).text())
        .contains("Nobody has looked at the source yet");
    String looked = found.document().select("form[action$=/looked]").attr("action");
    assertThat(alice.submit(alice.get(here + "/contradictions"), looked, Map.of()).status())
        .isEqualTo(303);
    Browser.Page seen = alice.get(here + "/contradictions");
    assertThat(seen.document().select("form[action$=/looked]")).isEmpty();
    assertThat(alice.submit(seen, settle, Map.of("do", "publish")).status()).isEqualTo(303);
    assertThat(page("/en/incident/" + incident)).doesNotContain(marked);
  }

  @Test
  void questionWaitsForItsAnswer() {
    String incident = house.incident();
    String path = "/console/incidents/" + incident + "/contradictions";
    Browser.Page asked =
        alice.submit(
            alice.get(path),
            "/console/incidents/" + incident + "/questions",
            Map.of("asked_of", "service de presse", "question.fr", "Quelle cause ?"));
    assertThat(asked.status()).isEqualTo(303);
    Browser.Page page = alice.get(path);
    assertThat(page.text()).contains("service de presse", "Quelle cause");
    String form = page.document().select("form[action^=/console/questions/]").attr("action");
    assertThat(alice.submit(page, form, Map.of()).status()).isEqualTo(303);
    assertThat(alice.get(path).document().select("form[action^=/console/questions/]")).isEmpty();
  }
}
