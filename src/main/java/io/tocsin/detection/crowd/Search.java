package io.tocsin.detection.crowd;

import io.tocsin.detection.crowd.Cells.Cell;
import io.tocsin.detection.crowd.Cells.Minute;
import io.tocsin.detection.crowd.Cells.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Looks for the window, zone and symptom in which people report most surprisingly much; confined to
 * one thread, reused for many components.
 *
 * <p>Six windows from three minutes to an hour are tried at once. The whole is held against its own
 * rhythm and level, a zone against what the others say at the same time: a restless evening lifts
 * all zones and alarms none. Only zones and symptoms that somebody named lately are looked at.
 */
public final class Search {

  static final int[] WINDOWS = {3, 5, 10, 15, 30, 60};

  /** More symptoms than these are not told apart. */
  private static final int MOST_SYMPTOMS = 24;

  private static final double FEWEST_REPORTS = 5;
  private static final double LEAST_RATIO = 2;

  /** A zone's part and a symptom's part vary by themselves, as relative variances. */
  private static final double ZONE_UNREST = 0.03;

  private static final double SYMPTOM_UNREST = 0.02;

  private final List<String> names = new ArrayList<>();
  private final List<Integer> touched = new ArrayList<>();
  private double[][][] counts = new double[0][][];
  private int[] stamps = new int[0];
  private int stamp;

  /** What is searched, as it stands at the end of a minute. */
  interface Scene {
    /** The newest minutes first. */
    Iterator<Minute> minutes();

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

    double restsOn(int zone);

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

  /** Returns what stands out most; {@link Excess#NONE} if nothing does. */
  Excess search(Scene scene) {
    count(scene);
    Excess best = Excess.NONE;
    for (int window = 0; window < WINDOWS.length; window++) {
      best = better(best, whole(scene, window));
      for (int zone : touched) {
        if (zone != scene.customers().terrain().zones()) {
          best = better(best, zone(scene, zone, window));
        }
      }
    }
    return best.nats() > 0 ? Blame.weigh(scene, scene.lines(), best) : best;
  }

  private static Excess better(Excess one, Excess other) {
    return other.nats() > one.nats() ? other : one;
  }

  private void count(Scene scene) {
    Terrain terrain = scene.customers().terrain();
    clear(terrain.zones() + 1);
    for (Iterator<Minute> minutes = scene.minutes(); minutes.hasNext(); ) {
      Minute minute = minutes.next();
      long age = scene.now() - minute.index + 1;
      if (age > WINDOWS[WINDOWS.length - 1] || minute.index <= scene.over()) {
        break;
      }
      int window = 0;
      while (WINDOWS[window] < age) {
        window++;
      }
      for (Map.Entry<Place, Cell> cell : minute.cells()) {
        add(terrain, cell.getKey(), cell.getValue(), window);
      }
    }
    accumulate();
  }

  private void clear(int zones) {
    if (counts.length < zones) {
      counts = new double[zones][MOST_SYMPTOMS + 1][WINDOWS.length];
      stamps = new int[zones];
    }
    stamp++;
    touched.clear();
    names.clear();
  }

  private void add(Terrain terrain, Place place, Cell cell, int window) {
    int symptom = symptom(place.symptom());
    double weight = cell.weight();
    add(terrain.zones(), symptom, weight, window);
    int area = cell.areaIn(terrain, place.area());
    if (area >= 0) {
      for (int zone : terrain.zonesOf(area)) {
        add(zone, symptom, weight, window);
      }
    }
  }

  private int symptom(String name) {
    for (int known = 0; known < names.size(); known++) {
      if (names.get(known).equals(name)) {
        return known;
      }
    }
    if (names.size() < MOST_SYMPTOMS) {
      names.add(name);
      return names.size() - 1;
    }
    return MOST_SYMPTOMS;
  }

  private void add(int zone, int symptom, double weight, int window) {
    if (stamps[zone] != stamp) {
      stamps[zone] = stamp;
      touched.add(zone);
      for (double[] windows : counts[zone]) {
        Arrays.fill(windows, 0);
      }
    }
    counts[zone][MOST_SYMPTOMS][window] += weight;
    if (symptom < MOST_SYMPTOMS) {
      counts[zone][symptom][window] += weight;
    }
  }

  /** A long window holds what the shorter ones hold. */
  private void accumulate() {
    for (int zone : touched) {
      accumulate(counts[zone][MOST_SYMPTOMS]);
      for (int symptom = 0; symptom < names.size(); symptom++) {
        accumulate(counts[zone][symptom]);
      }
    }
  }

  private static void accumulate(double[] windows) {
    for (int window = 1; window < WINDOWS.length; window++) {
      windows[window] += windows[window - 1];
    }
  }

  private double counted(int zone, int symptom, int window) {
    return stamps[zone] == stamp ? counts[zone][symptom][window] : 0;
  }

  private Excess whole(Scene scene, int window) {
    int minutes = WINDOWS[window];
    int everywhere = scene.customers().terrain().zones();
    Level.Factor level = scene.level(minutes);
    double usual = scene.usual(minutes) * level.mean();
    double part = believed(scene, minutes, window);
    Excess best = Excess.NONE;
    for (int symptom = 0; symptom <= names.size(); symptom++) {
      boolean all = symptom == names.size();
      String name = all ? "" : names.get(symptom);
      double reports =
          part * counted(everywhere, all ? MOST_SYMPTOMS : symptom, window)
              + (all ? scene.others(minutes) : 0);
      double expected =
          usual * (all ? 1 : scene.partOfSymptom(name))
              + scene.late(minutes, Excess.EVERYWHERE, name);
      double shape = all ? level.shape() : shape(scene, 1 / level.shape(), name);
      best = better(best, excess(0, window, Excess.EVERYWHERE, name, reports, expected, shape));
    }
    return best;
  }

  private Excess zone(Scene scene, int zone, int window) {
    int minutes = WINDOWS[window];
    double here = counts[zone][MOST_SYMPTOMS][window];
    if (here < FEWEST_REPORTS) {
      return Excess.NONE;
    }
    int everywhere = scene.customers().terrain().zones();
    double believed = believed(scene, minutes, window);
    double part = scene.partOf(zone);
    Level.Factor before = scene.level(minutes);
    double usual = scene.usual(minutes);
    double elsewhere = Math.max(0, counted(everywhere, MOST_SYMPTOMS, window) - here);
    double shape = before.shape() + elsewhere;
    double level = shape / (before.shape() / before.mean() + usual * (1 - part));
    double unrest = 1 / shape + ZONE_UNREST + 1 / (scene.restsOn(zone) + 3);
    Excess best = Excess.NONE;
    for (int symptom = 0; symptom <= names.size(); symptom++) {
      boolean all = symptom == names.size();
      double reports = believed * counts[zone][all ? MOST_SYMPTOMS : symptom][window];
      if (reports < FEWEST_REPORTS) {
        continue;
      }
      String name = all ? "" : names.get(symptom);
      double expected =
          usual * level * part * (all ? 1 : scene.partOfSymptom(name))
              + scene.late(minutes, zone, name);
      double sure = all ? 1 / unrest : shape(scene, unrest, name);
      double handicap = scene.handicapOfZones();
      best = better(best, excess(handicap, window, zone, name, reports, expected, sure));
    }
    return best;
  }

  /** The part of the reports that is left when those for whom it works are held against them. */
  private double believed(Scene scene, int minutes, int window) {
    double all = counted(scene.customers().terrain().zones(), MOST_SYMPTOMS, window);
    return all <= 0 ? 1 : Math.max(0.5, 1 - scene.working(minutes) / 2 / all);
  }

  private static double shape(Scene scene, double unrest, String symptom) {
    return 1 / (unrest + SYMPTOM_UNREST + 1 / (scene.symptomRestsOn(symptom) + 2));
  }

  private static Excess excess(
      double handicap,
      int window,
      int zone,
      String symptom,
      double reports,
      double expected,
      double shape) {
    if (reports < FEWEST_REPORTS || reports < LEAST_RATIO * expected) {
      return Excess.NONE;
    }
    double nats = Excess.nats(reports, expected, shape) - handicap;
    return nats <= 0
        ? Excess.NONE
        : new Excess(nats, WINDOWS[window], zone, symptom, reports, expected, shape, "");
  }
}
