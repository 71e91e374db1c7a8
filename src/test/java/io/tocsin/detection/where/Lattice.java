package io.tocsin.detection.where;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** A country of squares, each row a region, and people who report in it. */
final class Lattice {

  static final int SIDE = 8;

  private Lattice() {}

  static String code(int row, int column) {
    return "p" + row + column;
  }

  static Ground ground() {
    List<Place> places = new ArrayList<>();
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        double customers = 1000 + 500 * ((row * 5 + column * 3) % 7);
        places.add(
            new Place(
                code(row, column),
                "r" + row,
                customers,
                List.of(code(row + 1, column), code(row, column + 1))));
      }
    }
    return new Ground(places);
  }

  /**
   * Draws a tally.
   *
   * @param usual reports of all places together in ordinary times
   * @param loud what would be heard more if every place were down
   * @param echo what is heard more from everywhere
   */
  static Tally tally(
      Ground ground, Set<String> down, double usual, double loud, double echo, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] reports = new double[ground.size()];
    double[] expected = new double[ground.size()];
    for (int place = 0; place < reports.length; place++) {
      double share = ground.share(place);
      boolean inside = down.contains(ground.places().get(place).code());
      expected[place] = usual * share;
      reports[place] = poisson((usual + echo + (inside ? loud : 0)) * share, random);
    }
    return new Tally(reports, expected, 0);
  }

  private static double poisson(double mean, SplittableRandom random) {
    int count = 0;
    for (double left = mean - random.nextExponential(); left > 0; count++) {
      left -= random.nextExponential();
    }
    return count;
  }
}
