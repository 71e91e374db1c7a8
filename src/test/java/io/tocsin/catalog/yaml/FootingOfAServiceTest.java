package io.tocsin.catalog.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Caution;
import io.tocsin.catalog.Footing;
import io.tocsin.catalog.Vantage;
import io.tocsin.catalog.WatchRules;
import java.net.InetAddress;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the owner tells detection: customers, dependencies, lines, holidays, vantage points. */
class FootingOfAServiceTest {

  private static String with(String lines) {
    return Example.LEAST.replace("    operator: Neuf\n", "    operator: Neuf\n" + lines);
  }

  private static Footing footing(String lines) {
    return Example.good(with(lines)).catalog().services().getFirst().footing();
  }

  private static List<String> told(String text) {
    FaultWording english = FaultWording.in("en");
    return Example.refused(text).stream().map(english::tell).toList();
  }

  @Test
  void whoSaysNothingIsAskedNothing() {
    assertThat(footing("")).isEqualTo(Footing.UNKNOWN);
    assertThat(Example.good(Example.LEAST).catalog().watching()).isEqualTo(WatchRules.USUAL);
  }

  @Test
  void customersAreOneNumberOrOneForEachArea() {
    assertThat(footing("    customers: 9000000\n").customers()).isEqualTo(9_000_000);
    Footing byArea = footing("    customers: {\"59\": 300000, 2A: 20000}\n");
    assertThat(byArea.customers()).isEqualTo(320_000);
    assertThat(byArea.byArea()).containsEntry("59", 300_000L).containsEntry("2A", 20_000L);
    assertThat(footing("    customers: {all: 400000, \"59\": 300000}\n").customers())
        .isEqualTo(400_000);
  }

  @Test
  void anAreaThatIsNoneIsToldWithItsPlace() {
    assertThat(told(with("    customers: {\"59\": 300000, \"99\": 1}\n")))
        .singleElement()
        .asString()
        .startsWith("tocsin.yaml:10:31: services[0].customers: \"99\" is not a key that is known");
  }

  @Test
  void areasHaveNoMoreCustomersThanThereAre() {
    assertThat(told(with("    customers: {all: 10, \"59\": 300}\n")))
        .singleElement()
        .asString()
        .contains("the areas have 300 customers together, and \"all\" says 10");
  }

  @Test
  void aServiceDependsOnOthersAboveOrBelowIt() {
    String two =
        with("    depends_on: [login]\n")
            + """
              - id: login
                name: Login
                kind: web
                operator: Neuf
                components:
                  - {id: sign-in, name: Sign in}
            """;
    assertThat(Example.good(two).catalog().services().getFirst().footing().dependsOn())
        .containsExactly("login");
    assertThat(told(two.replace("[login]", "[logn]")))
        .singleElement()
        .asString()
        .contains("depends_on[0]: \"logn\" is not the id of another service")
        .contains("Did you mean \"login\"?");
    assertThat(told(two.replace("[login]", "[mail]"))).hasSize(1);
  }

  @Test
  void anAddressIsOnTheLineOfWhoNamesItsNetwork() throws Exception {
    var catalog = Example.good(with("    networks: [192.0.2.0/25, \"2001:db8::/33\"]\n")).catalog();
    assertThat(catalog.services().getFirst().footing().carriesLines()).isTrue();
    assertThat(catalog.carrierOf(InetAddress.ofLiteral("192.0.2.127"))).isPresent();
    assertThat(catalog.carrierOf(InetAddress.ofLiteral("192.0.2.128"))).isEmpty();
    assertThat(catalog.carrierOf(InetAddress.ofLiteral("2001:db8:7fff::1"))).isPresent();
    assertThat(catalog.carrierOf(InetAddress.ofLiteral("2001:db8:8000::1"))).isEmpty();
    assertThat(told(with("    networks: [192.0.2.0/40]\n"))).hasSize(1);
  }

  @Test
  void detectionHasOneSettingAndWhatItCannotSee() {
    WatchRules rules =
        Example.good(
                with("    networks: [192.0.2.0/24]\n")
                    + """
                    detection:
                      caution: cautious
                      holidays: [france, 09-27, 2026-05-15]
                      vantages:
                        - {id: local, area: "59", line: mail}
                        - {id: elsewhere}
                    """)
            .catalog()
            .watching();
    assertThat(rules.caution()).isEqualTo(Caution.CAUTIOUS);
    assertThat(rules.vantages())
        .containsExactly(new Vantage("local", "59", "mail"), new Vantage("elsewhere", null, null));
    assertThat(rules.holidays().between(2026, 2026))
        .contains(
            LocalDate.parse("2026-04-06"), // Easter Monday
            LocalDate.parse("2026-05-14"), // Ascension
            LocalDate.parse("2026-05-25"), // Whit Monday
            LocalDate.parse("2026-09-27"),
            LocalDate.parse("2026-05-15"))
        .hasSize(13);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "caution: brave|is not one of the words allowed here",
        "holidays: [31-12]|is not a public holiday",
        "holidays: [2026-02-30]|is not a public holiday",
        "vantages: [{id: local, area: XX}]|is not the code of an area",
        "vantages: [{id: local, line: mail}]|is not a service that names its \"networks\"",
        "vantages: [{area: \"59\"}]|\"id\" is missing",
        "sensitivity: 3|is not a key that is known here"
      })
  void whatIsWrongIsToldWithItsLineAndHowToMend(String line, String sentence) {
    assertThat(told(Example.LEAST + "detection:\n  " + line + "\n"))
        .singleElement()
        .asString()
        .startsWith("tocsin.yaml:14:")
        .contains(sentence);
  }
}
