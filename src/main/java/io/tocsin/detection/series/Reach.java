package io.tocsin.detection.series;

/** How many of the latest readings weigh, by the mean age of weights that fade. */
enum Reach {
  ONE(1),
  FEW(8),
  DOZENS(40);

  private final int readings;

  Reach(int readings) {
    this.readings = readings;
  }

  int readings() {
    return readings;
  }

  /** What a difference keeps of its weight from one reading to the next. */
  double keep() {
    return 1 - 1.0 / readings;
  }
}
