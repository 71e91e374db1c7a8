package io.tocsin.detection.where;

import java.util.List;
import java.util.TreeSet;

/**
 * Finds where an outage is from where people report it.
 *
 * <p>Each place is either spared or down. Spared places are heard as usual, up to a common factor
 * and an echo; places that are down are heard more, in proportion to their customers (after the
 * expectation-based scan of Neill 2009, with both levels estimated). Five shapes compete, each
 * paying for its description; the answer is the set with the largest expected overlap under all of
 * them. The cost grows with places times kept sets, never with the number of possible sets.
 */
public final class PerimeterFinder {

  /** With fewer reports than this nobody can tell. */
  private static final double FEWEST = 3;

  private PerimeterFinder() {}

  /** Finds the perimeter before anything was learned about the shapes of outages. */
  public static Perimeter find(Ground ground, Tally tally) {
    return find(ground, tally, ShapePrior.general());
  }

  /**
   * Finds the perimeter.
   *
   * @throws IllegalArgumentException if the tally is not over this ground
   */
  public static Perimeter find(Ground ground, Tally tally, ShapePrior prior) {
    requireSame(ground, tally);
    if (!isTelling(ground, tally)) {
      return Perimeter.unknown(ground);
    }
    List<Account> accounts = Accounts.of(ground, tally, prior);
    Choice choice = Choice.from(accounts, ground.size());
    TreeSet<String> areas = new TreeSet<>();
    choice.places().stream().forEach(place -> areas.add(ground.places().get(place).code()));
    return new Perimeter(
        areas, Reach.of(areas.size(), ground.eligible()), choice.inside(), choice.overlap());
  }

  /** Whether there is anything to be told: more reports than usual, and a few of them. */
  static boolean isTelling(Ground ground, Tally tally) {
    return ground.eligible() > 0 && tally.placed() >= FEWEST && tally.placed() > tally.usual();
  }

  static void requireSame(Ground ground, Tally tally) {
    if (tally.reports().length != ground.size()) {
      throw new IllegalArgumentException(
          "a tally of " + tally.reports().length + " places over " + ground.size());
    }
  }
}
