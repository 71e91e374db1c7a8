package io.tocsin.detection.experience;

import io.tocsin.detection.experience.Propensities.Lesson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How many people an outage hits, from its reports, its probes and what resolved outages taught.
 *
 * <p>The unknown is the part of the customers in the perimeter who are hit. What is believed of it
 * beforehand comes from resolved outages; the failing share of the probes and the reports beyond
 * the usual, divided by how readily people report, each make some parts likelier (Bayes). The range
 * holds nine in ten. A resolved outage teaches when another source told its number: probes, or the
 * operator. Immutable.
 */
public final class AffectedPeople {

  /** The memory: older cases say nothing any more. */
  private static final int MOST_CASES = 600;

  /** How many outages the flat belief about the part hit weighs as much as. */
  private static final double PSEUDO_CASES = 15;

  /** A number is known well enough to teach below this standard deviation in logarithms. */
  private static final double KNOWN = 0.6;

  /** How exact a number is that an operator confirmed, in logarithms. */
  private static final double CONFIRMED = 0.1;

  private final Propensities propensities;
  private final double[] usualFraction;

  private AffectedPeople(List<ResolvedCase> cases) {
    List<Lesson> lessons = new ArrayList<>();
    double[] sum = new double[FractionGrid.SIZE];
    double counted = PSEUDO_CASES;
    Arrays.fill(sum, PSEUDO_CASES / FractionGrid.SIZE);
    for (ResolvedCase resolved : cases) {
      Optional<double[]> fraction = toldByOthers(resolved);
      if (fraction.isPresent()) {
        counted++;
        add(sum, fraction.get());
        lesson(resolved, fraction.get()).ifPresent(lessons::add);
      }
    }
    for (int index = 0; index < sum.length; index++) {
      sum[index] /= counted;
    }
    usualFraction = sum;
    propensities = Propensities.learn(lessons);
  }

  /**
   * Learns from resolved outages.
   *
   * @param resolved in the order in which they were resolved, oldest first; the newest 600 count
   */
  public static AffectedPeople learnedFrom(List<ResolvedCase> resolved) {
    return new AffectedPeople(
        resolved.subList(Math.max(0, resolved.size() - MOST_CASES), resolved.size()));
  }

  /**
   * Estimates how many people are hit at the peak.
   *
   * @param customers in the perimeter, all areas together, more than 0
   * @param reports the reports beyond the usual, if they were counted
   * @param probes what each vantage point in the perimeter saw since the onset
   */
  public AffectedEstimate estimate(
      String service,
      double customers,
      Optional<ReportExcess> reports,
      List<VantageRounds> probes) {
    if (!(customers > 0) || Double.isInfinite(customers)) {
      throw new IllegalArgumentException(customers + " customers");
    }
    Propensity propensity = propensities.of(service);
    double[] belief = FractionGrid.update(usualFraction, FractionGrid.probes(probes));
    if (reports.isPresent()) {
      belief =
          FractionGrid.update(belief, ReportLikelihood.of(reports.get(), propensity, customers));
    }
    return new AffectedEstimate(
        customers * Math.exp(FractionGrid.quantile(belief, 0.05)),
        customers * Math.exp(FractionGrid.quantile(belief, 0.5)),
        customers * Math.exp(FractionGrid.quantile(belief, 0.95)),
        method(reports, probes, propensity));
  }

  private static AffectedMethod method(
      Optional<ReportExcess> reports, List<VantageRounds> probes, Propensity propensity) {
    boolean probed = asked(probes);
    boolean reported = reports.isPresent() && propensity.taughtBy() > 0;
    if (probed) {
      return reported ? AffectedMethod.BOTH : AffectedMethod.PROBE_SHARE;
    }
    return reported ? AffectedMethod.PROPENSITY : AffectedMethod.PRIOR_ONLY;
  }

  private static boolean asked(List<VantageRounds> probes) {
    return probes.stream().anyMatch(rounds -> rounds.asked() > 0);
  }

  /** The part that was hit, as a source other than reports told it. */
  private static Optional<double[]> toldByOthers(ResolvedCase resolved) {
    if (resolved.customers() <= 0) {
      return Optional.empty();
    }
    if (resolved.confirmedAffected().isPresent()) {
      double confirmed = resolved.confirmedAffected().getAsLong();
      return Optional.of(FractionGrid.near(Math.log(confirmed / resolved.customers()), CONFIRMED));
    }
    double[] belief =
        FractionGrid.update(FractionGrid.flat(), FractionGrid.probes(resolved.probes()));
    return asked(resolved.probes()) && FractionGrid.variance(belief) < KNOWN * KNOWN
        ? Optional.of(belief)
        : Optional.empty();
  }

  private static Optional<Lesson> lesson(ResolvedCase resolved, double[] fraction) {
    return resolved
        .reports()
        .filter(ReportExcess::teaches)
        .map(reports -> {
          double excess = reports.excess();
          double log =
              Math.log(excess / reports.activeMinutes())
                  - Math.log(resolved.customers())
                  - FractionGrid.mean(fraction);
          double counting = (reports.counted() + reports.usual()) / (excess * excess);
          return new Lesson(resolved.service(), log, FractionGrid.variance(fraction) + counting);
        });
  }

  private static void add(double[] sum, double[] belief) {
    for (int index = 0; index < sum.length; index++) {
      sum[index] += belief[index];
    }
  }
}
