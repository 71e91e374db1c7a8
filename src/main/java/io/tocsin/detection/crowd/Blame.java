package io.tocsin.detection.crowd;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Takes the customers of one line out of the evidence when nearly all reports come from them.
 *
 * <p>Who cannot get online blames the service. When reports about a service come from one
 * operator's lines far more often than they usually do, what the others say has to stand alone. How
 * far more often is measured as the log-likelihood ratio of the line's part against its usual part.
 */
final class Blame {

  /** Beyond so many nats a line's part is no chance. */
  private static final double NO_CHANCE = 4;

  /** The same for a line whose operator is known to be disturbed. */
  private static final double DISTURBED = 2;

  /** So many nats are granted to chance. */
  private static final double GRANTED = 2;

  private static final double FEWEST_REPORTS = 5;
  private static final double NEARLY_ALL = 0.98;

  private Blame() {}

  /** What blame is judged by. */
  interface Lines {
    /** The part of the usual reports that comes from a line. */
    double partOf(String line);

    /** Whether the operator of the line is known to be disturbed, now or lately. */
    boolean disturbed(String line);

    /** Whether the line belongs to the service itself: its own customers may report it. */
    boolean own(String line);
  }

  private record Suspect(String line, double nats, double people, double weight) {}

  static Excess weigh(Search.Scene scene, Lines lines, Excess excess) {
    Suspect suspect = suspect(scene, lines, excess);
    double limit = lines.disturbed(suspect.line()) ? DISTURBED : NO_CHANCE;
    double left = excess.nats() - Math.max(0, suspect.nats() - GRANTED);
    if (suspect.nats() <= limit) {
      return with(excess, left, "");
    }
    double others = excess.reports() - suspect.weight();
    double usual = excess.expected() * (1 - Math.min(NEARLY_ALL, lines.partOf(suspect.line())));
    double alone = others < FEWEST_REPORTS ? 0 : Excess.nats(others, usual, excess.shape());
    return with(excess, Math.min(left, alone), suspect.line());
  }

  private static Excess with(Excess excess, double nats, String line) {
    return new Excess(
        Math.max(0, nats),
        excess.minutes(),
        excess.zone(),
        excess.symptom(),
        excess.reports(),
        excess.expected(),
        excess.shape(),
        line);
  }

  private static Suspect suspect(Search.Scene scene, Lines lines, Excess excess) {
    SortedMap<String, double[]> byLine = new TreeMap<>();
    double all = 0;
    Cells cells = scene.cells();
    long oldest = Math.max(scene.over(), scene.now() - excess.minutes());
    for (long index = Math.min(scene.now(), cells.newest()); index > oldest; index--) {
      MinuteCells minute = cells.at(index);
      if (minute != null) {
        all += add(scene, excess, minute, byLine);
      }
    }
    Suspect most = new Suspect("", 0, 0, 0);
    for (Map.Entry<String, double[]> line : byLine.entrySet()) {
      double people = line.getValue()[1];
      boolean asked = !line.getKey().isEmpty() && !lines.own(line.getKey()) && people >= 2;
      double nats = asked ? nats(people, all, lines.partOf(line.getKey())) : 0;
      if (nats > most.nats()) {
        most = new Suspect(line.getKey(), nats, people, line.getValue()[0]);
      }
    }
    return most;
  }

  /** Adds weight and people of a minute, line by line; returns all of its people. */
  private static double add(
      Search.Scene scene, Excess excess, MinuteCells minute, SortedMap<String, double[]> byLine) {
    double all = 0;
    for (int cell = 0; cell < minute.size(); cell++) {
      if (holds(scene, excess, minute, cell)) {
        String line = scene.cells().words().lines().text(minute.line(cell));
        double[] sums = byLine.computeIfAbsent(line, unseen -> new double[2]);
        sums[0] += minute.weight(cell);
        sums[1] += minute.people(cell);
        all += minute.people(cell);
      }
    }
    return all;
  }

  /** Whether a cell is in the zone, and of the symptom, that stand out. */
  static boolean holds(Search.Scene scene, Excess excess, MinuteCells minute, int cell) {
    CellWords words = scene.cells().words();
    String symptom = words.symptoms().text(minute.symptom(cell));
    if (!excess.symptom().isEmpty() && !excess.symptom().equals(symptom)) {
      return false;
    }
    if (excess.zone() == Excess.EVERYWHERE) {
      return true;
    }
    Terrain terrain = scene.customers().terrain();
    int area = words.areaIn(terrain, minute.area(cell));
    if (area >= 0) {
      for (int zone : terrain.zonesOf(area)) {
        if (zone == excess.zone()) {
          return true;
        }
      }
    }
    return false;
  }

  private static double nats(double people, double all, double usual) {
    double part = Math.min(1, people / all);
    double limited = Math.min(NEARLY_ALL, usual);
    if (part <= limited) {
      return 0;
    }
    double rest = part < 1 ? (1 - part) * Math.log((1 - part) / (1 - limited)) : 0;
    return all * (part * Math.log(part / limited) + rest);
  }
}
