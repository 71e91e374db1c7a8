package io.tocsin.detection.crowd;

import io.tocsin.detection.crowd.Cells.Place;
import java.util.Arrays;

/**
 * The reports of one minute, cell by cell in the order the cells were first named; in two plain
 * arrays, so that looking through them touches little memory. Not thread-safe.
 */
final class MinuteCells {

  /** More cells than these in one minute are not kept apart: they lose their place. */
  private static final int MOST = 4_096;

  private static final int FEW = 4;

  /** Figures of a cell: reports of own accord, of people told, and people. */
  private static final int FIGURES = 3;

  /** Words of a cell: area, symptom, line. */
  private static final int WORDS = 3;

  private final long index;
  private final CellWords words;
  private int size;
  private double most;
  private int[] names = new int[WORDS * FEW];
  private double[] figures = new double[FIGURES * FEW];

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
    return names[WORDS * cell];
  }

  int symptom(int cell) {
    return names[WORDS * cell + 1];
  }

  int line(int cell) {
    return names[WORDS * cell + 2];
  }

  /** Reports by weight of people who came by their own accord. */
  double own(int cell) {
    return figures[FIGURES * cell];
  }

  /** Reports by weight of people who were told. */
  double told(int cell) {
    return figures[FIGURES * cell + 1];
  }

  int people(int cell) {
    return (int) figures[FIGURES * cell + 2];
  }

  /** What they count together. */
  double weight(int cell) {
    return figures[FIGURES * cell] + figures[FIGURES * cell + 1];
  }

  /** What its cells add up to at most, whichever of them are asked for. */
  double most() {
    return most;
  }

  double weight() {
    double sum = 0;
    for (int cell = 0; cell < size; cell++) {
      sum += weight(cell);
    }
    return sum;
  }

  /** Reports by weight of people who came by their own accord, in all cells. */
  double own() {
    double sum = 0;
    for (int cell = 0; cell < size; cell++) {
      sum += own(cell);
    }
    return sum;
  }

  /** Where the reports of a cell belong. */
  Place place(int cell) {
    return new Place(
        words.areas().text(area(cell)),
        words.symptoms().text(symptom(cell)),
        words.lines().text(line(cell)));
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
    most += Math.max(0, byOwn + byTold);
    figures[FIGURES * cell] += byOwn;
    figures[FIGURES * cell + 1] += byTold;
    figures[FIGURES * cell + 2] += byPeople;
  }

  private int find(int area, int symptom, int line) {
    for (int cell = 0; cell < size; cell++) {
      if (area(cell) == area && symptom(cell) == symptom && line(cell) == line) {
        return cell;
      }
    }
    return -1;
  }

  private int append(int area, int symptom, int line) {
    if (WORDS * size == names.length) {
      names = Arrays.copyOf(names, 2 * names.length);
      figures = Arrays.copyOf(figures, 2 * figures.length);
    }
    names[WORDS * size] = area;
    names[WORDS * size + 1] = symptom;
    names[WORDS * size + 2] = line;
    return size++;
  }
}
