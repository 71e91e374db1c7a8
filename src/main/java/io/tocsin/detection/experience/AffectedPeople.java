package io.tocsin.detection.experience;

import io.tocsin.detection.experience.Propensities.Lesson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many people an outage hits, from its reports, its probes and what resolved outages taught.
 *
 * <p>The unknown is the part of the customers in the perimeter who are hit. What is believed of it
 * beforehand comes from resolved outages; the failing share of the probes and the reports beyond
 * the usual, divided by how readily people report, each make some parts likelier (Bayes). The range
 * is the shortest that holds nine in ten. A resolved outage teaches when another source told its
 * number: probes, or the operator. Immutable.
 */
public final class AffectedPeople {

  /** The memory: older cases say nothing any more. */
  private static final int MOST_CASES = 600;

  /** How many outages the flat belief about the part hit weighs as much as. */
  private static final double PSEUDO_CASES = 15;

  /**
   * A number is known well enough to teach how readily it was reported below this standard
   * deviation in logarithms. What part was hit is taught by every outage that probes saw: those
   * known best are the largest, and would make all look as large.
   */
  private static final double KNOWN = 0.6;

  /** How exact a number is that an operator confirmed, in logarithms. */
  private static final double CONFIRMED = 0.1;

  /**
   * How far perimeter, onset and end are off, which are themselves estimates: a standard deviation
   * in logarithms.
   */
  private static final double FACTS_OFF = 0.1;

  /** The part of what is believed that the range holds. */
  private static final double TOLD = 0.9;

  private static final double[] UNKNOWN = FractionGrid.unknown();
  private static final double[][] AROUND_FACTS = FractionGrid.bells(FACTS_OFF);

  private final List<Taught> taught;
  private final ProbeLikelihood seen;
  private final Propensities propensities;
  private final double[] usualFraction;

  private AffectedPeople(List<Taught> all) {
    taught = List.copyOf(all.subList(Math.max(0, all.size() - MOST_CASES), all.size()));
    seen = ProbeLikelihood.learn(taught.stream().flatMap(one -> one.spreads.stream()).toList());
    usualFraction = new double[FractionGrid.SIZE];
    double cases = PSEUDO_CASES + taught.size();
    Arrays.fill(usualFraction, PSEUDO_CASES / FractionGrid.SIZE / cases);
    List<Lesson> lessons = new ArrayList<>();
    for (Taught one : taught) {
      double[] fraction = one.fraction(seen);
      for (int index = 0; index < usualFraction.length; index++) {
        usualFraction[index] += fraction[index] / cases;
      }
      one.lesson(fraction).ifPresent(lessons::add);
    }
    propensities = Propensities.learn(lessons);
  }

  /**
   * Learns from resolved outages; worth keeping until another is resolved.
   *
   * @param resolved in the order in which they were resolved, oldest first; of those whose number
   *     is known the newest 600 count
   */
  public static AffectedPeople learnedFrom(List<ResolvedCase> resolved) {
    return new AffectedPeople(resolved.stream().flatMap(one -> Taught.by(one).stream()).toList());
  }

  /** Learns from one more, at a fraction of the price of learning all again. */
  public AffectedPeople and(ResolvedCase resolved) {
    return Taught.by(resolved)
        .map(one -> new AffectedPeople(Stream.concat(taught.stream(), Stream.of(one)).toList()))
        .orElse(this);
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
    double[] belief = FractionGrid.update(usualFraction, seen.of(probes));
    if (reports.isPresent()) {
      belief =
          FractionGrid.update(belief, ReportLikelihood.of(reports.get(), propensity, customers));
    }
    belief = FractionGrid.blurred(belief, AROUND_FACTS);
    FractionGrid.Range range = FractionGrid.shortest(belief, TOLD);
    return new AffectedEstimate(
        customers * Math.exp(range.low()),
        customers * Math.exp(FractionGrid.quantile(belief, 0.5)),
        customers * Math.exp(range.high()),
        method(reports, probes, propensity));
  }

  /**
   * How much likelier the answers of the probes are in an outage such as there were than while it
   * works, as a natural logarithm; 0 without an answer.
   *
   * @param probes what each vantage point in the perimeter saw since the onset
   */
  public double speakFor(List<VantageRounds> probes) {
    return FractionGrid.logMean(usualFraction, seen.of(probes)) - ProbeLikelihood.byChance(probes);
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

  /** What one resolved outage taught: the part that was hit, and how readily it was reported. */
  private static final class Taught {
    private final ResolvedCase resolved;

    /** The log-likelihood of what its probes saw; nothing if the operator told the number. */
    private final Optional<double[][]> probes;

    private final Optional<double[]> spreads;

    private Taught(ResolvedCase resolved) {
      this.resolved = resolved;
      this.probes =
          resolved.confirmedAffected().isPresent()
              ? Optional.empty()
              : Optional.of(ProbeLikelihood.each(resolved.probes()));
      this.spreads = probes.map(ProbeLikelihood::evidence);
    }

    /** Nothing, unless a source other than reports told the number. */
    static Optional<Taught> by(ResolvedCase resolved) {
      boolean told = resolved.confirmedAffected().isPresent() || asked(resolved.probes());
      return resolved.customers() > 0 && told
          ? Optional.of(new Taught(resolved))
          : Optional.empty();
    }

    double[] fraction(ProbeLikelihood seen) {
      return probes
          .map(each -> FractionGrid.update(UNKNOWN, seen.of(each)))
          .orElseGet(() ->
              FractionGrid.near(
                  Math.log(resolved.confirmedAffected().orElseThrow() / resolved.customers()),
                  CONFIRMED));
    }

    Optional<Lesson> lesson(double[] fraction) {
      double unsure = FractionGrid.variance(fraction);
      return resolved
          .reports()
          .filter(reports -> reports.teaches() && unsure < KNOWN * KNOWN)
          .map(reports -> {
            double excess = reports.excess();
            double log =
                Math.log(excess / reports.activeMinutes())
                    - Math.log(resolved.customers())
                    - FractionGrid.mean(fraction);
            double counting = (reports.counted() + reports.usual()) / (excess * excess);
            return new Lesson(resolved.service(), log, unsure + counting);
          });
    }
  }
}
