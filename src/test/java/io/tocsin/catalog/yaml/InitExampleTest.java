package io.tocsin.catalog.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.HttpProbeSpec;
import io.tocsin.catalog.MailServer;
import io.tocsin.catalog.Mode;
import io.tocsin.catalog.Playbook;
import io.tocsin.catalog.ServiceKind;
import io.tocsin.catalog.SmtpProbeSpec;
import io.tocsin.catalog.StatusRange;
import io.tocsin.catalog.WitnessSpec;
import io.tocsin.catalog.yaml.MachineSettings.DatabaseSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class InitExampleTest {

  private final ConfigurationFile.Answer.Read read =
      Example.good(new String(Example.init(), StandardCharsets.UTF_8));
  private final Catalog catalog = read.catalog();

  @Test
  void exampleIsReadWithoutFaultOrWarning() {
    assertThat(read.warnings()).isEmpty();
    assertThat(catalog.mode()).isEqualTo(Mode.OPERATOR);
    assertThat(catalog.languages()).containsExactly("fr", "en");
    assertThat(catalog.siteName().in("en")).isEqualTo("Exemple Télécom service status");
    assertThat(catalog.components())
        .extracting(Component::id)
        .containsExactly("receive", "send", "attachments", "sign-in");
    assertThat(catalog.knows(new Cohort("domain", "neuf.example"))).isTrue();
    assertThat(catalog.knows(new Cohort("customer", "business"))).isTrue();
    assertThat(catalog.areas().all()).hasSize(109);
    assertThat(catalog.witnesses()).hasSize(2);
    assertThat(catalog.witness("quad9").orElseThrow().target())
        .isEqualTo(new WitnessSpec.Target.Port("9.9.9.9", 53));
  }

  @Test
  void exampleProbesThePageForWordsAndTime() {
    HttpProbeSpec probe = (HttpProbeSpec) catalog.probe("webmail-page").orElseThrow();
    assertThat(probe.url()).isEqualTo(URI.create("https://webmail.exemple.example/"));
    assertThat(probe.interval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(probe.latencyCeiling()).isEqualTo(Duration.ofSeconds(5));
    assertThat(probe.statuses()).containsExactly(StatusRange.SUCCESS);
    assertThat(probe.forbiddenWords()).containsExactly("maintenance", "indisponible");
    assertThat(probe.allowPrivate()).isFalse();
  }

  @Test
  void exampleStartsOnItsOwnFolderAndTheEmbeddedDatabase() {
    MachineSettings settings = read.settings();
    assertThat(settings.server().port()).isEqualTo(8080);
    assertThat(settings.server().trustedProxies()).containsExactly("127.0.0.1/32", "::1/128");
    assertThat(settings.database()).isEqualTo(new DatabaseSettings.Sqlite());
    assertThat(settings.mail()).isNull();
    assertThat(settings.data().folder()).isEqualTo(Path.of("nowhere", "data"));
  }

  /** What is commented out must be as good as what is not, or the teacher misleads. */
  @Test
  void commentedProbeAndMailOfTheExampleAreGoodToo() {
    String text = new String(Example.init(), StandardCharsets.UTF_8);
    String uncommented =
        text.replaceAll("(?m)^  # ((?:- | {2})[a-z_]+: .*)$", "  $1")
            .replaceAll("(?m)^# (mail:| {2}(?:host|port|starttls|user|from): .*)$", "$1");
    ConfigurationFile.Answer.Read full = Example.good(uncommented);
    SmtpProbeSpec probe = (SmtpProbeSpec) full.catalog().probe("neuf-receives").orElseThrow();
    assertThat(probe.server()).isEqualTo(new MailServer.MxOf("neuf.example"));
    assertThat(probe.cohorts()).containsExactly(new Cohort("domain", "neuf.example"));
    assertThat(full.settings().mail().from()).isEqualTo("etat@exemple.example");
    assertThat(full.warnings()).isEqualTo(List.of());
  }

  @Test
  void everyKindOfServiceHasAPlaybookReadyInFrenchAndEnglish() {
    String text = new String(Example.init(), StandardCharsets.UTF_8);
    String uncommented = text.replaceAll("(?m)^# ( {2}- id: [a-z-]+-down| {4}.*)$", "$1");
    assertThat(catalog.playbooks()).extracting(Playbook::id).containsExactly("mail-down");
    List<String> owners =
        List.of(
            "fixed-internet internet",
            "mobile calls",
            "customer-area account-sign-in",
            "charging start-charge",
            "web website",
            "app app",
            "payment pay");
    StringBuilder services = new StringBuilder("services:\n");
    for (String owner : owners) {
      String kind = owner.split(" ")[0];
      services.append(
          "  - {id: %s, name: X, kind: %s, operator: X, components: [{id: %s, name: X}]}\n"
              .formatted(kind, kind, owner.split(" ")[1]));
    }
    Catalog all =
        Example.good(uncommented.replaceFirst("(?m)^services:\n", services.toString())).catalog();
    assertThat(all.playbooks()).hasSize(ServiceKind.values().length);
    assertThat(
            all.playbooks().stream()
                .map(book ->
                    all.serviceOf(book.components().iterator().next()).orElseThrow().kind()))
        .containsExactlyInAnyOrder(ServiceKind.values());
    for (Playbook book : all.playbooks()) {
      assertThat(List.of(book.name(), book.symptoms(), book.firstWord()))
          .allMatch(words -> words.has("fr") && words.has("en"));
    }
  }
}
