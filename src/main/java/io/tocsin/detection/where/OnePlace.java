package io.tocsin.detection.where;

/** One place is down, more likely one with many customers. */
record OnePlace(Ground ground) implements Form {

  @Override
  public Shape shape() {
    return Shape.SINGLE;
  }

  @Override
  public Belief weigh(double[] odds) {
    double[] inside = new double[odds.length];
    double highest = highest(odds);
    double sum = 0;
    for (int place = 0; place < odds.length; place++) {
      if (ground.eligible(place)) {
        inside[place] = ground.share(place) * Math.exp(odds[place] - highest);
        sum += inside[place];
      }
    }
    for (int place = 0; place < odds.length; place++) {
      inside[place] = sum > 0 ? inside[place] / sum : 0;
    }
    return new Belief(highest + Math.log(sum), inside);
  }

  @Override
  public double glance(double[] odds) {
    return highest(odds);
  }

  private double highest(double[] odds) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int place = 0; place < odds.length; place++) {
      highest = ground.eligible(place) ? Math.max(highest, odds[place]) : highest;
    }
    return highest;
  }
}
