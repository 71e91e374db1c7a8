package io.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.signals.CrowdReport;
import io.tocsin.signals.FollowUp;
import io.tocsin.signals.Intake;
import io.tocsin.signals.KeptSignals;
import io.tocsin.signals.Keys;
import io.tocsin.signals.ReportLimits;
import io.tocsin.signals.Town;
import io.tocsin.site.Assets;
import io.tocsin.site.FormPages;
import io.tocsin.web.DoorSettings;
import io.tocsin.web.Engine;
import io.tocsin.web.Guard;
import io.tocsin.web.HttpDoor;
import io.tocsin.web.MediaType;
import io.tocsin.web.Routes;
import io.tocsin.web.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeopleFormsTest {
  private static final String SOUND = "component=mail-receive&symptom=no-receive";

  private Instant now = Counter.NOW;
  private final KeptSignals kept = new KeptSignals();
  private final AtomicInteger ids = new AtomicInteger();
  private Engine engine;
  private HttpDoor door;

  @BeforeEach
  void open() {
    engine = Engine.start();
    Intake.Ground ground = Town.ground();
    Intake intake =
        new Intake(
            () -> ground,
            kept,
            new Keys(new byte[32]),
            ReportLimits.USUAL,
            () -> now,
            () -> "id-" + ids.incrementAndGet());
    FormPages pages =
        new FormPages(ground.catalog(), new Assets(), Counter.PROBLEMS, () -> now, null);
    door =
        HttpDoor.open(
            engine,
            DoorSettings.local(0),
            new HttpDoor.House(
                new Routes(new PeopleForms(intake, () -> pages).routes()),
                Guard.closed(),
                pages,
                null,
                null));
  }

  @AfterEach
  void close() {
    door.close();
    engine.close();
  }

  private Wire.Heard get(String path) {
    return Wire.get(door.port(), path, "Accept: text/html", "Accept-Language: en");
  }

  private Wire.Heard post(String path, String form) {
    return Wire.post(
        door.port(),
        path,
        MediaType.FORM,
        form.getBytes(StandardCharsets.UTF_8),
        "Accept: text/html",
        "Accept-Language: en");
  }

  private String token() {
    return get("/en/report")
        .text()
        .replaceAll("(?s).*name=\"form\"[^>]*value=\"([^\"]*)\".*", "$1");
  }

  @Test
  void formIsShownFilledInAndThanksWithThePrivateLink() {
    String token = token();
    now = now.plusSeconds(20);
    Wire.Heard thanks = post("/en/report", SOUND + "&text=550+5.1.1&form=" + token);
    assertThat(thanks.status()).isEqualTo(200);
    assertThat(thanks.text()).contains("/t/");
    CrowdReport report = kept.lastReport();
    assertThat(report.weight()).as("the form was open for a person's time").isEqualTo(0.5);
    assertThat(report.text()).isEqualTo("550 5.1.1");
  }

  @Test
  void sameFormSentTwiceIsOneReport() {
    String token = token();
    now = now.plusSeconds(20);
    post("/en/report", SOUND + "&form=" + token);
    assertThat(post("/en/report", SOUND + "&form=" + token).status()).isEqualTo(200);
    assertThat(kept.all()).hasSize(1);
  }

  @Test
  void reportWithoutATokenIsTakenTooAndWeighsLess() {
    assertThat(post("/fr/report", "component=mail-send&symptom=works").status()).isEqualTo(200);
    assertThat(kept.lastReport().works()).isTrue();
    assertThat(kept.lastReport().weight()).isEqualTo(0.2);
  }

  @Test
  void whatIsWrongIsToldOnTheFormInBothLanguages() {
    Wire.Heard french = post("/fr/report", "component=mail-receive&symptom=nothing&postcode=00000");
    assertThat(french.status()).isEqualTo(422);
    assertThat(french.text()).contains("Ce code postal n");
    Wire.Heard english =
        post("/en/report", "component=mail-receive&symptom=nothing&postcode=00000");
    assertThat(english.text()).contains("There is no such postcode.");
    assertThat(kept.all()).isEmpty();
  }

  @Test
  void whatWasTypedIsShownAsTextAlone() {
    Wire.Heard heard =
        post("/en/report", "component=x&symptom=y&text=%3Cscript%3Ealert(1)%3C/script%3E%22");
    assertThat(heard.status()).isEqualTo(422);
    assertThat(heard.text()).doesNotContain("<script>alert");
  }

  @Test
  void reporterComesBackAndOnlyPostActs() {
    String link = post("/en/report", SOUND).text().replaceAll("(?s).*\"(/t/[^\"]*)\".*", "$1");
    assertThat(get(link).status()).isEqualTo(200);
    assertThat(get(link).header("Cache-Control")).contains("no-store");
    assertThat(kept.all()).as("looking acts on nothing").hasSize(1);
    assertThat(post(link, "state=PARTLY").status()).isEqualTo(200);
    assertThat(((FollowUp) kept.all().getLast()).state()).isEqualTo(FollowUp.State.PARTLY);
    assertThat(post(link, "state=NONSENSE").status()).isEqualTo(200);
    assertThat(kept.all()).hasSize(2);
  }

  @Test
  void wrongLinksAllLookTheSame() {
    Wire.Heard one = get("/t/wrong");
    assertThat(one.status()).isEqualTo(404);
    assertThat(get("/t/aaaa.bbbbbbbbbbbbbbbbbbbbbbbb").text()).isEqualTo(one.text());
    assertThat(post("/t/aaaa.bbbbbbbbbbbbbbbbbbbbbbbb", "state=BACK").text()).isEqualTo(one.text());
  }

  @Test
  void fullStorageSaysWhenToTryAgain() {
    kept.fill(true);
    Wire.Heard heard = post("/fr/report", SOUND);
    assertThat(heard.status()).isEqualTo(503);
    assertThat(heard.header("Retry-After")).isPresent();
  }

  @Test
  void crowdedJournalSaysWhenToTryAgainAndTheSameFormThenCountsInFull() {
    String token = token();
    now = now.plusSeconds(20);
    kept.crowd(true);
    Wire.Heard heard = post("/en/report", SOUND + "&form=" + token);
    assertThat(heard.status()).isEqualTo(503);
    assertThat(heard.header("Retry-After")).contains("5");
    assertThat(kept.all()).isEmpty();
    kept.crowd(false);
    assertThat(post("/en/report", SOUND + "&form=" + token).status()).isEqualTo(200);
    assertThat(kept.lastReport().weight()).isEqualTo(0.5);
  }
}
