package io.tocsin.detection.experience;

import io.tocsin.catalog.ServiceKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How long outages last here, learned from those that are resolved. Immutable.
 *
 * <p>The estimate is conditional on the time already elapsed. Its interval is calibrated on the
 * past: every resolved outage is looked at as it stood at the same age, with the cases before it
 * alone, and the interval is made as wide as would have held four in five of them (conformal
 * prediction, Vovk 2005, on the distance of the probability from one half). While cases are few,
 * pseudo-cases that were predicted as well as promised stand for them.
 */
public final class Lengths {

  /** The part of outages whose end falls into the interval. */
  private static final double COVERAGE = 0.8;

  /** Pseudo-cases for the calibration. */
  private static final int CALIBRATION_CASES = 20;

  /** After so many newer cases, one counts half for the calibration: what is usual drifts. */
  private static final double HALF_LIFE = 150;

  /** Fewer cases before one make a prediction nobody would have given. */
  private static final int LEAST_BEFORE = 5;

  /** The memory: older cases say nothing any more. */
  private static final int MOST_CASES = 600;

  /** No interval reaches further into the tails than this, on either side. */
  private static final double TAIL = 0.005;

  private final List<PastLength> cases;
  private final LengthCurve curve;

  private Lengths(List<PastLength> cases, LengthPrior prior) {
    this.cases = List.copyOf(cases.subList(Math.max(0, cases.size() - MOST_CASES), cases.size()));
    this.curve = new LengthCurve(this.cases, prior);
  }

  /**
   * Learns from resolved outages.
   *
   * @param resolved in the order in which they were resolved, oldest first; the newest 600 count
   */
  public static Lengths of(List<PastLength> resolved, LengthPrior prior) {
    return new Lengths(resolved, prior);
  }

  /**
   * Learns from resolved outages for one of a service.
   *
   * @param resolved in the order in which they were resolved, oldest first; those of the same
   *     service count fully, of the same kind half, others a quarter
   */
  public static Lengths of(List<ResolvedCase> resolved, String service, ServiceKind kind) {
    return new Lengths(
        resolved.stream().map(one -> pastLength(one, service, kind)).toList(),
        LengthPrior.of(kind));
  }

  private static PastLength pastLength(ResolvedCase one, String service, ServiceKind kind) {
    double likeness = one.service().equals(service) ? 1 : one.kind() == kind ? 0.5 : 0.25;
    return new PastLength(Math.max(1e-3, one.length().toMillis() / 60_000.0), likeness);
  }

  /**
   * Says how long an outage of this age may still last.
   *
   * @param elapsed since the onset; not negative
   */
  public Eta after(Duration elapsed) {
    if (elapsed.isNegative()) {
      throw new IllegalArgumentException("an outage that has lasted " + elapsed);
    }
    double age = elapsed.toMillis() / 60_000.0;
    double reach = reach(age);
    double high = Math.min(1 - TAIL, 0.5 + reach);
    double low = Math.max(TAIL, 0.5 - reach);
    return new Eta(
        minutes(curve.toGo(age, 1 - low)),
        minutes(curve.toGo(age, 0.5)),
        minutes(curve.toGo(age, 1 - high)),
        cases.size());
  }

  /** How far from one half the probability must reach to either side to hold four in five. */
  private double reach(double age) {
    List<Miss> misses = new ArrayList<>();
    for (int number = 0; number < CALIBRATION_CASES; number++) {
      misses.add(new Miss((number + 0.5) / CALIBRATION_CASES / 2, 1));
    }
    double[] tails = curve.tails(age);
    for (int index = LEAST_BEFORE; index < cases.size(); index++) {
      double length = cases.get(index).minutes();
      if (length > age) {
        double newer = cases.size() - 1.0 - index;
        misses.add(new Miss(distance(index, tails, length), Math.pow(0.5, newer / HALF_LIFE)));
      }
    }
    misses.sort(Comparator.comparingDouble(Miss::distance));
    double wanted = COVERAGE * (1 + misses.stream().mapToDouble(Miss::weight).sum());
    for (Miss miss : misses) {
      wanted -= miss.weight();
      if (wanted <= 0) {
        return miss.distance();
      }
    }
    return 0.5;
  }

  /** How far from one half the probability of a past length was, told by the cases before it. */
  private double distance(int index, double[] tails, double length) {
    LengthCurve then = curve.before(index);
    double standing = then.longerBy(tails);
    double longer = standing > 0 ? then.longerThan(length) / standing : 1;
    return Math.abs(0.5 - longer);
  }

  private static Duration minutes(double minutes) {
    return Duration.ofMillis(Math.round(Math.min(minutes, 1e9) * 60_000));
  }

  private record Miss(double distance, double weight) {}
}
