package io.tocsin.detection.course;

/** How often probes have failed in this disturbance, and what that makes of the next word. */
final class ProbeMemory {

  /** How often a probe of a sound service fails all the same; generous, for one may be slow. */
  private static final double FALSE_FAILURES = 0.01;

  /** Chance that probes have got better though the service has not: it is back where they stand. */
  private static final double EASED = 0.15;

  private static final double EASED_TO = 0.25;
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
    double failing = failures + PRIOR;
    double working = successes + PRIOR;
    double asBefore = run(failing, working, failed, fine);
    double better = (1 - EASED_TO) * failing;
    double eased = run(failing - better, working + better, failed, fine);
    double broken = LogSum.of(Math.log(1 - EASED) + asBefore, Math.log(EASED) + eased);
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
