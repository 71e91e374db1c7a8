package io.tocsin.detection.crowd;

import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reports of the last hours in cells: minute, area, symptom, line. What is kept and read grows
 * with the cells that hold something, not with the reports in them. Not thread-safe.
 */
final class Cells {

  /** Minutes kept: an hour of outage and three of the quiet before it. */
  static final int KEPT = 256;

  /** So many words are remembered whether or not a cell still names them. */
  private static final int WORDS_KEPT = 4_096;

  private static final long NEVER = Long.MIN_VALUE / 2;

  private @Nullable MinuteCells[] ring = new @Nullable MinuteCells[KEPT];
  private CellWords words = new CellWords();
  private int mostWords = WORDS_KEPT;
  private long newest = NEVER;
  private long forgotten = NEVER;

  /** Where a report belongs; an empty text is unknown. */
  record Place(String area, String symptom, String line) {}

  /** The words that the cells name. */
  CellWords words() {
    return words;
  }

  /** Counts a report, or with a negative weight takes it away again. */
  void add(long index, Place place, double own, double told, int people, long now) {
    if (index <= now - KEPT || index > now) {
      return;
    }
    if (words.size() > mostWords) {
      forgetWords();
    }
    MinuteCells minute = at(index);
    if (minute == null) {
      minute = new MinuteCells(index, words);
      put(minute);
    }
    minute.add(place, own, told, people);
  }

  private void put(MinuteCells minute) {
    ring[slot(minute.index())] = minute;
    newest = Math.max(newest, minute.index());
  }

  /** What was reported in a minute; null if nothing was, or if it is longer ago than is kept. */
  @Nullable MinuteCells at(long index) {
    MinuteCells minute = ring[slot(index)];
    return minute != null && minute.index() == index ? minute : null;
  }

  private static int slot(long index) {
    return (int) (index & (KEPT - 1));
  }

  /** Words that no cell names any more are forgotten. */
  private void forgetWords() {
    List<MinuteCells> held = oldestFirst();
    words = new CellWords();
    ring = new @Nullable MinuteCells[KEPT];
    for (MinuteCells minute : held) {
      MinuteCells copy = new MinuteCells(minute.index(), words);
      for (int cell = 0; cell < minute.size(); cell++) {
        copy.add(minute.place(cell), minute.own(cell), minute.told(cell), minute.people(cell));
      }
      put(copy);
    }
    mostWords = Math.max(WORDS_KEPT, 2 * words.size());
  }

  void forget(long now) {
    for (long index = Math.max(forgotten + 1, now - 2 * KEPT); index <= now - KEPT; index++) {
      if (at(index) != null) {
        ring[slot(index)] = null;
      }
    }
    forgotten = Math.max(forgotten, now - KEPT);
  }

  /** The last minute that holds something, long ago when none does. */
  long newest() {
    return newest;
  }

  double weight(long index) {
    MinuteCells minute = at(index);
    return minute == null ? 0 : minute.weight();
  }

  /** Reports of a minute by weight of people who came by their own accord. */
  double own(long index) {
    MinuteCells minute = at(index);
    return minute == null ? 0 : minute.own();
  }

  /** Reports between two minutes, both included, by weight. */
  double weight(long first, long last) {
    double sum = 0;
    for (long index = Math.min(last, newest); index >= first && index > newest - KEPT; index--) {
      sum += weight(index);
    }
    return Math.max(0, sum);
  }

  private List<MinuteCells> oldestFirst() {
    List<MinuteCells> held = new ArrayList<>();
    for (long index = newest - KEPT + 1; index <= newest; index++) {
      MinuteCells minute = at(index);
      if (minute != null) {
        held.add(minute);
      }
    }
    return held;
  }

  void save(StateOut out) {
    out.list(
        oldestFirst(),
        minute -> {
          out.number(minute.index());
          out.number(minute.size());
          for (int cell = 0; cell < minute.size(); cell++) {
            Place place = minute.place(cell);
            out.text(place.area());
            out.text(place.symptom());
            out.text(place.line());
            out.real(minute.own(cell));
            out.real(minute.told(cell));
            out.number(minute.people(cell));
          }
        });
  }

  static Cells restore(StateIn in) {
    Cells cells = new Cells();
    for (int minutes = in.count(); minutes > 0; minutes--) {
      MinuteCells minute = new MinuteCells(in.number(), cells.words);
      for (int size = in.count(); size > 0; size--) {
        Place place = new Place(in.text(), in.text(), in.text());
        minute.add(place, in.real(), in.real(), (int) in.number());
      }
      cells.put(minute);
    }
    return cells;
  }
}
