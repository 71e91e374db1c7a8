package io.tocsin.app;

import io.tocsin.operators.Proof;
import io.tocsin.operators.ProofReader;
import io.tocsin.operators.Sight;
import io.tocsin.signals.probe.egress.EgressGate;
import io.tocsin.signals.probe.egress.EgressGate.ResolveFailed;
import io.tocsin.signals.probe.http.WebErrand;
import io.tocsin.signals.probe.http.WebErrand.Answer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Looks for proofs in the DNS and on the web, through the egress gate; thread-safe.
 *
 * <p>Nothing is remembered from one look to the next, least of all that a name was not there. The
 * web is asked by HTTPS alone, a redirect is no proof, and a long answer is none.
 */
final class DomainLookup implements ProofReader, AutoCloseable {

  private static final int MOST_BYTES = 4 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final Supplier<EgressGate> gates;
  private final WebErrand errand;
  private final UnaryOperator<URI> road;

  /**
   * Joins the ways.
   *
   * @param gates makes a gate that remembers nothing
   * @param road from the address of a file to the one that is asked: the same, but for tests
   */
  DomainLookup(Supplier<EgressGate> gates, WebErrand errand, UnaryOperator<URI> road) {
    this.gates = gates;
    this.errand = errand;
    this.road = road;
  }

  @Override
  public Sight look(Proof proof) {
    try {
      return switch (proof) {
        case Proof.DnsRecord record -> look(record);
        case Proof.WellKnownFile file -> look(file);
      };
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Sight.NOT_REACHED;
    }
  }

  private Sight look(Proof.DnsRecord record) throws InterruptedException {
    try {
      boolean there =
          gates.get().texts(record.place()).stream()
              .anyMatch(text -> text.strip().equals(record.text()));
      return there ? Sight.THERE : Sight.NOT_THERE;
    } catch (ResolveFailed unanswered) {
      return Sight.NOT_REACHED;
    }
  }

  private Sight look(Proof.WellKnownFile file) throws InterruptedException {
    WebErrand.Question question =
        new WebErrand.Question(
            road.apply(URI.create(file.place())), Map.of("Accept", "text/plain"), null);
    return switch (errand.ask(question, MOST_BYTES, PATIENCE)) {
      case Answer.None(WebErrand.Why why) -> unread(why);
      case Answer.Whole(int status, var _, byte[] body) -> read(file, status, body);
    };
  }

  private static Sight unread(WebErrand.Why why) {
    return switch (why) {
      case TOO_LARGE -> Sight.NOT_THERE;
      case NAME_NOT_FOUND,
          ADDRESS_NOT_ALLOWED,
          NO_CONNECTION,
          TLS_FAILED,
          TIMED_OUT,
          PROTOCOL_BROKEN ->
          Sight.NOT_REACHED;
    };
  }

  /** A server that is in trouble, or asks to wait, says nothing of the file. */
  private static Sight read(Proof.WellKnownFile file, int status, byte[] body) {
    if (status >= 500 || status == 429) {
      return Sight.NOT_REACHED;
    }
    boolean there =
        status == 200
            && new String(body, StandardCharsets.UTF_8)
                .lines()
                .anyMatch(line -> line.strip().equals(file.text()));
    return there ? Sight.THERE : Sight.NOT_THERE;
  }

  @Override
  public void close() {
    errand.close();
  }
}
