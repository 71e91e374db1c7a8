package io.tocsin.access.oidc;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The way to the provider; thread-safe. Whoever lends it checks the address before each connection,
 * verifies the certificate, and follows no redirect.
 */
@FunctionalInterface
public interface ProviderLine {

  /** Asks once and waits for the whole answer. */
  Answer ask(Question question);

  /**
   * What is asked.
   *
   * @param body posted; null to get
   * @param most of the answer's body, in bytes; more is no answer
   * @param limit for the whole answer
   */
  record Question(
      URI url, Map<String, String> headers, byte @Nullable [] body, int most, Duration limit) {
    public Question {
      headers = Map.copyOf(headers);
    }

    /** Tells the host alone: headers and body hold secrets. */
    @Override
    public String toString() {
      return "question to " + url.getHost();
    }
  }

  /** What came of it. */
  sealed interface Answer {

    /** A whole answer. */
    record Whole(int status, String contentType, byte[] body) implements Answer {}

    /** None, and why. */
    record None(Refusal why) implements Answer {}
  }
}
