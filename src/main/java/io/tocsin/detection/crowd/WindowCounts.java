package io.tocsin.detection.crowd;

import java.util.Arrays;

/**
 * Reports by zone, symptom and window, as the search needs them. What is touched grows with the
 * cells that hold something: a zone is counted only where enough was reported to be looked at, and
 * nothing at all where that is so for the whole. Confined to one thread, reused for many
 * components.
 */
final class WindowCounts {

  /** All symptoms together. */
  static final int ALL = 0;

  /** More symptoms than these are not told apart. */
  static final int MOST_SYMPTOMS = 24;

  private static final int NONE = -1;
  private static final double ROUNDING = 1e-6;

  private final int[] windows;
  private final double fewest;
  private double[] counts = new double[0];

  /** What a zone has at most, however it is split; and in which look that was so. */
  private double[] most = new double[0];

  private int[] stamps = new int[0];

  /** The areas that were heard of in this look, what each has at most, and its zones counted. */
  private int[] heardOf = new int[0];

  private int areas;
  private int[] areaStamps = new int[0];
  private double[] areaMost = new double[0];
  private int[] countedFrom = new int[0];
  private int[] countedTo = new int[0];
  private int[] counted = new int[0];
  private int[] rows = new int[0];
  private int[] touched = new int[0];
  private final MinuteCells[] minutes;
  private int gathered;
  private long cellsCounted;
  private int stamp;
  private int zones;
  private int everywhere;
  private int[] slots = new int[0];
  private final int[] named = new int[MOST_SYMPTOMS];
  private int symptoms;
  private int width;

  /**
   * Counts into windows of so many minutes, the shortest first.
   *
   * @param fewest reports; a zone with fewer is not counted
   */
  WindowCounts(int[] windows, double fewest) {
    this.windows = windows.clone();
    this.minutes = new MinuteCells[windows[windows.length - 1]];
    this.fewest = fewest;
  }

  /**
   * Counts the minutes before now, none older than the longest window, none up to {@code over}.
   *
   * @param others that will be added to the whole
   */
  void count(Cells cells, Terrain terrain, long now, long over, double others) {
    begin(cells, terrain);
    if (gather(cells, now, over) + others < fewest - ROUNDING) {
      return;
    }
    int[] places = cells.words().placesIn(terrain);
    for (int one = 0; one < gathered; one++) {
      bound(places, minutes[one]);
    }
    findCounted(terrain);
    int window = 0;
    for (int one = 0; one < gathered; one++) {
      while (windows[window] < now - minutes[one].index() + 1) {
        window++;
      }
      add(places, minutes[one], window);
    }
    accumulate();
  }

  /** Gathers the minutes that hold something, the newest first; returns what they have at most. */
  private double gather(Cells cells, long now, long over) {
    long oldest = Math.max(over, now - minutes.length);
    double most = 0;
    gathered = 0;
    for (long index = Math.min(now, cells.newest()); index > oldest; index--) {
      MinuteCells minute = cells.at(index);
      if (minute != null) {
        minutes[gathered++] = minute;
        most += minute.most();
      }
    }
    return most;
  }

  private void begin(Cells cells, Terrain terrain) {
    makeRoom(terrain);
    everywhere = terrain.zones();
    areas = 0;
    symptoms = 0;
    zones = 0;
    int words = cells.words().symptoms().size();
    width = (1 + Math.min(words, MOST_SYMPTOMS)) * windows.length;
    if (slots.length < words) {
      slots = new int[2 * words];
    }
    Arrays.fill(slots, 0, words, NONE);
    if (counts.length < (everywhere + 1) * width) {
      counts = new double[(everywhere + 1) * width];
    }
    stamp++;
  }

  private void makeRoom(Terrain terrain) {
    int lands = terrain.lands().size();
    int places = terrain.zones() + 1;
    if (heardOf.length >= lands && stamps.length >= places) {
      return;
    }
    heardOf = new int[lands];
    areaStamps = new int[lands];
    areaMost = new double[lands];
    countedFrom = new int[lands];
    countedTo = new int[lands];
    stamps = new int[places];
    rows = new int[places];
    touched = new int[places];
    most = new double[places];
    stamp = 0;
  }

  /** What the areas of a minute's cells can have at most. */
  private void bound(int[] places, MinuteCells minute) {
    for (int cell = 0; cell < minute.size(); cell++) {
      int area = places[minute.area(cell)];
      if (area >= 0) {
        if (areaStamps[area] != stamp) {
          areaStamps[area] = stamp;
          areaMost[area] = 0;
          heardOf[areas++] = area;
        }
        areaMost[area] += Math.max(0, minute.weight(cell));
      }
    }
  }

  /** Finds, for each area that is named, its zones that can have enough. */
  private void findCounted(Terrain terrain) {
    for (int one = 0; one < areas; one++) {
      int area = heardOf[one];
      for (int zone : terrain.zonesOf(area)) {
        most[zone] = (stamps[zone] == stamp ? most[zone] : 0) + areaMost[area];
        stamps[zone] = stamp;
      }
    }
    int found = 0;
    for (int one = 0; one < areas; one++) {
      int area = heardOf[one];
      int[] zonesOf = terrain.zonesOf(area);
      if (counted.length < found + zonesOf.length) {
        counted = Arrays.copyOf(counted, 2 * (found + zonesOf.length));
      }
      countedFrom[area] = found;
      for (int zone : zonesOf) {
        counted[found] = zone;
        found += most[zone] >= fewest - ROUNDING ? 1 : 0;
      }
      countedTo[area] = found;
    }
  }

  /** Cells counted so far, in all looks. */
  long cellsCounted() {
    return cellsCounted;
  }

  private void add(int[] places, MinuteCells minute, int window) {
    cellsCounted += minute.size();
    for (int cell = 0; cell < minute.size(); cell++) {
      int symptom = slot(minute.symptom(cell));
      double weight = minute.weight(cell);
      add(everywhere, symptom, weight, window);
      int area = places[minute.area(cell)];
      if (area >= 0) {
        for (int one = countedFrom[area]; one < countedTo[area]; one++) {
          add(counted[one], symptom, weight, window);
        }
      }
    }
  }

  private int slot(int word) {
    if (slots[word] == NONE && symptoms < MOST_SYMPTOMS) {
      named[symptoms++] = word;
      slots[word] = symptoms;
    }
    return slots[word];
  }

  private void add(int zone, int symptom, double weight, int window) {
    int begin = zone * width;
    if (rows[zone] != stamp) {
      rows[zone] = stamp;
      touched[zones++] = zone;
      Arrays.fill(counts, begin, begin + width, 0);
    }
    counts[begin + window] += weight;
    if (symptom > ALL) {
      counts[begin + symptom * windows.length + window] += weight;
    }
  }

  /** A long window holds what the shorter ones hold. */
  private void accumulate() {
    for (int one = 0; one < zones; one++) {
      int begin = touched[one] * width;
      for (int row = begin; row < begin + width; row += windows.length) {
        for (int window = 1; window < windows.length; window++) {
          counts[row + window] += counts[row + window - 1];
        }
      }
    }
  }

  /** How many zones were counted, the whole among them. */
  int zones() {
    return zones;
  }

  int zone(int place) {
    return touched[place];
  }

  /** How many symptoms are told apart; they have the numbers from one on. */
  int symptoms() {
    return symptoms;
  }

  /** The word of a symptom among those of the cells. */
  int word(int symptom) {
    return named[symptom - 1];
  }

  /** Reports of a zone that was counted, of one symptom or {@link #ALL}. */
  double of(int zone, int symptom, int window) {
    return counts[zone * width + symptom * windows.length + window];
  }

  /** The number under which the whole is counted. */
  int everywhere() {
    return everywhere;
  }

  double everywhere(int symptom, int window) {
    return rows[everywhere] == stamp ? of(everywhere, symptom, window) : 0;
  }
}
