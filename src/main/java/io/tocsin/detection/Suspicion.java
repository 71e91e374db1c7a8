package io.tocsin.detection;

import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import java.time.Instant;

/**
 * What one vantage point adds to the suspicion that a service fails in one way: a log-likelihood
 * ratio (Page 1954), bounded on both sides so that no vantage point alone decides. Confined to one
 * thread.
 */
final class Suspicion {

  /** Good answers of one vantage point excuse at most so much of what others see. */
  private static final double LEAST = -3.5;

  /** One vantage point alone never brings more than this, however long it fails. */
  private static final double MOST = 12;

  private double weight;
  private int failures;
  private Instant since = Instant.EPOCH;

  void hear(FailureShape shape, boolean fails, Instant at) {
    if (fails && weight <= 0) {
      since = at;
      failures = 0;
    }
    failures += fails ? 1 : 0;
    weight = Math.clamp(weight + (fails ? shape.failure : shape.success), LEAST, MOST);
  }

  void forget() {
    weight = 0;
    failures = 0;
  }

  double weight() {
    return weight;
  }

  /** Failures since it was last free of suspicion. */
  int failures() {
    return failures;
  }

  /** The first of these failures. */
  Instant since() {
    return since;
  }

  void save(StateOut out) {
    out.real(weight);
    out.number(failures);
    out.time(since);
  }

  static Suspicion restore(StateIn in) {
    Suspicion suspicion = new Suspicion();
    suspicion.weight = in.real();
    suspicion.failures = in.count();
    suspicion.since = in.time();
    return suspicion;
  }
}
