package io.tocsin.detection.where;

/** Every place is down. */
record Everywhere(Ground ground) implements Form {

  @Override
  public Shape shape() {
    return Shape.NATIONAL;
  }

  @Override
  public Belief weigh(double[] odds) {
    double[] inside = new double[odds.length];
    for (int place = 0; place < odds.length; place++) {
      inside[place] = ground.eligible(place) ? 1 : 0;
    }
    return new Belief(glance(odds), inside);
  }

  @Override
  public double glance(double[] odds) {
    double evidence = 0;
    for (int place = 0; place < odds.length; place++) {
      evidence += ground.eligible(place) ? odds[place] : 0;
    }
    return evidence;
  }
}
