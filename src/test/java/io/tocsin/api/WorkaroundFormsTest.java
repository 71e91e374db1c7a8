package io.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.incidents.Answer;
import io.tocsin.incidents.Notebook;
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
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkaroundFormsTest {

  private final AtomicInteger counted = new AtomicInteger();
  private Engine engine;
  private HttpDoor door;

  @BeforeEach
  void open() {
    engine = Engine.start();
    FormPages pages =
        new FormPages(
            Town.ground().catalog(), new Assets(), Counter.PROBLEMS, () -> Counter.NOW, null);
    WorkaroundForms forms =
        new WorkaroundForms(
            new Notebook(() -> Town.ground().catalog(), () -> "id"),
            _ -> {
              counted.incrementAndGet();
              return new Answer.Refused<>(List.of(Fault.of("workaround", Rule.MISSING)));
            },
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

  private Wire.Heard post(String id, String form, String... headers) {
    return Wire.post(
        door.port(),
        "/en/workaround/" + id,
        MediaType.FORM,
        form.getBytes(StandardCharsets.UTF_8),
        headers);
  }

  @Test
  void everybodyHearsTheSameWhateverBecameOfTheWay() {
    String known = post("w-1", "state=works").text();
    assertThat(known).contains("Thank you");
    assertThat(post("never-was", "state=fails").text()).isEqualTo(known);
    assertThat(counted).hasValue(2);
  }

  @Test
  void whatIsNoWordIsNotCounted() {
    assertThat(post("w-1", "state=perhaps").status()).isEqualTo(200);
    assertThat(post("w-1", "").status()).isEqualTo(200);
    assertThat(post("w".repeat(101), "state=works").status()).isEqualTo(200);
    assertThat(counted).hasValue(0);
  }

  @Test
  void anotherSitesPageVotesForNobody() {
    assertThat(post("w-1", "state=works", "Sec-Fetch-Site: cross-site").status()).isEqualTo(200);
    assertThat(counted).hasValue(0);
  }

  @Test
  void lookingCountsNothing() {
    assertThat(Wire.get(door.port(), "/en/workaround/w-1").status()).isEqualTo(405);
    assertThat(counted).hasValue(0);
  }

  @Test
  void whoVotesTooFastComesBackLater() {
    for (int vote = 0; vote < 6; vote++) {
      post("w-1", "state=works");
    }
    Wire.Heard refused = post("w-1", "state=works");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.text()).doesNotContain("Exception");
    assertThat(counted).hasValue(6);
  }
}
