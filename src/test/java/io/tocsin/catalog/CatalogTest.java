package io.tocsin.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {

  private static final LocalizedText NAME = LocalizedText.frenchAndEnglish("Courrier", "Mail");
  private static final URI PAGE = URI.create("https://mail.example/");

  @Test
  void componentCohortAndSymptomAreFoundByTheirIds() {
    Catalog catalog = catalog(List.of(mail("receive", "send")), List.of());
    assertThat(catalog.serviceOf("send").map(Service::id)).contains("mail");
    assertThat(catalog.component("recieve")).isEmpty();
    assertThat(catalog.knows(new Cohort("domain", "neuf.example"))).isTrue();
    assertThat(catalog.knows(new Cohort("domain", "other.example"))).isFalse();
    assertThat(catalog.symptom("receive", "no-receive").orElseThrow().fails()).isTrue();
    assertThat(catalog.symptom("receive", "cable-locked")).isEmpty();
    assertThat(catalog.nameOf(new Cohort("domain", "neuf.example"))).contains(NAME);
  }

  @Test
  void probeOfWhatIsNotInTheCatalogueIsRefused() {
    List<Service> services = List.of(mail("receive"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> catalog(services, List.of(HttpProbeSpec.of("p", "recieve", PAGE))));
    ProbeSpec stranger = probe(Set.of(new Cohort("brand", "neuf")), Duration.ofSeconds(10));
    assertThatIllegalArgumentException().isThrownBy(() -> catalog(services, List.of(stranger)));
  }

  @Test
  void componentIdIsUniqueOverTheWholeCatalogue() {
    Service other =
        new Service(
            "web",
            NAME,
            ServiceKind.WEB,
            "Neuf",
            List.of(Component.of("receive", "web", NAME, ServiceKind.WEB)),
            List.of(),
            List.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> catalog(List.of(mail("receive"), other), List.of()));
  }

  @Test
  void probeNeverWaitsLongerThanItsInterval() {
    assertThatIllegalArgumentException().isThrownBy(() -> probe(Set.of(), Duration.ofMinutes(2)));
  }

  @Test
  void configuredWordsNeverBecomeAnotherSmtpCommand() {
    assertThatIllegalArgumentException().isThrownBy(() -> smtp("probe.example\r\nQUIT", "a@b.fr"));
    assertThatIllegalArgumentException().isThrownBy(() -> smtp("probe.example", "a@b.fr>\r\nRSET"));
    assertThat(smtp("probe.example", "a@b.fr").server()).hasToString("MX of b.fr");
  }

  @ParameterizedTest
  @EnumSource(ServiceKind.class)
  void everyKindOffersAtMostTenSymptomsInBothLanguagesTheLastBeingOther(ServiceKind kind) {
    List<Symptom> symptoms = kind.symptoms();
    assertThat(symptoms).hasSizeBetween(2, 10).doesNotHaveDuplicates();
    assertThat(symptoms.getLast().id()).isEqualTo(Symptom.OTHER);
    assertThat(symptoms)
        .allSatisfy(symptom ->
            assertThat(symptom.text().byLanguage().keySet()).containsExactly("fr", "en"));
    assertThat(ServiceKind.find(kind.id())).contains(kind);
  }

  @Test
  void textIsToldInTheNearestLanguageThatItHas() {
    assertThat(NAME.in("en")).isEqualTo("Mail");
    assertThat(NAME.in("en-GB")).isEqualTo("Mail");
    assertThat(NAME.in("de")).isEqualTo("Courrier");
    assertThatIllegalArgumentException().isThrownBy(() -> new LocalizedText(Map.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> LocalizedText.of("fr", " "));
    assertThatIllegalArgumentException().isThrownBy(() -> LocalizedText.of("français", "x"));
  }

  @Test
  void cohortIsWrittenAsDimensionColonValue() {
    assertThat(Cohort.parse("domain:neuf.fr")).contains(new Cohort("domain", "neuf.fr"));
    assertThat(new Cohort("domain", "neuf.fr")).hasToString("domain:neuf.fr");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":", "domain", "domain:", ":neuf.fr", "Domain:neuf.fr", "a:b:c"})
  void textThatIsNoCohortIsNotReadAsOne(String text) {
    assertThat(Cohort.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "/relative", "https://user:pw@host/", "https:x"})
  void addressThatIsNotPlainHttpIsRefused(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpProbeSpec.of("p", "receive", URI.create(address)));
  }

  private static Catalog catalog(List<Service> services, List<ProbeSpec> probes) {
    CohortDimension domains =
        new CohortDimension("domain", NAME, List.of(new CohortValue("neuf.example", NAME)));
    return new Catalog(
        NAME,
        Mode.OPERATOR,
        List.of("fr", "en"),
        ZoneId.of("Europe/Paris"),
        services,
        List.of(domains),
        Areas.none(),
        probes,
        List.of(),
        Contacts.NONE);
  }

  private static Service mail(String... components) {
    return new Service(
        "mail",
        NAME,
        ServiceKind.MAIL,
        "Neuf",
        List.of(components).stream()
            .map(id -> Component.of(id, "mail", NAME, ServiceKind.MAIL))
            .toList(),
        List.of(),
        List.of());
  }

  private static ProbeSpec probe(Set<Cohort> cohorts, Duration timeout) {
    return new HttpProbeSpec(
        "p",
        "receive",
        cohorts,
        PAGE,
        Duration.ofMinutes(1),
        timeout,
        Duration.ofSeconds(5),
        List.of(StatusRange.SUCCESS),
        List.of(),
        List.of(),
        3,
        5,
        false);
  }

  private static SmtpProbeSpec smtp(String helo, String recipient) {
    return new SmtpProbeSpec(
        "p",
        "receive",
        Set.of(),
        new MailServer.MxOf("b.fr"),
        25,
        helo,
        "probe@tocsin.example",
        recipient,
        Duration.ofMinutes(1),
        Duration.ofSeconds(30),
        true,
        3,
        5,
        false);
  }
}
