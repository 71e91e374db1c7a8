package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Mode;
import io.tocsin.publication.PressRoom;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.MaintenanceView;
import io.tocsin.publication.mouths.Mouth;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.publication.mouths.Register;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The texts of every mouth, as files that anybody may take away. */
class TextFilesTest {

  private static final String HOSTILE = "<script>alert(1)</script> & \"quoted\"\nSecond line.";

  private static List<MouthText> texts() {
    List<MouthText> texts = new ArrayList<>();
    for (String language : List.of("fr", "en")) {
      for (Mouth mouth : Mouth.values()) {
        String body = mouth == Mouth.BOUNCE ? "451 out, see etat.example" : HOSTILE;
        texts.add(new MouthText(mouth, language, Register.PLAIN, null, body));
      }
    }
    texts.add(new MouthText(Mouth.PAGE, "fr", Register.EXPERT, "Titre", "En détail."));
    return texts;
  }

  private static PublicSnapshot told() {
    PublicSnapshot snapshot = Samples.acknowledged();
    IncidentView view = snapshot.incidents().getFirst();
    IncidentView told =
        Samples.retold(view, view.promises(), view.timeline(), PressRoom.sheet(), texts());
    return new PublicSnapshot(
        snapshot.generation(),
        snapshot.at(),
        snapshot.site(),
        snapshot.services(),
        List.of(told),
        snapshot.maintenances());
  }

  private static Map<String, SiteFile> files(PublicSnapshot snapshot) {
    return new SiteRenderer(new Assets()).render(snapshot, snapshot.at()).files();
  }

  @Test
  void everyMouthHasAFileInEveryLanguageAndThePageLinksToIt() {
    Map<String, SiteFile> files = files(told());
    String folder = "/fr/incident/i-0303/";
    assertThat(files)
        .containsKeys(
            folder + "texts.json",
            folder + "call-script.txt",
            folder + "voice-menu.txt",
            folder + "sms.txt",
            folder + "press-release.txt",
            folder + "correspondents.txt",
            folder + "banner.txt",
            folder + "stand-in.html",
            "/en/incident/i-0303/stand-in.html");
    assertThat(files.get(folder + "sms.txt").contentType()).startsWith("text/plain");
    assertThat(files.get(folder + "sms.txt").text()).isEqualTo(HOSTILE + "\n");
    assertThat(files.get(folder + "bounce.txt").contentType())
        .isEqualTo("text/plain; charset=us-ascii");
    assertThat(files.get(folder + "texts.json").text())
        .contains("\"mouth\":\"call-script\"", "\"register\":\"expert\"", "En détail.");
    Document page = Jsoup.parse(files.get("/fr/incident/i-0303").text());
    assertThat(page.select("details.takeaway .files a"))
        .hasSize(Mouth.values().length)
        .allSatisfy(link -> assertThat(files).containsKey(link.attr("href")));
  }

  @Test
  void pressReleaseAndLetterToCorrespondentsStandOnThePageToBeCopied() {
    Document page = Jsoup.parse(files(told()).get("/en/incident/i-0303").text());
    for (String text : List.of("press-release", "correspondents")) {
      assertThat(page.getElementById("take-" + text).wholeText()).isEqualTo(HOSTILE);
      assertThat(page.select("button[type=button][data-copy=take-" + text + "]")).hasSize(1);
    }
    assertThat(page.select(".takeaway [role=status]").eachText()).allMatch(String::isEmpty);
  }

  @Test
  void everyStatementHasAnAddressToBeCopied() {
    Document page = Jsoup.parse(files(Samples.acknowledged()).get("/fr/incident/i-0303").text());
    assertThat(page.select(".takeaway a[id^=take-s]").eachAttr("href"))
        .containsExactly(
            "https://etat.exemple.example/fr/incident/i-0303#s-3",
            "https://etat.exemple.example/fr/incident/i-0303#s-2",
            "https://etat.exemple.example/fr/incident/i-0303#s-1");
    assertThat(page.getElementById("s-2")).isNotNull();
  }

  @Test
  void announcedWorkHasTheSameFilesBelowItsOwnPage() {
    PublicSnapshot snapshot = Samples.overrun();
    List<MaintenanceView> told =
        snapshot.maintenances().stream()
            .map(view -> new MaintenanceView(view.maintenance(), view.promise(), texts()))
            .toList();
    Map<String, SiteFile> files =
        files(
            new PublicSnapshot(
                snapshot.generation(),
                snapshot.at(),
                snapshot.site(),
                snapshot.services(),
                snapshot.incidents(),
                told));
    assertThat(files)
        .containsKeys("/fr/maintenance/m-2/stand-in.html", "/en/maintenance/m-3/sms.txt");
    assertThat(files.get("/fr/maintenance/m-2/texts.json").text())
        .startsWith("{\"maintenance\":\"m-2\",\"language\":\"fr\"");
    Document page = Jsoup.parse(files.get("/fr/maintenance/m-2").text());
    assertThat(page.select("details.takeaway a"))
        .hasSize(Mouth.values().length)
        .allSatisfy(link -> assertThat(files).containsKey(link.attr("href")));
  }

  @Test
  void standInPageEscapesWhatSomebodyWrote() {
    SiteFile file = files(told()).get("/en/incident/i-0303/stand-in.html");
    assertThat(file.text()).doesNotContain("<script>");
    assertThat(file.headers().get("content-security-policy")).isEqualTo("default-src 'none'");
    Document page = Jsoup.parse(file.text());
    assertThat(page.select("p").eachText())
        .containsExactly("<script>alert(1)</script> & \"quoted\"", "Second line.");
  }

  @Test
  void incidentOfWhichNothingWasSaidHasNoTexts() {
    PublicSnapshot silent = Samples.suspected(Mode.OPERATOR);
    assertThat(files(silent).keySet()).noneMatch(path -> path.endsWith("texts.json"));
  }

  @Test
  void snapshotWithSheetAndTextsIsReadBackWhole() {
    PublicSnapshot told = told();
    assertThat(SnapshotText.read(Shares.NONE.next(SnapshotText.pieces(told)).files()))
        .contains(told);
  }
}
