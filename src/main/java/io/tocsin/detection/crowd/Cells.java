package io.tocsin.detection.crowd;

import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The reports of the last hours in cells: minute, area, symptom, line. What is kept and read grows
 * with the cells that hold something, not with the reports in them. Not thread-safe.
 */
final class Cells {

  /** Minutes kept: an hour of outage and three of the quiet before it. */
  static final int KEPT = 256;

  /** More cells than these in one minute are not kept apart: they lose their place. */
  private static final int MOST_A_MINUTE = 4_096;

  private final Deque<Minute> minutes = new ArrayDeque<>();

  /** Where a report belongs; an empty text is unknown. */
  record Place(String area, String symptom, String line) {}

  /** The reports of one cell: by weight, of people by their own accord and of people told. */
  static final class Cell {
    double own;
    double told;
    int people;
    private int area = -1;
    private @Nullable Terrain terrain;

    /** The place of its area in the order of a terrain, or -1. */
    int areaIn(Terrain asked, String code) {
      if (asked != terrain) {
        terrain = asked;
        area = asked.indexOf(code);
      }
      return area;
    }

    /** What they count together. */
    double weight() {
      return own + Referrals.TOLD * told;
    }
  }

  /** The reports of one minute. */
  static final class Minute {
    final long index;
    private final Map<Place, Cell> cells = new LinkedHashMap<>();

    Minute(long index) {
      this.index = index;
    }

    Collection<Map.Entry<Place, Cell>> cells() {
      return cells.entrySet();
    }

    double weight() {
      double sum = 0;
      for (Cell cell : cells.values()) {
        sum += cell.weight();
      }
      return sum;
    }

    private Cell at(Place place) {
      boolean crowded = cells.size() >= MOST_A_MINUTE && !cells.containsKey(place);
      Place kept = crowded ? new Place("", place.symptom(), "") : place;
      return cells.computeIfAbsent(kept, fresh -> new Cell());
    }
  }

  /** Counts a report, or with a negative weight takes it away again. */
  void add(long index, Place place, double own, double told, int people, long now) {
    Minute minute = at(index, now);
    if (minute != null) {
      Cell cell = minute.at(place);
      cell.own += own;
      cell.told += told;
      cell.people += people;
    }
  }

  private @Nullable Minute at(long index, long now) {
    if (index <= now - KEPT || index > now) {
      return null;
    }
    for (Iterator<Minute> newest = minutes.descendingIterator(); newest.hasNext(); ) {
      Minute minute = newest.next();
      if (minute.index == index) {
        return minute;
      }
      if (minute.index < index) {
        return insert(index);
      }
    }
    return insert(index);
  }

  /** Minutes stand in order; one that comes late is put where it belongs. */
  private Minute insert(long index) {
    Deque<Minute> later = new ArrayDeque<>();
    while (!minutes.isEmpty() && minutes.getLast().index > index) {
      later.addFirst(minutes.removeLast());
    }
    Minute minute = new Minute(index);
    minutes.addLast(minute);
    minutes.addAll(later);
    return minute;
  }

  void forget(long now) {
    while (!minutes.isEmpty() && minutes.getFirst().index <= now - KEPT) {
      minutes.removeFirst();
    }
  }

  /** The minutes that hold something, the newest first. */
  Iterator<Minute> newestFirst() {
    return minutes.descendingIterator();
  }

  double weight(long index) {
    for (Iterator<Minute> newest = newestFirst(); newest.hasNext(); ) {
      Minute minute = newest.next();
      if (minute.index <= index) {
        return minute.index == index ? minute.weight() : 0;
      }
    }
    return 0;
  }

  /** Reports between two minutes, both included, by weight. */
  double weight(long first, long last) {
    double sum = 0;
    for (Iterator<Minute> newest = newestFirst(); newest.hasNext(); ) {
      Minute minute = newest.next();
      if (minute.index < first) {
        break;
      }
      sum += minute.index <= last ? minute.weight() : 0;
    }
    return Math.max(0, sum);
  }

  void save(StateOut out) {
    out.list(
        minutes,
        minute -> {
          out.number(minute.index);
          out.entries(
              minute.cells,
              (place, cell) -> {
                out.text(place.area());
                out.text(place.symptom());
                out.text(place.line());
                out.real(cell.own);
                out.real(cell.told);
                out.number(cell.people);
              });
        });
  }

  static Cells restore(StateIn in) {
    Cells cells = new Cells();
    for (int minutes = in.count(); minutes > 0; minutes--) {
      Minute minute = new Minute(in.number());
      for (int size = in.count(); size > 0; size--) {
        Place place = new Place(in.text(), in.text(), in.text());
        Cell cell = minute.at(place);
        cell.own = in.real();
        cell.told = in.real();
        cell.people = (int) in.number();
      }
      cells.minutes.addLast(minute);
    }
    return cells;
  }
}
