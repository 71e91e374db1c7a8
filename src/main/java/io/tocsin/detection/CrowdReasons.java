package io.tocsin.detection;

import io.tocsin.detection.Reasons.Bar;
import io.tocsin.detection.Reasons.Brake;
import io.tocsin.detection.Reasons.Doubt;
import io.tocsin.detection.Reasons.Heard;
import io.tocsin.detection.crowd.CrowdView;
import io.tocsin.detection.crowd.Excess;
import io.tocsin.detection.crowd.Search;
import io.tocsin.detection.crowd.Surroundings;
import io.tocsin.detection.crowd.Terrain;
import io.tocsin.detection.crowd.Usual;
import io.tocsin.detection.state.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Looks at one crowd at one moment as the detector does, and tells what it sees instead of judging.
 * Confined to one question.
 */
final class CrowdReasons {

  private static final int HOUR = 60;
  private static final int SHORT = 10;

  /** Less than this is not worth a word. */
  private static final double WORTH_TELLING = 0.5;

  private final ComponentCrowd crowd;
  private final Surroundings around;
  private final CrowdView view;
  private final Doubts doubts;

  CrowdReasons(ComponentCrowd crowd, Surroundings around) {
    this.crowd = crowd;
    this.around = around;
    this.view = crowd.reports().view(around, crowd, ComponentCrowd.HANDICAP_OF_ZONES);
    this.doubts = crowd.doubts();
  }

  /** What is found, before and after blame. */
  private record Found(Excess all, Excess blamed, double needed) {
    boolean isNothing() {
      return all.nats() <= 0;
    }
  }

  /**
   * Why there is an alarm now, or none.
   *
   * @param caution nats that an alarm takes
   * @param suspicion nats that probes already have for it
   */
  Reasons tell(Evidence evidence, double caution, double suspicion, Search search) {
    CrowdCourse course = crowd.course();
    if (course != null) {
      Excess told = crowd.excess;
      Bar bar = bar(told, told.nats(), caution, suspicion);
      return new Reasons(evidence, heard(told), bar, List.of(), alarm(course));
    }
    double needed = caution - suspicion;
    Excess blamed =
        crowd.reports().search(search, around, crowd, ComponentCrowd.HANDICAP_OF_ZONES, 0);
    Found found = new Found(view.strongest(search), blamed, needed);
    Bar bar = bar(found.all(), blamed.nats(), caution, suspicion);
    return new Reasons(evidence, heard(found.all()), bar, doubts(found), null);
  }

  private static Reasons.Alarm alarm(CrowdCourse course) {
    return new Reasons.Alarm(
        Time.startOf(course.openedAt()),
        Time.startOf(course.onset()),
        course.phase(),
        course.remaining(),
        course.areas());
  }

  private Heard heard(Excess found) {
    int window = found.nats() > 0 ? found.minutes() : HOUR;
    boolean nothing = found.nats() <= 0;
    return new Heard(
        window,
        doubts.people(window),
        nothing ? view.weight(window) : found.reports(),
        nothing ? view.ordinary(window).reports() : found.expected(),
        places(found),
        found.symptom(),
        crowd.minutes.tally(crowd.now - window + 1, crowd.now, minute -> minute.areas));
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
  private Bar bar(Excess found, double reached, double caution, double probes) {
    double needed = caution - probes;
    boolean nothing = found.nats() <= 0;
    int window = nothing ? SHORT : found.minutes();
    Usual usual = nothing ? view.ordinary(window) : new Usual(found.expected(), found.shape());
    double grant =
        nothing || found.zone() == Excess.EVERYWHERE ? 0 : ComponentCrowd.HANDICAP_OF_ZONES;
    return new Bar(reached, needed, caution, probes, usual.reportsWorth(needed + grant), window);
  }

  /** Everything that held an alarm back. */
  private List<Doubt> doubts(Found found) {
    List<Doubt> all = new ArrayList<>();
    if (found.isNothing()) {
      all.add(quiet());
    } else {
      loud(found, all);
    }
    int window = found.isNothing() ? HOUR : found.all().minutes();
    add(all, Brake.HEARSAY, view.told(window));
    add(all, Brake.AFTERMATH, view.late(window));
    add(all, Brake.WORKS_FOR_OTHERS, crowd.working(window));
    return all;
  }

  private static void add(List<Doubt> all, Brake brake, double have) {
    if (have >= WORTH_TELLING) {
      all.add(new Doubt(brake, have, 0, ""));
    }
  }

  private Doubt quiet() {
    double counted = view.weight(HOUR);
    if (doubts.people(HOUR) == 0) {
      return new Doubt(Brake.NOBODY, 0, 0, "");
    }
    return counted < Search.FEWEST_REPORTS
        ? new Doubt(Brake.FEW_REPORTS, counted, Search.FEWEST_REPORTS, "")
        : new Doubt(Brake.USUAL, counted, view.ordinary(HOUR).reports(), "");
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
