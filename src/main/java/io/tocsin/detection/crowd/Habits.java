package io.tocsin.detection.crowd;

import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What people usually say of one component: the rhythm of their week, the level of their last
 * hours, and where, of what and on whose lines they report. Not thread-safe.
 */
final class Habits {

  /** Beyond so many times the usual, and deviations, an hour is an outage nobody noticed. */
  private static final double CLIP_RATIO = 2.2;

  private static final double CLIP_DEVIATIONS = 3;
  private static final double CLIP_REPORTS = 3;
  private static final double BELIEVED_GROWTH = 1.5;

  /** What an hour of the day is worth that was never seen. */
  private static final double UNSEEN_SHAPE = 3;

  /** So many hours are remembered by their place in the week. */
  private static final int HOURS = 16;

  private static final double AREA_PRIOR = 40;
  private static final double SYMPTOM_PRIOR = 2;
  private static final double LINE_PRIOR = 2;
  private static final double LINES_PRIOR = 28;

  private final Rhythm rhythm;
  private final Level level;
  private final Parts areas;
  private final Parts symptoms;
  private final Parts lines;
  private @Nullable Customers partsOf;
  private double[] partByArea = new double[0];
  private final long[] hours = new long[HOURS];
  private final int[] ofWeek = new int[HOURS];
  private @Nullable Calendar hoursOf;

  Habits(long minute) {
    this(new Rhythm(), new Level(minute), new Parts(), new Parts(), new Parts());
  }

  private Habits(Rhythm rhythm, Level level, Parts areas, Parts symptoms, Parts lines) {
    this.rhythm = rhythm;
    this.level = level;
    this.areas = areas;
    this.symptoms = symptoms;
    this.lines = lines;
  }

  Level level() {
    return level;
  }

  /** What is usual in a minute, between the hours before and after it. */
  double usualPerMinute(Calendar calendar, long minute) {
    long shifted = minute - 30;
    long hour = Math.floorDiv(shifted, 60L);
    double part = Math.floorMod(shifted, 60L) / 60.0;
    double before = perHour(calendar, hour);
    double after = perHour(calendar, hour + 1);
    return (before * (1 - part) + after * part) / 60;
  }

  private double perHour(Calendar calendar, long hour) {
    return rhythm.perHour(hourOfWeek(calendar, hour));
  }

  /** The same few hours are asked for again and again. */
  @SuppressWarnings("ReferenceEquality") // another calendar object is rare, equality is dear
  private int hourOfWeek(Calendar calendar, long hour) {
    if (calendar != hoursOf) {
      Arrays.fill(hours, Long.MIN_VALUE);
      hoursOf = calendar;
    }
    int place = (int) (hour & (HOURS - 1));
    if (hours[place] != hour) {
      hours[place] = hour;
      ofWeek[place] = calendar.hourOfWeek(hour);
    }
    return ofWeek[place];
  }

  /**
   * Takes in an hour that ended.
   *
   * @param disturbed whether it says nothing about ordinary times; then it teaches at most the
   *     usual
   * @param lasting whether that goes on for so long that it begins to be believed
   * @return what had been expected of it
   */
  double learn(
      long epochHour,
      double weight,
      double exposure,
      boolean disturbed,
      boolean lasting,
      Calendar calendar) {
    int hour = hourOfWeek(calendar, epochHour);
    double expected = rhythm.perHour(hour) * exposure;
    boolean known = rhythm.knows(hour);
    double held = Math.max(0, weight);
    if (disturbed) {
      if (known) {
        double most = (lasting ? BELIEVED_GROWTH : 1) * expected;
        rhythm.learn(hour, Math.min(held, most), exposure);
      }
      return expected;
    }
    double most =
        known
            ? CLIP_RATIO * expected + CLIP_DEVIATIONS * Math.sqrt(expected) + CLIP_REPORTS
            : Double.MAX_VALUE;
    rhythm.learn(hour, Math.min(held, most), exposure);
    return expected;
  }

  /** Takes in where, of what and on whose lines people reported in an ordinary hour. */
  void learnParts(Cells cells, long first) {
    Map<String, Double> byArea = new TreeMap<>();
    Map<String, Double> bySymptom = new TreeMap<>();
    Map<String, Double> byLine = new TreeMap<>();
    for (long index = first + 59; index >= first; index--) {
      MinuteCells minute = cells.at(index);
      for (int cell = 0; minute != null && cell < minute.size(); cell++) {
        double people = Math.max(0, minute.people(cell));
        Cells.Place place = minute.place(cell);
        byArea.merge(place.area(), people, Double::sum);
        bySymptom.merge(place.symptom(), people, Double::sum);
        byLine.merge(place.line(), people, Double::sum);
      }
    }
    byArea.remove("");
    areas.learn(byArea);
    partsOf = null;
    symptoms.learn(bySymptom);
    lines.learn(byLine);
  }

  /** How sure the expectation is: the shape of a gamma distribution. */
  double shape(int minutes, long now, Calendar calendar) {
    double shape = level.before(Math.min(minutes, Level.KEPT - 1)).shape();
    return knows(now, calendar) ? shape : Math.min(UNSEEN_SHAPE, shape);
  }

  boolean knows(long now, Calendar calendar) {
    return rhythm.knows(hourOfWeek(calendar, Math.floorDiv(now, 60L)));
  }

  /** The part of the usual reports that comes from some areas. */
  double partOf(Set<String> inside, Customers customers) {
    Terrain terrain = customers.terrain();
    double part = 0;
    for (String area : inside) {
      int index = terrain.indexOf(area);
      if (index >= 0) {
        part += partOf(index, customers);
      }
    }
    return Math.min(1, part);
  }

  double partOf(int area, Customers customers) {
    if (customers != partsOf) {
      learnPartsOf(customers);
    }
    return partByArea[area];
  }

  private void learnPartsOf(Customers customers) {
    List<Terrain.Land> lands = customers.terrain().lands();
    partByArea = new double[lands.size()];
    for (int area = 0; area < partByArea.length; area++) {
      double reports = areas.of(lands.get(area).area()) + AREA_PRIOR * customers.part(area);
      partByArea[area] = reports / (areas.total() + AREA_PRIOR);
    }
    partsOf = customers;
  }

  /** What is usual in a minute, over the whole week. */
  double usualPerMinute() {
    return rhythm.perHour() / 60;
  }

  /** Reports that a zone's part rests on. */
  double restsOn(double part) {
    return part * (areas.total() + AREA_PRIOR);
  }

  double partOfSymptom(String symptom) {
    double all = symptoms.total() + SYMPTOM_PRIOR * Math.max(2, symptoms.words());
    return Math.min(1, (symptoms.of(symptom) + SYMPTOM_PRIOR) / all);
  }

  double symptomRestsOn(String symptom) {
    return symptoms.of(symptom);
  }

  double partOfLine(String line) {
    return (lines.of(line) + LINE_PRIOR) / (lines.total() + LINES_PRIOR);
  }

  void save(StateOut out) {
    rhythm.save(out);
    level.save(out);
    areas.save(out);
    symptoms.save(out);
    lines.save(out);
  }

  static Habits restore(StateIn in) {
    return new Habits(
        Rhythm.restore(in),
        Level.restore(in),
        Parts.restore(in),
        Parts.restore(in),
        Parts.restore(in));
  }
}
