package io.tocsin.detection.crowd;

import io.tocsin.detection.crowd.Cells.Cell;
import io.tocsin.detection.crowd.Cells.Minute;
import io.tocsin.detection.crowd.Cells.Place;
import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The reports about one component beside what is usual for it: its rhythm of the week, its level of
 * the last hours, and where, of what and on whose lines people usually report. Not thread-safe.
 */
public final class Crowd {

  /** Beyond so many times the usual, and deviations, an hour is an outage nobody noticed. */
  private static final double CLIP_RATIO = 2.2;

  private static final double CLIP_DEVIATIONS = 3;
  private static final double CLIP_REPORTS = 3;

  /** After a day of alarm the new rate begins to be believed. */
  private static final long BELIEVED_AFTER_MINUTES = 24 * 60;

  private static final double BELIEVED_GROWTH = 1.5;

  /** How soon after an outage the hours teach again, in minutes: the level, and the rhythm. */
  private static final long LEVEL_RESTS = 30;

  private static final long RHYTHM_RESTS = 150;

  /** What an hour of the day is worth that was never seen. */
  private static final double UNSEEN_SHAPE = 3;

  private static final double AREA_PRIOR = 40;
  private static final double SYMPTOM_PRIOR = 2;
  private static final double LINE_PRIOR = 2;
  private static final double LINES_PRIOR = 28;

  private final Rhythm rhythm;
  private final Level level;
  private final Parts areas;
  private final Parts symptoms;
  private final Parts lines;
  private final Cells cells;
  private final Late late;
  private long now;
  private boolean open;
  private long openedAt;
  private @Nullable Customers partsOf;
  private double[] partByArea = new double[0];

  /** Begins to watch, knowing nothing. */
  public Crowd(long minute) {
    this(
        new Rhythm(),
        new Level(minute),
        new Parts(),
        new Parts(),
        new Parts(),
        new Cells(),
        new Late());
    now = minute;
  }

  private Crowd(
      Rhythm rhythm,
      Level level,
      Parts areas,
      Parts symptoms,
      Parts lines,
      Cells cells,
      Late late) {
    this.rhythm = rhythm;
    this.level = level;
    this.areas = areas;
    this.symptoms = symptoms;
    this.lines = lines;
    this.cells = cells;
    this.late = late;
  }

  /**
   * One person's report, or with a negative number of people one that is taken back.
   *
   * @param minute in which it was made
   * @param weight of the report, as far as it counts
   * @param referral where the person came from, a word of {@code signals.Referral}
   * @return what it counts by weight and referral
   */
  public double count(
      long minute,
      String area,
      String symptom,
      String line,
      double weight,
      int people,
      String referral) {
    boolean told = Referrals.told(referral);
    double counts = weight * people * (told ? Referrals.TOLD : 1);
    Place place = new Place(area, symptom, line);
    cells.add(minute, place, told ? 0 : weight * people, told ? weight * people : 0, people, now);
    if (open) {
      late.count(place, counts);
    }
    return counts;
  }

  /** Moves on to a minute; what lies further back than an hour is not followed step by step. */
  public void pass(long minute, Calendar calendar) {
    if (minute - now > Level.KEPT) {
      now = minute;
      level.leapTo(minute, usualPerMinute(calendar, minute));
    }
    while (now < minute) {
      boolean teaches = !open && now - late.over() > LEVEL_RESTS;
      double reports = Math.max(0, cells.weight(now) - late.perMinute(now));
      now++;
      level.pass(teaches ? reports : -1, usualPerMinute(calendar, now));
    }
    cells.forget(now);
  }

  /** What is usual in a minute, between the hours before and after it. */
  private double usualPerMinute(Calendar calendar, long minute) {
    long shifted = minute - 30;
    long hour = Math.floorDiv(shifted, 60L);
    double part = Math.floorMod(shifted, 60L) / 60.0;
    double before = rhythm.perHour(calendar.hourOfWeek(hour));
    double after = rhythm.perHour(calendar.hourOfWeek(hour + 1));
    return (before * (1 - part) + after * part) / 60;
  }

  /**
   * Takes in an hour that ended.
   *
   * @param weight reports of the hour, by weight and referral
   * @param exposure the part of the hour that was watched, 0 to 1
   * @param disturbed whether the hour says nothing about ordinary times
   * @return what had been expected of it
   */
  public double learn(
      long epochHour, double weight, double exposure, boolean disturbed, Calendar calendar) {
    int hour = calendar.hourOfWeek(epochHour);
    double expected = rhythm.perHour(hour) * exposure;
    boolean known = rhythm.knows(hour);
    double held = Math.max(0, weight);
    if (disturbed || now - late.over() < RHYTHM_RESTS) {
      double growth = open && now - openedAt > BELIEVED_AFTER_MINUTES ? BELIEVED_GROWTH : 1;
      if (known) {
        rhythm.learn(hour, Math.min(held, growth * expected), exposure);
      }
      return expected;
    }
    double most =
        known
            ? CLIP_RATIO * expected + CLIP_DEVIATIONS * Math.sqrt(expected) + CLIP_REPORTS
            : Double.MAX_VALUE;
    rhythm.learn(hour, Math.min(held, most), exposure);
    learnParts(epochHour * 60);
    return expected;
  }

  private void learnParts(long first) {
    Map<String, Double> byArea = new TreeMap<>();
    Map<String, Double> bySymptom = new TreeMap<>();
    Map<String, Double> byLine = new TreeMap<>();
    for (Iterator<Minute> minutes = cells.newestFirst(); minutes.hasNext(); ) {
      Minute minute = minutes.next();
      if (minute.index < first) {
        break;
      }
      if (minute.index < first + 60) {
        for (Map.Entry<Place, Cell> cell : minute.cells()) {
          double people = Math.max(0, cell.getValue().people);
          byArea.merge(cell.getKey().area(), people, Double::sum);
          bySymptom.merge(cell.getKey().symptom(), people, Double::sum);
          byLine.merge(cell.getKey().line(), people, Double::sum);
        }
      }
    }
    byArea.remove("");
    areas.learn(byArea);
    partsOf = null;
    symptoms.learn(bySymptom);
    lines.learn(byLine);
  }

  /** Looks for what stands out now. */
  public Excess search(
      Search search, Surroundings around, IntToDoubleFunction others, double handicap) {
    return search.search(new View(around, others, handicap));
  }

  /**
   * Reports usual in a window that ends now, at the level of the last hours, late ones included.
   */
  public double expected(int minutes, Surroundings around) {
    Level.Factor before = level.before(Math.min(minutes, Level.KEPT - 1));
    return level.usual(minutes) * before.mean()
        + late.in(now, minutes, around.customers().terrain(), Excess.EVERYWHERE, "");
  }

  /** How sure the expectation is: the shape of a gamma distribution. */
  public double shape(int minutes, Calendar calendar) {
    double shape = level.before(Math.min(minutes, Level.KEPT - 1)).shape();
    return knows(calendar) ? shape : Math.min(UNSEEN_SHAPE, shape);
  }

  private boolean knows(Calendar calendar) {
    return rhythm.knows(calendar.hourOfWeek(Math.floorDiv(now, 60L)));
  }

  /** Minutes of which reports are kept. */
  public static final int KEPT = Cells.KEPT;

  /**
   * Reports minute by minute, and what is usual.
   *
   * @param own weighted people who came by their own accord
   * @param told weighted people who came from the news or from shared posts
   * @param usual own and told ones, by weight, that are usual at the present level
   */
  public record Course(double[] own, double[] told, double[] usual) {}

  /**
   * Returns the reports of the minutes from the first to the last, both included.
   *
   * @param inside the areas that count, or null for all reports
   * @param usual the level of the hours before, by the part of the usual reports that the areas
   *     have
   */
  public Course course(
      long first, long last, @Nullable Set<String> inside, double usual, Calendar calendar) {
    int length = (int) (last - first + 1);
    Course course = new Course(new double[length], new double[length], new double[length]);
    for (int i = 0; i < length; i++) {
      course.usual()[i] = usual * usualPerMinute(calendar, first + i);
    }
    for (Iterator<Minute> minutes = cells.newestFirst(); minutes.hasNext(); ) {
      Minute minute = minutes.next();
      if (minute.index < first) {
        break;
      }
      if (minute.index <= last) {
        add(course, (int) (minute.index - first), minute, inside);
      }
    }
    return course;
  }

  private static void add(Course course, int at, Minute minute, @Nullable Set<String> inside) {
    for (Map.Entry<Place, Cell> cell : minute.cells()) {
      if (inside == null || inside.contains(cell.getKey().area())) {
        course.own()[at] += Math.max(0, cell.getValue().own);
        course.told()[at] += Math.max(0, cell.getValue().told);
      }
    }
  }

  /** The part of the usual reports that comes from some areas. */
  public double partOf(Set<String> inside, Customers customers) {
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

  private double partOf(int area, Customers customers) {
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

  /** Where the reports of some minutes come from: reports, usual reports, and those placeless. */
  public record Spread(double[] reports, double[] usual, double unplaced) {}

  /** Returns the reports since a minute, area by area in the order of the terrain. */
  public Spread spread(long first, double factor, Surroundings around) {
    Customers customers = around.customers();
    Terrain terrain = customers.terrain();
    double[] reports = new double[terrain.lands().size()];
    double unplaced = 0;
    double usual = 0;
    for (long minute = first; minute <= now; minute++) {
      usual += factor * usualPerMinute(around.calendar(), minute);
    }
    for (Iterator<Minute> minutes = cells.newestFirst(); minutes.hasNext(); ) {
      Minute minute = minutes.next();
      if (minute.index < first) {
        break;
      }
      for (Map.Entry<Place, Cell> cell : minute.cells()) {
        int area = cell.getValue().areaIn(terrain, cell.getKey().area());
        double people = Math.max(0, cell.getValue().people);
        if (area >= 0) {
          reports[area] += people;
        } else {
          unplaced += people;
        }
      }
    }
    double[] expected = new double[reports.length];
    for (int area = 0; area < expected.length; area++) {
      expected[area] = usual * partOf(area, customers);
    }
    return new Spread(reports, expected, unplaced);
  }

  /** By which factor the last hours differ from the usual ones. */
  public double factor() {
    return level.before(Level.KEPT - 1).mean();
  }

  /** How busy people are at a minute, beside another one. */
  public double activity(long minute, long beside, Calendar calendar) {
    return usualPerMinute(calendar, minute) / usualPerMinute(calendar, beside);
  }

  /** How busy people are at a minute, beside the mean of the week. */
  public double busy(long minute, Calendar calendar) {
    return 60 * usualPerMinute(calendar, minute) / rhythm.mean();
  }

  /** An outage begins: what is reported now teaches nothing about ordinary times. */
  public void open(long onset) {
    open = true;
    openedAt = now;
    late.begin();
    for (Iterator<Minute> minutes = cells.newestFirst(); minutes.hasNext(); ) {
      Minute minute = minutes.next();
      if (minute.index < onset) {
        break;
      }
      minute.cells().forEach(cell -> late.count(cell.getKey(), cell.getValue().weight()));
    }
  }

  /** While the outage lasts: how many reports a minute there are beyond the usual. */
  public void lasts(double excessPerMinute) {
    late.peak(excessPerMinute);
  }

  /** The outage is over. */
  public void close() {
    open = false;
    late.end(now);
  }

  /** Whether these hours teach nothing about ordinary times. */
  public boolean disturbed() {
    return open || now - late.over() < RHYTHM_RESTS;
  }

  /** Writes it down. */
  public void save(StateOut out) {
    rhythm.save(out);
    level.save(out);
    areas.save(out);
    symptoms.save(out);
    lines.save(out);
    cells.save(out);
    late.save(out);
    out.number(now);
    out.flag(open);
    out.number(openedAt);
  }

  /** Reads what {@link #save} wrote. */
  public static Crowd restore(StateIn in) {
    Crowd crowd =
        new Crowd(
            Rhythm.restore(in),
            Level.restore(in),
            Parts.restore(in),
            Parts.restore(in),
            Parts.restore(in),
            Cells.restore(in),
            Late.restore(in));
    crowd.now = in.number();
    crowd.open = in.flag();
    crowd.openedAt = in.number();
    return crowd;
  }

  /** The crowd as the search sees it. */
  private final class View implements Search.Scene, Blame.Lines {

    private final Surroundings around;
    private final IntToDoubleFunction others;
    private final double handicap;

    View(Surroundings around, IntToDoubleFunction others, double handicap) {
      this.around = around;
      this.others = others;
      this.handicap = handicap;
    }

    @Override
    public Iterator<Minute> minutes() {
      return cells.newestFirst();
    }

    @Override
    public long now() {
      return now;
    }

    @Override
    public long over() {
      return late.over();
    }

    @Override
    public Customers customers() {
      return around.customers();
    }

    @Override
    public Blame.Lines lines() {
      return this;
    }

    @Override
    public double usual(int minutes) {
      return level.usual(minutes);
    }

    @Override
    public Level.Factor level(int minutes) {
      return new Level.Factor(level.before(minutes).mean(), shape(minutes, around.calendar()));
    }

    @Override
    public double partOf(int zone) {
      double part = 0;
      for (int area : customers().terrain().areasOf(zone)) {
        part += Crowd.this.partOf(area, customers());
      }
      return part;
    }

    @Override
    public double restsOn(int zone) {
      return partOf(zone) * (areas.total() + AREA_PRIOR);
    }

    @Override
    public double partOfSymptom(String symptom) {
      double all = symptoms.total() + SYMPTOM_PRIOR * Math.max(2, symptoms.words());
      return Math.min(1, (symptoms.of(symptom) + SYMPTOM_PRIOR) / all);
    }

    @Override
    public double symptomRestsOn(String symptom) {
      return symptoms.of(symptom);
    }

    @Override
    public double late(int minutes, int zone, String symptom) {
      return late.in(now, minutes, customers().terrain(), zone, symptom);
    }

    @Override
    public double others(int minutes) {
      return others.applyAsDouble(minutes);
    }

    @Override
    public double handicapOfZones() {
      return handicap;
    }

    @Override
    public double partOf(String line) {
      return (lines.of(line) + LINE_PRIOR) / (lines.total() + LINES_PRIOR);
    }

    @Override
    public boolean disturbed(String line) {
      return around.disturbed().test(line);
    }

    @Override
    public boolean own(String line) {
      return line.equals(around.own());
    }
  }
}
