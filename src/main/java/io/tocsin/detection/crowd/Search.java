package io.tocsin.detection.crowd;

import org.jspecify.annotations.Nullable;

/**
 * Looks for the window, zone and symptom in which people report most surprisingly much; confined to
 * one thread, reused for many components.
 *
 * <p>Six windows from three minutes to an hour are tried at once, all symptoms together, with what
 * their mixture adds, and each by itself. The whole is held against its own rhythm and level, its
 * mixture also against the two hours before; a zone against what the others say at the same time: a
 * restless evening lifts all zones and alarms none. Only zones and symptoms that somebody named
 * lately are looked at.
 */
public final class Search {

  static final int[] WINDOWS = {3, 5, 10, 15, 30, 60};

  private static final int LONGEST = WINDOWS[WINDOWS.length - 1];

  /** Fewer reports in one window, by weight, are not looked at. */
  public static final double FEWEST_REPORTS = 5;

  static final double LEAST_RATIO = 2;

  /** A zone's part and a symptom's part vary by themselves, as relative variances. */
  private static final double ZONE_UNREST = 0.03;

  private static final double SYMPTOM_UNREST = 0.02;

  private final WindowCounts counts = new WindowCounts(WINDOWS, FEWEST_REPORTS);
  private final NamedSymptoms named = new NamedSymptoms(counts);
  private final SymptomMixture mixture = new SymptomMixture(SYMPTOM_UNREST);
  private final @Nullable Ordinary[] ordinary = new @Nullable Ordinary[WINDOWS.length];

  /** Nobody asks about what stands out by fewer nats. */
  private double least;

  /** What is searched, as it stands at the end of a minute. */
  interface Scene {
    Cells cells();

    long now();

    /** The last minute of an outage that is over: what came before it has been told. */
    long over();

    Customers customers();

    Blame.Lines lines();

    /** Reports usual in a window that ends now, and how sure that is, by the belief before it. */
    double usual(int minutes);

    Level.Factor level(int minutes);

    /** The usual part of the reports that names a zone, and how many reports that rests on. */
    double partOf(int zone);

    double restsOn(double part);

    double partOfSymptom(String symptom);

    double symptomRestsOn(String symptom);

    /** Late reports of an outage that is over, expected in a window, a zone and a symptom. */
    double late(int minutes, int zone, String symptom);

    /** More sources that count like people: desks that answer calls. */
    double others(int minutes);

    /** People for whom it works: each two take one report off, down to half of all. */
    double working(int minutes);

    /** How many nats less a zone counts than the whole: there are many zones. */
    double handicapOfZones();
  }

  /**
   * What a window would hold in ordinary times.
   *
   * @param believed the part of the reports that is left when those for whom it works are held
   *     against them
   */
  private record Ordinary(double usual, Level.Factor level, double believed) {}

  /**
   * Returns what stands out most; {@link Excess#NONE} if nothing does.
   *
   * @param least nats below which nobody asks
   */
  Excess search(Scene scene, double least) {
    Excess best = loudest(scene, least);
    return best.nats() >= least && best.nats() > 0
        ? Blame.weigh(scene, scene.lines(), Hearsay.weigh(scene, best))
        : Excess.NONE;
  }

  /** Returns what stands out most, whoever is to blame. */
  Excess strongest(Scene scene) {
    return Hearsay.weigh(scene, loudest(scene, 0));
  }

  private Excess loudest(Scene scene, double asked) {
    least = asked;
    Terrain terrain = scene.customers().terrain();
    double others = scene.others(LONGEST);
    counts.count(scene.cells(), terrain, scene.now(), scene.over(), others);
    named.begin();
    Excess best = Excess.NONE;
    boolean any = counts.zones() > 0 || others >= FEWEST_REPORTS;
    for (int window = 0; any && window < WINDOWS.length; window++) {
      ordinary[window] = null;
      best = whole(scene, window, best);
      for (int place = 0; place < counts.zones(); place++) {
        best = zone(scene, counts.zone(place), window, best);
      }
    }
    return best;
  }

  /** Returns how many cells all looks so far went through: what a search costs grows with them. */
  public long cellsLookedAt() {
    return counts.cellsCounted();
  }

  private Ordinary ordinary(Scene scene, int window) {
    Ordinary known = ordinary[window];
    if (known == null) {
      int minutes = WINDOWS[window];
      known = new Ordinary(scene.usual(minutes), scene.level(minutes), believed(scene, window));
      ordinary[window] = known;
    }
    return known;
  }

  private Excess whole(Scene scene, int window, Excess before) {
    Excess best = before;
    for (int one = 1; one <= counts.symptoms() + 1; one++) {
      boolean all = one > counts.symptoms();
      int symptom = all ? WindowCounts.ALL : one;
      double counted = counts.everywhere(symptom, window);
      double others = all ? scene.others(WINDOWS[window]) : 0;
      if (Math.max(0, counted) + others < FEWEST_REPORTS) {
        continue;
      }
      Ordinary ordinary = ordinary(scene, window);
      double reports = ordinary.believed() * counted + others;
      Level.Factor level = ordinary.level();
      double usual = ordinary.usual() * level.mean() * (all ? 1 : named.part(scene, symptom));
      if (!isEnough(reports, usual)) {
        continue;
      }
      String name = all ? "" : named.name(scene, symptom);
      double expected = usual + scene.late(WINDOWS[window], Excess.EVERYWHERE, name);
      if (isEnough(reports, expected)) {
        double shape = all ? level.shape() : shape(scene, 1 / level.shape(), symptom);
        double nats = Excess.nats(reports, expected, shape);
        double otherwise =
            all ? mixture(scene, counts.everywhere(), window, lacking(nats, best)) : 0;
        if (otherwise > 0) {
          double said = reports - others;
          double rise = Lately.rise(scene, WINDOWS[window], said, expected, shape);
          nats += Math.min(otherwise, rise);
        }
        best = better(best, nats, window, Excess.EVERYWHERE, name, reports, expected, shape);
      }
    }
    return best;
  }

  private Excess zone(Scene scene, int zone, int window, Excess before) {
    double here = counts.of(zone, WindowCounts.ALL, window);
    if (here < FEWEST_REPORTS || zone == scene.customers().terrain().zones()) {
      return before;
    }
    Zone of = zone(scene, zone, window, here);
    Excess best = before;
    for (int one = 1; one <= counts.symptoms() + 1; one++) {
      boolean all = one > counts.symptoms();
      int symptom = all ? WindowCounts.ALL : one;
      double counted = counts.of(zone, symptom, window);
      if (counted < FEWEST_REPORTS) {
        continue;
      }
      double reports = ordinary(scene, window).believed() * counted;
      double usual = of.usual() * (all ? 1 : named.part(scene, symptom));
      if (!isEnough(reports, usual)) {
        continue;
      }
      String name = all ? "" : named.name(scene, symptom);
      double expected = usual + scene.late(WINDOWS[window], zone, name);
      if (isEnough(reports, expected)) {
        double sure = all ? 1 / of.unrest() : shape(scene, of.unrest(), symptom);
        double nats = Excess.nats(reports, expected, sure) - scene.handicapOfZones();
        nats += all ? mixture(scene, zone, window, lacking(nats, best)) : 0;
        best = better(best, nats, window, zone, name, reports, expected, sure);
      }
    }
    return best;
  }

  /** What is usual in a zone at the level of all others, and how much that varies. */
  private record Zone(double usual, double unrest) {}

  private Zone zone(Scene scene, int zone, int window, double here) {
    double part = scene.partOf(zone);
    Level.Factor before = ordinary(scene, window).level();
    double usual = ordinary(scene, window).usual();
    double elsewhere = Math.max(0, counts.everywhere(WindowCounts.ALL, window) - here);
    double shape = before.shape() + elsewhere;
    double level = shape / (before.shape() / before.mean() + usual * (1 - part));
    double unrest = 1 / shape + ZONE_UNREST + 1 / (scene.restsOn(part) + 3);
    return new Zone(usual * level * part, unrest);
  }

  /** How many nats more it takes to be the loudest of those that somebody asks about. */
  private double lacking(double nats, Excess best) {
    return Math.max(best.nats(), least) - nats;
  }

  /**
   * What the mixture of all symptoms adds where their number stands out.
   *
   * @param lacking nats without which it does not matter
   */
  private double mixture(Scene scene, int zone, int window, double lacking) {
    if (counts.everywhere(WindowCounts.ALL, window) <= 0) {
      return 0;
    }
    double restsOn = 0;
    for (int one = 1; one <= counts.symptoms(); one++) {
      restsOn += named.restsOn(scene, one);
    }
    mixture.begin(restsOn);
    for (int one = 1; one <= counts.symptoms(); one++) {
      mixture.add(counts.of(zone, one, window), named.part(scene, one));
    }
    double nats = mixture.most() < lacking ? 0 : mixture.nats();
    return nats < lacking ? 0 : nats;
  }

  private static boolean isEnough(double reports, double expected) {
    return reports >= FEWEST_REPORTS && reports >= LEAST_RATIO * expected;
  }

  private double believed(Scene scene, int window) {
    double all = counts.everywhere(WindowCounts.ALL, window);
    return all <= 0 ? 1 : Math.max(0.5, 1 - scene.working(WINDOWS[window]) / 2 / all);
  }

  private double shape(Scene scene, double unrest, int symptom) {
    return 1 / (unrest + SYMPTOM_UNREST + 1 / (named.restsOn(scene, symptom) + 2));
  }

  private static Excess better(
      Excess best,
      double nats,
      int window,
      int zone,
      String symptom,
      double reports,
      double expected,
      double shape) {
    return nats <= best.nats()
        ? best
        : new Excess(nats, WINDOWS[window], zone, symptom, reports, expected, shape, "");
  }
}
