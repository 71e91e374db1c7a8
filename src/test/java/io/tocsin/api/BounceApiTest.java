package io.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.publication.PublicSnapshot;
import io.tocsin.signals.Keys;
import io.tocsin.signals.ReportLimits;
import io.tocsin.signals.Reporters;
import io.tocsin.signals.Town;
import io.tocsin.signals.bounce.Bounce;
import io.tocsin.signals.bounce.BounceKind;
import io.tocsin.signals.bounce.BounceReader;
import io.tocsin.site.BounceWords;
import io.tocsin.web.Wire;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BounceApiTest {

  private static final String PATH = "/api/v1/bounces/explain";
  private static final String BOUNCE =
      "{\"text\":\"550 5.1.1 <jean@neuf.example>: Recipient address rejected: User unknown\"}";

  private final AtomicReference<Optional<PublicSnapshot>> seen =
      new AtomicReference<>(Optional.empty());
  private final Counter counter =
      new Counter(
          ReportLimits.USUAL,
          new BounceApi(
                  seen::get,
                  Town::catalog,
                  new Reporters(new Keys(new byte[32])),
                  Counter.PROBLEMS,
                  () -> Counter.NOW)
              .routes());

  @AfterEach
  void close() {
    counter.close();
  }

  private Wire.Heard english(String body) {
    return counter.post(PATH, body, "Accept-Language: en");
  }

  @Test
  void duringAnOutageOfTheDomainTheServerIsContradicted() {
    seen.set(Optional.of(Suffering.town()));
    Wire.Heard heard = english(BOUNCE);
    assertThat(heard.status()).isEqualTo(200);
    assertThat(heard.text())
        .contains("\"kind\":\"UNKNOWN_USER\"", "\"code\":550", "\"domain\":\"neuf.example\"")
        .contains("\"outage\":true")
        .contains("550 5.1.1: the server says that the address does not exist;")
        .contains("during this outage that is false")
        .doesNotContain("jean");
  }

  @Test
  void inCalmWeatherItIsOnlyExplained() {
    assertThat(english(BOUNCE).text())
        .contains("\"outage\":false", "does not exist")
        .doesNotContain("false. Keep", "jean");
    seen.set(Optional.of(Suffering.town()));
    assertThat(english(BOUNCE.replace("neuf", "ailleurs")).text()).contains("\"outage\":false");
  }

  @Test
  void itIsToldInFrenchToo() {
    seen.set(Optional.of(Suffering.town()));
    assertThat(counter.post(PATH, BOUNCE, "Accept-Language: fr").text())
        .contains("le serveur dit que l’adresse n’existe pas", "pendant cette panne, c’est faux");
  }

  @Test
  void aTextWithoutABounceHasTheSameFields() {
    assertThat(english("{\"text\":\"rien\"}").text())
        .contains("\"kind\":null", "\"domain\":null", "\"outage\":false", "\"words\":");
  }

  @Test
  void wholeReportIsReadAsLongAsThePageTakesIt() {
    String accents = "é\\n".repeat(BounceReader.LONGEST / 2);
    String whole = BOUNCE.replace("unknown", "unknown. " + accents);
    assertThat(whole.length()).isGreaterThan(BounceReader.LONGEST);
    assertThat(english(whole).status()).isEqualTo(200);
    assertThat(english(whole).text()).contains("UNKNOWN_USER");
    assertThat(english(BOUNCE.replace("unknown", "é".repeat(40_000))).status()).isEqualTo(413);
  }

  @Test
  void whatIsWrongIsTold() {
    assertThat(english("{}").status()).isEqualTo(422);
    assertThat(english("{\"text\":7}").status()).isEqualTo(422);
    assertThat(english("{\"text\":\"550\",\"more\":1}").status()).isEqualTo(422);
    assertThat(english("no").status()).isEqualTo(400);
  }

  @Test
  void whoAsksTooOftenWaits() {
    Wire.Heard last = english(BOUNCE);
    for (int i = 0; i < 20; i++) {
      last = english(BOUNCE);
    }
    assertThat(last.status()).isEqualTo(429);
  }

  @Test
  void everyKindIsToldInBothLanguagesInBothWeathers() {
    BounceWords words = BounceWords.load(List.of("fr", "en"));
    for (BounceKind kind : BounceKind.values()) {
      for (boolean broken : new boolean[] {true, false}) {
        Bounce bounce = new Bounce(0, null, null, kind);
        String french = words.say(bounce, broken, "fr");
        String english = words.say(bounce, broken, "en");
        assertThat(french).endsWith(".").startsWith("Le serveur dit ").isNotEqualTo(english);
        assertThat(english).endsWith(".").startsWith("The server says that ");
      }
    }
  }
}
