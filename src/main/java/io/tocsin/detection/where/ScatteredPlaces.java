package io.tocsin.detection.where;

import org.apache.commons.numbers.gamma.LogBeta;

/** Places here and there are down, each for itself; how many is learned from the tally. */
record ScatteredPlaces(Ground ground) implements Form {

  /** Prior of the part that is down: a beta distribution with mean 0.23. */
  private static final double DOWN = 1.5;

  private static final double SPARED = 5;

  private static final double BEGIN = 0.2;
  private static final int ROUNDS = 6;

  @Override
  public Shape shape() {
    return Shape.SCATTERED;
  }

  @Override
  public Belief weigh(double[] odds) {
    double[] inside = new double[odds.length];
    double part = BEGIN;
    int places = ground.eligible();
    for (int round = 0; round < ROUNDS; round++) {
      double prior = Math.log(part / (1 - part));
      double sum = 0;
      for (int place = 0; place < odds.length; place++) {
        inside[place] = ground.eligible(place) ? Form.probability(odds[place] + prior) : 0;
        sum += inside[place];
      }
      part = (DOWN - 1 + sum) / (DOWN + SPARED - 2 + places);
    }
    return new Belief(evidence(odds, part) - Math.log(places) / 2 + prior(part), inside);
  }

  @Override
  public double glance(double[] odds) {
    return evidence(odds, BEGIN);
  }

  private static double prior(double part) {
    return (DOWN - 1) * Math.log(part)
        + (SPARED - 1) * Math.log1p(-part)
        - LogBeta.value(DOWN, SPARED);
  }

  private double evidence(double[] odds, double part) {
    double evidence = 0;
    for (int place = 0; place < odds.length; place++) {
      evidence += ground.eligible(place) ? Form.either(part, odds[place]) : 0;
    }
    return evidence;
  }
}
