package io.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.publication.PublicSnapshot;
import io.tocsin.signals.Keys;
import io.tocsin.signals.Reporters;
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
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing but memory answers: no database is joined to the forms at all. */
class AffectedFormsTest {

  private Optional<PublicSnapshot> snapshot = Optional.of(Suffering.town());
  private Engine engine;
  private HttpDoor door;

  @BeforeEach
  void open() {
    engine = Engine.start();
    FormPages pages =
        new FormPages(
            Town.ground().catalog(), new Assets(), Counter.PROBLEMS, () -> Counter.NOW, null);
    AffectedForms forms =
        new AffectedForms(
            () -> snapshot,
            Town::ground,
            new Reporters(new Keys(new byte[32])),
            () -> pages,
            () -> Counter.NOW);
    door =
        HttpDoor.open(
            engine,
            DoorSettings.local(0),
            new HttpDoor.House(new Routes(forms.routes()), Guard.closed(), pages, null, null));
  }

  @AfterEach
  void close() {
    door.close();
    engine.close();
  }

  private Wire.Heard ask(String form) {
    return Wire.post(
        door.port(),
        "/en/am-i-affected",
        MediaType.FORM,
        form.getBytes(StandardCharsets.UTF_8),
        "Accept: text/html");
  }

  @Test
  void whoIsWhereItIsBrokenIsToldSoAndWhyAndWhatToDo() {
    Wire.Heard answer = ask("service=mail&postcode=59000&symptom=no-receive");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text())
        .contains("Yes, you are affected", "Nord")
        .contains("38 people have reported an outage in the last hour.")
        .contains("14 of them are here: Nord.", "9 people say the same as you.")
        .contains("General advice", "Write from another address.")
        .contains("/en/report?service=mail", "/en/incident/i-1");
  }

  @Test
  void whoIsElsewhereIsToldThatNothingKnownTouchesThem() {
    assertThat(ask("service=mail&postcode=75001").text())
        .contains("No, as far as is known", "No known outage affects you");
  }

  @Test
  void whoSaysNothingHearsThatItIsNotKnown() {
    assertThat(ask("service=mail").text()).contains("It is not known");
  }

  @Test
  void departementIsTakenByItsCodeAndByItsName() {
    assertThat(ask("service=mail&postcode=59").text()).contains("Yes, you are affected");
    assertThat(ask("service=mail&postcode=saone+et+loire").text()).contains("Saône-et-Loire");
  }

  @Test
  void whatWasTypedStaysInTheAnswerAlone() {
    Wire.Heard answer = ask("service=mail&postcode=62123");
    assertThat(answer.head().toLowerCase(java.util.Locale.ROOT))
        .contains("cache-control: no-store", "referrer-policy: no-referrer")
        .doesNotContain("62123", "set-cookie");
    assertThat(answer.text()).contains("method=\"post\"").doesNotContain("?postcode");
    assertThat(Wire.get(door.port(), "/en/am-i-affected?postcode=62123").text())
        .doesNotContain("62123");
  }

  @Test
  void wrongPlaceIsSaidAndEscaped() {
    Wire.Heard answer = ask("service=mail&postcode=%3Cscript%3Ealert(1)%3C%2Fscript%3E");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("There is no such postcode").doesNotContain("<script>alert");
  }

  @Test
  void groupThatDoesNotExistIsRefused() {
    assertThat(ask("service=mail&cohorts=domain:nowhere").status()).isEqualTo(422);
    assertThat(ask("service=none-such&symptom=%3Cb%3E").status()).isEqualTo(200);
  }

  @Test
  void whoAsksTooFastComesBackLater() {
    for (int question = 0; question < 10; question++) {
      assertThat(ask("service=mail").status()).isEqualTo(200);
    }
    Wire.Heard refused = ask("service=mail&postcode=59000");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.head()).contains("Retry-After");
    assertThat(refused.text()).doesNotContain("59000");
  }

  @Test
  void withoutASnapshotNothingIsAnswered() {
    snapshot = Optional.empty();
    assertThat(ask("service=mail").status()).isEqualTo(503);
  }

  @Test
  void formIsReadWithoutAnybodyAsking() {
    String form = Wire.get(door.port(), "/fr/am-i-affected?service=mail").text();
    assertThat(form).contains("Suis-je touché", "name=\"postcode\"", "Je ne reçois rien");
    assertThat(Wire.post(door.port(), "/fr/am-i-affected", MediaType.FORM, new byte[0]).status())
        .isEqualTo(200);
  }
}
