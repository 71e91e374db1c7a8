package io.tocsin.detection;

import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import java.time.Instant;

/** When a crowd is looked at again: a look costs, and most reports change nothing. */
final class Glances {

  private static final long EVERY_SECONDS = 10;

  /** It is looked at sooner when more than an eighth of the reports are new. */
  private static final int GROWTH = 8;

  private long looked;
  private int unseen;

  /** There is one more report, or something like it. */
  void more() {
    unseen++;
  }

  /** Whether a look would see what the last one saw. */
  boolean nothingNew(boolean suspected) {
    return unseen == 0 && !suspected;
  }

  /** Whether the last look was so lately that it depends on how many reports there are. */
  boolean isSoon(Instant at) {
    return at.getEpochSecond() < looked + EVERY_SECONDS;
  }

  /**
   * Says whether to look now, and takes it for done.
   *
   * @param suspected whether something else speaks for a disturbance
   * @param reports how many there are lately; asked for only soon after a look
   */
  boolean due(Instant at, boolean suspected, int reports) {
    boolean few = (long) GROWTH * unseen <= reports;
    if (nothingNew(suspected) || (isSoon(at) && few)) {
      return false;
    }
    looked = at.getEpochSecond();
    unseen = 0;
    return true;
  }

  void save(StateOut out) {
    out.number(looked);
    out.number(unseen);
  }

  static Glances restore(StateIn in) {
    Glances glances = new Glances();
    glances.looked = in.number();
    glances.unseen = in.count();
    return glances;
  }
}
