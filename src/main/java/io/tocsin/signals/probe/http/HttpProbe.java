package io.tocsin.signals.probe.http;

import io.tocsin.catalog.HttpProbeSpec;
import io.tocsin.signals.ProbeReason;
import io.tocsin.signals.probe.Observation;
import io.tocsin.signals.probe.Probe;
import io.tocsin.signals.probe.egress.EgressGate;
import io.tocsin.signals.probe.egress.Route;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Fetches a page and looks at its status, its words and its speed; redirects are not followed;
 * thread-safe.
 *
 * <p>A page that answers 200 and says "maintenance" fails: the service is not there for people.
 */
public final class HttpProbe implements Probe {

  private final HttpProbeSpec spec;
  private final EgressGate gate;
  private final PageFetcher fetcher;

  /** A probe as declared. */
  public HttpProbe(HttpProbeSpec spec, EgressGate gate, PageFetcher fetcher) {
    this.spec = spec;
    this.gate = gate;
    this.fetcher = fetcher;
  }

  @Override
  public Observation ask() throws InterruptedException {
    long start = System.nanoTime();
    return switch (gate.route(spec.url().getHost(), spec.allowPrivate())) {
      case Route.Open open ->
          judge(spec, fetchFirstThatConnects(open.addresses(), start), since(start));
      case Route.Forbidden forbidden ->
          new Observation(
              ProbeReason.TARGET_NOT_ALLOWED,
              since(start),
              forbidden.address() + " is not a public address");
      case Route.NotFound notFound ->
          new Observation(ProbeReason.NAME_NOT_FOUND, since(start), notFound.why());
    };
  }

  private Fetched fetchFirstThatConnects(List<InetAddress> addresses, long start)
      throws InterruptedException {
    Fetched last = new Fetched.Failed(ProbeReason.NAME_NOT_FOUND, "no address");
    for (InetAddress address : addresses) {
      Duration left = spec.timeout().minus(since(start));
      if (!left.isPositive()) {
        return new Fetched.Failed(ProbeReason.TIMED_OUT, "the time limit is reached");
      }
      last = fetcher.fetch(spec.url(), address, left);
      if (!(last instanceof Fetched.Failed failed)
          || failed.reason() != ProbeReason.CONNECTION_REFUSED) {
        return last;
      }
    }
    return last;
  }

  /** What an answer means for a probe as declared; pure. */
  public static Observation judge(HttpProbeSpec spec, Fetched fetched, Duration latency) {
    return switch (fetched) {
      case Fetched.Failed failed -> new Observation(failed.reason(), latency, failed.detail());
      case Fetched.Page page -> judge(spec, page, latency);
    };
  }

  private static Observation judge(HttpProbeSpec spec, Fetched.Page page, Duration latency) {
    String text = page.text().toLowerCase(Locale.ROOT);
    Optional<String> forbidden =
        spec.forbiddenWords().stream().filter(word -> contains(text, word)).findFirst();
    if (!spec.accepts(page.status())) {
      String words = forbidden.map(word -> ", the page says \"" + word + "\"").orElse("");
      return new Observation(ProbeReason.WRONG_STATUS, latency, "status " + page.status() + words);
    }
    if (forbidden.isPresent()) {
      return new Observation(
          ProbeReason.FORBIDDEN_WORD_FOUND,
          latency,
          "status " + page.status() + ", but the page says \"" + forbidden.get() + "\"");
    }
    Optional<String> missing =
        spec.requiredWords().stream().filter(word -> !contains(text, word)).findFirst();
    if (missing.isPresent()) {
      return new Observation(
          ProbeReason.REQUIRED_WORD_MISSING,
          latency,
          "\"" + missing.get() + "\" is not on the page");
    }
    if (latency.compareTo(spec.latencyCeiling()) > 0) {
      return new Observation(
          ProbeReason.TOO_SLOW,
          latency,
          latency.toMillis() + " ms, at most " + spec.latencyCeiling().toMillis());
    }
    return new Observation(ProbeReason.AS_EXPECTED, latency, "status " + page.status());
  }

  private static boolean contains(String lowerCaseText, String word) {
    return lowerCaseText.contains(word.toLowerCase(Locale.ROOT));
  }

  private static Duration since(long startNanos) {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
