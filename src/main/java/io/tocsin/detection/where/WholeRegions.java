package io.tocsin.detection.where;

/** Some regions are down, all of each. */
record WholeRegions(Ground ground) implements Form {

  /** Prior: how likely any one region is among them. */
  private static final double PART = 0.15;

  @Override
  public Shape shape() {
    return Shape.REGIONAL;
  }

  @Override
  public Belief weigh(double[] odds) {
    double[] inside = new double[odds.length];
    for (int[] region : ground.regions()) {
      double probability = Form.probability(together(region, odds) + Math.log(PART / (1 - PART)));
      for (int place : region) {
        inside[place] = ground.eligible(place) ? probability : 0;
      }
    }
    return new Belief(glance(odds), inside);
  }

  @Override
  public double glance(double[] odds) {
    double evidence = 0;
    for (int[] region : ground.regions()) {
      evidence += Form.either(PART, together(region, odds));
    }
    return evidence;
  }

  private double together(int[] region, double[] odds) {
    double sum = 0;
    for (int place : region) {
      sum += ground.eligible(place) ? odds[place] : 0;
    }
    return sum;
  }
}
