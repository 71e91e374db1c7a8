package io.tocsin.detection;

import io.tocsin.detection.Reasons.Bar;
import io.tocsin.detection.Reasons.Brake;
import io.tocsin.detection.Reasons.Doubt;
import io.tocsin.detection.Reasons.Heard;
import io.tocsin.detection.crowd.Crowd;
import io.tocsin.detection.crowd.Excess;
import io.tocsin.detection.crowd.Search;
import io.tocsin.detection.crowd.Surroundings;
import io.tocsin.detection.crowd.Terrain;
import io.tocsin.detection.crowd.Usual;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Looks at one crowd at one moment as the detector does, and tells what it sees instead of judging.
 *
 * @param others more that speaks for and against an outage
 * @param doubts what speaks against an alarm
 * @param handicap nats that a place must bring beyond the whole
 */
record CrowdReasons(
    Minutes minutes,
    Crowd crowd,
    Crowd.Others others,
    Doubts doubts,
    double handicap,
    long now,
    Surroundings around) {

  private static final int HOUR = 60;
  private static final int SHORT = 10;

  /** Less than this is not worth a word. */
  private static final double WORTH_TELLING = 0.5;

  /** What is found, before and after blame. */
  record Found(Excess all, Excess blamed, double needed) {
    boolean isNothing() {
      return all.nats() <= 0;
    }
  }

  Found find(Search search, double needed) {
    return new Found(
        crowd.strongest(search, around, others, handicap),
        crowd.search(search, around, others, handicap, 0),
        needed);
  }

  Heard heard(Excess found) {
    int window = found.nats() > 0 ? found.minutes() : HOUR;
    long first = now - window + 1;
    boolean nothing = found.nats() <= 0;
    return new Heard(
        window,
        doubts.people(window),
        nothing ? counted(window) : found.reports(),
        nothing ? crowd.ordinary(window, around, others).reports() : found.expected(),
        places(found),
        found.symptom(),
        minutes.tally(first, now, minute -> minute.areas));
  }

  private double counted(int window) {
    return crowd.weight(now - window + 1, now) + others.alike(window);
  }

  private SortedSet<String> places(Excess found) {
    SortedSet<String> places = new TreeSet<>();
    Terrain terrain = around.customers().terrain();
    if (found.nats() > 0 && found.zone() != Excess.EVERYWHERE) {
      for (int area : terrain.areasOf(found.zone())) {
        places.add(terrain.lands().get(area).area());
      }
    }
    return places;
  }

  /**
   * Evidence against the bar.
   *
   * @param reached nats that are left after blame
   */
  Bar bar(Excess found, double reached, double caution, double probes) {
    double needed = caution - probes;
    boolean nothing = found.nats() <= 0;
    int window = nothing ? SHORT : found.minutes();
    Usual usual =
        nothing
            ? crowd.ordinary(window, around, others)
            : new Usual(found.expected(), found.shape());
    double grant = nothing || found.zone() == Excess.EVERYWHERE ? 0 : handicap;
    return new Bar(reached, needed, caution, probes, usual.reportsWorth(needed + grant), window);
  }

  /** Everything that held an alarm back. */
  List<Doubt> doubts(Found found) {
    List<Doubt> all = new ArrayList<>();
    if (found.isNothing()) {
      all.add(quiet());
    } else {
      loud(found, all);
    }
    int window = found.isNothing() ? HOUR : found.all().minutes();
    add(all, Brake.HEARSAY, crowd.told(now - window + 1, now));
    add(all, Brake.AFTERMATH, crowd.late(window, around));
    add(all, Brake.WORKS_FOR_OTHERS, others.working(window));
    return all;
  }

  private static void add(List<Doubt> all, Brake brake, double have) {
    if (have >= WORTH_TELLING) {
      all.add(new Doubt(brake, have, 0, ""));
    }
  }

  private Doubt quiet() {
    double counted = counted(HOUR);
    if (doubts.people(HOUR) == 0) {
      return new Doubt(Brake.NOBODY, 0, 0, "");
    }
    return counted < Search.FEWEST_REPORTS
        ? new Doubt(Brake.FEW_REPORTS, counted, Search.FEWEST_REPORTS, "")
        : new Doubt(Brake.USUAL, counted, crowd.ordinary(HOUR, around, others).reports(), "");
  }

  private void loud(Found found, List<Doubt> all) {
    Excess blamed = found.blamed();
    if (found.all().nats() - blamed.nats() >= WORTH_TELLING) {
      all.add(new Doubt(Brake.OTHERS_LINE, found.all().nats(), blamed.nats(), blamed.line()));
    }
    if (blamed.nats() < found.needed()) {
      all.add(new Doubt(Brake.TOO_LITTLE, blamed.nats(), found.needed(), ""));
    }
    all.addAll(doubts.against(found.all(), found.needed()));
  }
}
