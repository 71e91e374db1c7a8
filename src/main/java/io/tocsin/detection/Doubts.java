package io.tocsin.detection;

import io.tocsin.detection.Reasons.Brake;
import io.tocsin.detection.Reasons.Doubt;
import io.tocsin.detection.crowd.Excess;
import java.util.ArrayList;
import java.util.List;

/**
 * What speaks against an alarm although more is reported than usual: too few people, one network,
 * or a stream that does not rise.
 *
 * @param now the minute that is looked at
 */
record Doubts(Minutes minutes, Groups groups, Calls calls, long now) {

  /** So many people at least must report something within the window. */
  private static final int FEWEST_PEOPLE = 6;

  /** So many of them, by weight, where it stands out: a few lines at home are no crowd. */
  private static final double FEWEST_IN_PLACE = 5;

  /**
   * Whether any of them does.
   *
   * @param least nats that an alarm takes
   */
  boolean speakAgainst(Excess found, double least) {
    int window = found.minutes();
    return people(window) < FEWEST_PEOPLE
        || inPlace(found) < FEWEST_IN_PLACE
        || !rises(found, least)
        || !severalNetworks(window);
  }

  /** All that do, with their figures: the same questions, each asked to its end. */
  List<Doubt> against(Excess found, double least) {
    int window = found.minutes();
    List<Doubt> all = new ArrayList<>();
    if (people(window) < FEWEST_PEOPLE) {
      all.add(new Doubt(Brake.FEW_PEOPLE, people(window), FEWEST_PEOPLE, ""));
    }
    if (inPlace(found) < FEWEST_IN_PLACE) {
      all.add(new Doubt(Brake.FEW_IN_PLACE, inPlace(found), FEWEST_IN_PLACE, ""));
    }
    if (!rises(found, least)) {
      all.add(new Doubt(Brake.NO_RISE, found.reports(), before(found), ""));
    }
    if (!severalNetworks(window)) {
      all.add(new Doubt(Brake.ONE_NETWORK, 0, 0, ""));
    }
    return all;
  }

  private double inPlace(Excess found) {
    return found.reports() + calls.desks(found.minutes());
  }

  private boolean severalNetworks(int window) {
    return groups.severalNetworks(minutes, now, window, calls.desks(window));
  }

  /** People who report a failure within a window, and desks that tallied calls. */
  int people(int window) {
    return minutes.failing(now - window + 1, now) + calls.desks(window);
  }

  /**
   * Whether it stands out against what was said just before, too: what comes evenly all day and all
   * night, as no disturbance does, stands out of the usual at night alone.
   */
  private boolean rises(Excess found, double least) {
    double before = found.zone() == Excess.EVERYWHERE ? before(found) : 0;
    return before <= found.expected()
        || Excess.nats(found.reports(), before, found.shape()) >= least;
  }

  /**
   * What would have come within the window at the pace of the time before it, of the quieter half:
   * what comes evenly comes in both, and what began or ended there does not hide what follows.
   */
  private double before(Excess found) {
    long last = now - found.minutes();
    long half = (Minutes.KEPT - found.minutes()) / 2L;
    double quieter =
        Math.min(
            heard(found, last - half + 1, last), heard(found, last - 2 * half + 1, last - half));
    return quieter * found.minutes() / half;
  }

  private double heard(Excess found, long first, long last) {
    return minutes.sum(
        first,
        last,
        minute -> found.symptom().isEmpty() ? minute.failing : minute.named(found.symptom()));
  }
}
