package io.tocsin.detection.crowd;

import io.tocsin.detection.crowd.Cells.Place;
import java.util.Arrays;

/**
 * The reports of one minute, cell by cell in the order the cells were first named; a column for
 * each figure, so that looking through them touches little memory. Not thread-safe.
 */
final class MinuteCells {

  /** More cells than these in one minute are not kept apart: they lose their place. */
  private static final int MOST = 4_096;

  private static final int FEW = 4;

  private final long index;
  private final CellWords words;
  private int size;
  private int[] areas = new int[FEW];
  private int[] symptoms = new int[FEW];
  private int[] lines = new int[FEW];
  private double[] own = new double[FEW];
  private double[] told = new double[FEW];
  private int[] people = new int[FEW];

  MinuteCells(long index, CellWords words) {
    this.index = index;
    this.words = words;
  }

  long index() {
    return index;
  }

  /** How many cells hold something. */
  int size() {
    return size;
  }

  /** The number of the cell's area among the words. */
  int area(int cell) {
    return areas[cell];
  }

  int symptom(int cell) {
    return symptoms[cell];
  }

  int line(int cell) {
    return lines[cell];
  }

  /** Reports by weight of people who came by their own accord. */
  double own(int cell) {
    return own[cell];
  }

  /** Reports by weight of people who were told. */
  double told(int cell) {
    return told[cell];
  }

  int people(int cell) {
    return people[cell];
  }

  /** What they count together. */
  double weight(int cell) {
    return own[cell] + Referrals.TOLD * told[cell];
  }

  double weight() {
    double sum = 0;
    for (int cell = 0; cell < size; cell++) {
      sum += weight(cell);
    }
    return sum;
  }

  /** Where the reports of a cell belong. */
  Place place(int cell) {
    return new Place(
        words.areas().text(areas[cell]),
        words.symptoms().text(symptoms[cell]),
        words.lines().text(lines[cell]));
  }

  /** Adds to a cell. */
  void add(Place place, double byOwn, double byTold, int byPeople) {
    int area = words.areas().numberOf(place.area());
    int symptom = words.symptoms().numberOf(place.symptom());
    int line = words.lines().numberOf(place.line());
    int cell = find(area, symptom, line);
    if (cell < 0 && size >= MOST) {
      area = words.areas().numberOf("");
      line = words.lines().numberOf("");
      cell = find(area, symptom, line);
    }
    if (cell < 0) {
      cell = append(area, symptom, line);
    }
    own[cell] += byOwn;
    told[cell] += byTold;
    people[cell] += byPeople;
  }

  private int find(int area, int symptom, int line) {
    for (int cell = 0; cell < size; cell++) {
      if (areas[cell] == area && symptoms[cell] == symptom && lines[cell] == line) {
        return cell;
      }
    }
    return -1;
  }

  private int append(int area, int symptom, int line) {
    if (size == areas.length) {
      areas = Arrays.copyOf(areas, 2 * size);
      symptoms = Arrays.copyOf(symptoms, 2 * size);
      lines = Arrays.copyOf(lines, 2 * size);
      own = Arrays.copyOf(own, 2 * size);
      told = Arrays.copyOf(told, 2 * size);
      people = Arrays.copyOf(people, 2 * size);
    }
    areas[size] = area;
    symptoms[size] = symptom;
    lines[size] = line;
    return size++;
  }
}
