package io.tocsin.detection.course;

/** How often probes have failed in this disturbance, and what that makes of the next word. */
final class ProbeMemory {

  /** How often a probe of a sound service fails all the same; generous, for one may be slow. */
  private static final double FALSE_FAILURES = 0.01;

  private static final double SURPRISES = 0.1;
  private static final double PRIOR = 0.5;
  private static final double MOST = 60;

  private double failures;
  private double successes;

  /** Log likelihood of this minute's probes if it is over, against still broken. */
  double overAgainstBroken(WatchedMinute seen) {
    if (seen.conclusive() == 0) {
      return 0;
    }
    int failed = seen.failed();
    int fine = seen.conclusive() - failed;
    double over = failed * Math.log(FALSE_FAILURES) + fine * Math.log(1 - FALSE_FAILURES);
    double asBefore = run(failures + PRIOR, successes + PRIOR, failed, fine);
    double anew = run(1, 1, failed, fine);
    double broken = LogSum.of(Math.log(1 - SURPRISES) + asBefore, Math.log(SURPRISES) + anew);
    return over - broken;
  }

  /** Log probability of some failures and successes in a row from a beta belief. */
  private static double run(double failing, double working, int failed, int fine) {
    double sum = 0;
    for (int i = 0; i < failed; i++) {
      sum += Math.log((failing + i) / (failing + working + i));
    }
    for (int i = 0; i < fine; i++) {
      sum += Math.log((working + i) / (failing + working + failed + i));
    }
    return sum;
  }

  void learn(WatchedMinute seen, double broken) {
    failures += broken * seen.failed();
    successes += broken * (seen.conclusive() - seen.failed());
    double all = failures + successes;
    if (all > MOST) {
      failures *= MOST / all;
      successes *= MOST / all;
    }
  }

  double[] save() {
    return new double[] {failures, successes};
  }

  void restore(double[] saved) {
    failures = saved[0];
    successes = saved[1];
  }
}
