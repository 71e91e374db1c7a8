package io.tocsin.catalog.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The domains of which whoever holds one speaks as the operator. */
class OperatorDomainsTest {

  private static String named(String domain) {
    return Example.LEAST.replace("    operator: Neuf\n", "    operator: Neuf\n" + domain);
  }

  @Test
  void domainsAreReadInLowerCaseAndThereNeedBeNone() {
    assertThat(Example.good(Example.LEAST).catalog().services().getFirst().operatorDomains())
        .isEmpty();
    String two = named("    operator_domains: [Neuf.Example, www.neuf.example]\n");
    assertThat(Example.good(two).catalog().services().getFirst().operatorDomains())
        .containsExactly("neuf.example", "www.neuf.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "neuf",
        "127.0.0.1",
        "neuf.example.",
        "https://neuf.example",
        "-a.example",
        "a_b.example",
        "neuf..example",
        "été.example",
        "'[::1]'",
        "'neuf.example:8443'",
        "a.1"
      })
  void whatIsNoDomainIsAFault(String domain) {
    assertThat(Example.refused(named("    operator_domains: [" + domain + "]\n"))).isNotEmpty();
  }
}
