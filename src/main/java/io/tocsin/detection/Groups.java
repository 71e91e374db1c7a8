package io.tocsin.detection;

import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import java.util.Map;
import java.util.SortedMap;

/**
 * From which networks, and of which groups of customers, people usually report. Not thread-safe.
 */
final class Groups {

  /** So many people at least must come from outside the network with most reports. */
  private static final int OUTSIDE_LARGEST_NETWORK = 2;

  /** A network that usually brings this part of the reports may bring nearly all. */
  private static final double SINGLE_NETWORK = 0.5;

  /** A network is not known by fewer reports than these. */
  private static final double KNOWN_NETWORK = 10;

  /** So many people who stand behind one address with many need nobody from elsewhere. */
  private static final int CROWD_AMONG_MANY = 20;

  private static final int COHORT_PEOPLE = 5;
  private static final double COHORT_NEARLY_ALL = 0.8;
  private static final double COHORT_USUAL_MOST = 0.6;

  private final Shares cohorts;
  private final Shares networks;

  Groups() {
    this(new Shares(), new Shares());
  }

  private Groups(Shares cohorts, Shares networks) {
    this.cohorts = cohorts;
    this.networks = networks;
  }

  /** Takes in an ordinary hour that began with a minute. */
  void learn(Minutes minutes, long first) {
    cohorts.learn(minutes.tally(first, first + 59, one -> one.cohorts));
    networks.learn(minutes.tally(first, first + 59, one -> one.networks));
  }

  /**
   * Whether the reports of a window come from more than one network, from the one they usually come
   * from, or from behind addresses at which many people are known to stand.
   *
   * @param desks desks that tallied calls in the window: each is a network of its own
   */
  boolean severalNetworks(Minutes minutes, long now, int window, int desks) {
    Map<String, Integer> named = minutes.tally(now - window + 1, now, minute -> minute.networks);
    int all = named.values().stream().mapToInt(Integer::intValue).sum();
    String largest =
        named.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse("");
    int outside = all - named.getOrDefault(largest, 0) + desks;
    double usual = networks.of(largest);
    double amongMany = minutes.sum(now - window + 1, now, minute -> minute.amongMany);
    return outside >= OUTSIDE_LARGEST_NETWORK
        || amongMany >= CROWD_AMONG_MANY
        || (usual >= KNOWN_NETWORK && usual >= SINGLE_NETWORK * networks.total(""));
  }

  /** The group nearly all people name though it is not nearly everybody; empty if there is none. */
  String standingOutCohort(Minutes minutes, long now, int window) {
    long first = now - window + 1;
    SortedMap<String, Integer> named = minutes.tally(first, now, minute -> minute.cohorts);
    int people = (int) minutes.sum(first, now, minute -> minute.failing);
    for (Map.Entry<String, Integer> cohort : named.entrySet()) {
      String dimension = cohort.getKey().substring(0, cohort.getKey().indexOf(':') + 1);
      double usualPart = (cohorts.of(cohort.getKey()) + 1) / (cohorts.total(dimension) + 2);
      if (cohort.getValue() >= COHORT_PEOPLE
          && cohort.getValue() >= COHORT_NEARLY_ALL * people
          && usualPart < COHORT_USUAL_MOST) {
        return cohort.getKey();
      }
    }
    return "";
  }

  void save(StateOut out) {
    cohorts.save(out);
    networks.save(out);
  }

  static Groups restore(StateIn in) {
    return new Groups(Shares.restore(in), Shares.restore(in));
  }
}
