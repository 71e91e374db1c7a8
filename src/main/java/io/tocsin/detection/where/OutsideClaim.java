package io.tocsin.detection.where;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What speaks against "only there": whoever claims that an outage is confined to some places is
 * held against the reports from everywhere else. Immutable.
 *
 * @param probability that at least one place outside the claim is down too, 0 to 1
 * @param strongest codes of the places outside that are surely down, the most striking first; empty
 *     if there is none
 * @param reports from those places since the onset
 * @param usual reports from them in the same time
 * @param people reports from each of those places
 */
public record OutsideClaim(
    double probability,
    List<String> strongest,
    double reports,
    double usual,
    Map<String, Integer> people) {

  /** Beyond doubt: one in a thousand is left. */
  private static final double DOUBT = 0.001;

  /** A place is named when so sure. */
  private static final double SURE = 0.9;

  /** Whatever the probability says, fewer reports from outside prove nothing. */
  private static final double FEWEST = 5;

  public OutsideClaim {
    strongest = List.copyOf(strongest);
    people = Map.copyOf(people);
  }

  /** Says whether the claim is contradicted beyond doubt. */
  public boolean beyondDoubt() {
    return probability >= 1 - DOUBT && !strongest.isEmpty() && reports >= FEWEST;
  }

  /**
   * Holds a claim against a tally. Codes that the ground does not know are ignored.
   *
   * <p>Two accounts compete with even odds: all shapes within the claim, or all shapes anywhere. A
   * louder outside, as echoes of the news make it, is open to both; so are misplaced reports.
   *
   * @throws IllegalArgumentException if the tally is not over this ground
   */
  public static OutsideClaim of(Ground ground, Collection<String> claimed, Tally tally) {
    return of(ground, claimed, tally, ShapePrior.general());
  }

  /** Holds a claim against a tally, with what was learned about the shapes of outages. */
  public static OutsideClaim of(
      Ground ground, Collection<String> claimed, Tally tally, ShapePrior prior) {
    PerimeterFinder.requireSame(ground, tally);
    Ground confined = ground.onlyWithin(claimed);
    if (confined.eligible() == 0
        || confined.eligible() == ground.eligible()
        || !PerimeterFinder.isTelling(ground, tally)) {
      return new OutsideClaim(0, List.of(), 0, 0, Map.of());
    }
    List<Account> anywhere = Accounts.of(ground, tally, prior);
    double outside = Account.logSum(anywhere);
    double within = Account.logSum(Accounts.of(confined, tally, prior));
    double[] inside = Choice.from(anywhere, ground.size()).inside();
    return strongest(ground, confined, tally, inside, Form.probability(outside - within));
  }

  private static OutsideClaim strongest(
      Ground ground, Ground confined, Tally tally, double[] inside, double probability) {
    double[] reports = tally.reports();
    double[] expected = tally.expected();
    List<Integer> sure = new ArrayList<>();
    for (int place = 0; place < inside.length; place++) {
      if (!confined.eligible(place) && inside[place] >= SURE && reports[place] > expected[place]) {
        sure.add(place);
      }
    }
    sure.sort(Comparator.comparingDouble(place -> expected[place] - reports[place]));
    return new OutsideClaim(
        probability,
        sure.stream().map(place -> ground.places().get(place).code()).toList(),
        sure.stream().mapToDouble(place -> reports[place]).sum(),
        sure.stream().mapToDouble(place -> expected[place]).sum(),
        sure.stream()
            .collect(
                Collectors.toMap(
                    place -> ground.places().get(place).code(),
                    place -> (int) Math.round(reports[place]))));
  }
}
