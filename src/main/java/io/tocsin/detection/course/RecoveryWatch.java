package io.tocsin.detection.course;

/**
 * Whether a disturbance is coming back, minute by minute. Confined to one owner.
 *
 * <p>Recovery is not that the rate fell, for people stop repeating themselves, but that it fell
 * below what a still broken service would give. Method: a hidden Markov model (Rabiner 1989) whose
 * state is the level that is still broken and the amount of late reports to come, on a grid; each
 * minute may end or mend it, and reports, probes and words weigh the states.
 */
public final class RecoveryWatch {

  private static final double SURELY_OVER = 0.92;
  private static final double NO_LONGER_OVER = 0.5;
  private static final double SURELY_DROPPED = 0.8;
  private static final double NO_LONGER_DROPPED = 0.4;

  /** What came by referral is looked at over about so many minutes. */
  private static final double REFERRED_MINUTES = 12;

  /** One word that it works is so much likelier when it does; many in a minute may be a chorus. */
  private static final double WORD = Math.log(2.5);

  private static final double MOST_WORDS = 6;

  private final LevelBelief belief;
  private final ProbeMemory probes;
  private double referred;
  private Phase phase = Phase.BROKEN;
  private int minute;

  /** Watches a disturbance from its onset on; the first minute fed is the onset's. */
  public RecoveryWatch(CoursePrior prior) {
    this.belief = new LevelBelief(prior);
    this.probes = new ProbeMemory();
  }

  /** Everything a watch remembers, as plain numbers. */
  public record Saved(int minute, Phase phase, double referred, double[] probes, double[] belief) {}

  public Saved save() {
    return new Saved(minute, phase, referred, probes.save(), belief.save());
  }

  /** A watch that goes on exactly where the saved one stood. */
  public static RecoveryWatch restore(CoursePrior prior, Saved saved) {
    RecoveryWatch watch = new RecoveryWatch(prior);
    watch.minute = saved.minute();
    watch.phase = saved.phase();
    watch.referred = saved.referred();
    watch.probes.restore(saved.probes());
    watch.belief.restore(saved.belief());
    return watch;
  }

  /** Minutes fed so far. */
  public int minutes() {
    return minute;
  }

  /**
   * Reports above the usual that this disturbance, late ones included, explains in its next minute;
   * whoever looks for a new one takes them off.
   */
  public double explained(double activity) {
    return belief.expected(minute, activity);
  }

  /** Takes in the next minute and says how it looks now. */
  public Reading next(WatchedMinute seen) {
    referred += (seen.referred() - referred) / (1 + Math.min(minute, REFERRED_MINUTES));
    belief.advance(minute);
    belief.weigh(seen, referred, minute);
    belief.weighOver(probes.overAgainstBroken(seen) + words(seen));
    probes.learn(seen, 1 - belief.over());
    belief.rememberWorst(minute);
    minute++;
    return told();
  }

  private static double words(WatchedMinute seen) {
    return WORD * Math.clamp(seen.worksAgain() - seen.stillBroken(), -MOST_WORDS, MOST_WORDS);
  }

  private Reading told() {
    double over = belief.over();
    double dropped = belief.dropped();
    phase = phase(over, dropped);
    int since =
        switch (phase) {
          case BROKEN -> 0;
          case PARTLY_BACK -> (int) Math.round(belief.droppedSince());
          case OVER -> (int) Math.round(belief.overSince());
        };
    return new Reading(phase, over, dropped, since, belief.remaining());
  }

  private Phase phase(double over, double dropped) {
    if (over >= SURELY_OVER || (phase == Phase.OVER && over >= NO_LONGER_OVER)) {
      return Phase.OVER;
    }
    if (dropped >= SURELY_DROPPED || (phase != Phase.BROKEN && dropped >= NO_LONGER_DROPPED)) {
      return Phase.PARTLY_BACK;
    }
    return Phase.BROKEN;
  }
}
