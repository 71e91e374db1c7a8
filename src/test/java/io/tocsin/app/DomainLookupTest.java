package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.operators.Proof;
import io.tocsin.operators.Sight;
import io.tocsin.signals.probe.egress.NameServer;
import io.tocsin.signals.probe.http.SecureSite;
import io.tocsin.signals.probe.http.WebErrand;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proofs, looked for at a real name server and a real website on this machine. */
class DomainLookupTest {

  private static final String DOMAIN = "exemple.example";
  private static final String TEXT = "tocsin-operator=abc";
  private static final Proof DNS = new Proof.DnsRecord(DOMAIN, TEXT);
  private static final Proof FILE = new Proof.WellKnownFile(DOMAIN, TEXT);

  @TempDir Path folder;
  private NameServer names;
  private SecureSite site;
  private DomainLookup lookup;

  @BeforeEach
  void open() {
    names = NameServer.start().host(DOMAIN, "127.0.0.1");
    site = SecureSite.start(folder, DOMAIN);
    lookup = lookup(site.trusting(names.gate()));
  }

  private DomainLookup lookup(WebErrand errand) {
    return new DomainLookup(names::gate, errand, this::here);
  }

  /** The same file, at the port on which the site listens. */
  private URI here(URI file) {
    return URI.create("https://" + file.getHost() + ":" + site.port() + file.getPath());
  }

  @AfterEach
  void close() {
    lookup.close();
    site.close();
    names.close();
  }

  @Test
  void recordUnderTheDomainIsAProof() {
    assertThat(lookup.look(DNS)).isEqualTo(Sight.NOT_THERE);
    names.text("_tocsin-operator." + DOMAIN, "another text", TEXT);
    assertThat(lookup.look(DNS)).as("nothing is remembered").isEqualTo(Sight.THERE);
    names.text("_tocsin-operator." + DOMAIN, TEXT + "d");
    assertThat(lookup.look(DNS)).isEqualTo(Sight.NOT_THERE);
  }

  @Test
  void recordElsewhereIsNone() {
    names.text(DOMAIN, TEXT).text("_tocsin-operator.autre.example", TEXT);
    assertThat(lookup.look(DNS)).isEqualTo(Sight.NOT_THERE);
  }

  @Test
  void nameServerThatCannotTellSaysNothing() {
    names.text("_tocsin-operator." + DOMAIN, TEXT).ill(true);
    assertThat(lookup.look(DNS)).isEqualTo(Sight.NOT_REACHED);
    assertThat(lookup.look(FILE)).isEqualTo(Sight.NOT_REACHED);
  }

  @Test
  void fileWithTheLineIsAProof() {
    site.answers(200, "# ours\r\n" + TEXT + "\r\n");
    assertThat(lookup.look(FILE)).isEqualTo(Sight.THERE);
    site.answers(200, "see " + TEXT);
    assertThat(lookup.look(FILE)).isEqualTo(Sight.NOT_THERE);
  }

  @Test
  void fileThatIsNotThereOrTooLongOrElsewhereIsNone() {
    site.answers(404, TEXT);
    assertThat(lookup.look(FILE)).isEqualTo(Sight.NOT_THERE);
    site.answers(200, TEXT + "\n" + "x".repeat(5000));
    assertThat(lookup.look(FILE)).isEqualTo(Sight.NOT_THERE);
    int before = site.asked();
    site.answers(302, TEXT).sendsTo("https://" + DOMAIN + ":" + site.port() + "/elsewhere");
    assertThat(lookup.look(FILE)).isEqualTo(Sight.NOT_THERE);
    assertThat(site.asked()).as("no redirect is followed").isEqualTo(before + 1);
  }

  @Test
  void websiteInTroubleSaysNothing() {
    site.answers(503, "");
    assertThat(lookup.look(FILE)).isEqualTo(Sight.NOT_REACHED);
  }

  @Test
  void websiteWithAnothersCertificateSaysNothing() {
    site.answers(200, TEXT);
    names.host("autre.example", "127.0.0.1");
    assertThat(lookup.look(new Proof.WellKnownFile("autre.example", TEXT)))
        .isEqualTo(Sight.NOT_REACHED);
    try (DomainLookup strict = lookup(new WebErrand(names.gate(), "test", true))) {
      assertThat(strict.look(FILE)).as("a certificate of nobody's").isEqualTo(Sight.NOT_REACHED);
    }
    assertThat(site.asked()).isZero();
  }

  @Test
  void privateAddressIsNeverAsked() {
    site.answers(200, TEXT);
    try (DomainLookup usual = lookup(new WebErrand(names.gate(), "test", false))) {
      assertThat(usual.look(FILE)).isEqualTo(Sight.NOT_REACHED);
    }
    assertThat(site.asked()).isZero();
  }
}
