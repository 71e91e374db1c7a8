package io.tocsin.detection.crowd;

import io.tocsin.detection.crowd.Cells.Place;
import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import io.tocsin.detection.where.Tally;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The reports about one component beside what is usual for it: its rhythm of the week, its level of
 * the last hours, and where, of what and on whose lines people usually report. Not thread-safe.
 */
public final class Crowd {

  /** After a day of alarm the new rate begins to be believed. */
  private static final long BELIEVED_AFTER_MINUTES = 24 * 60;

  /** How soon after an outage the hours teach again, in minutes: the level, and the rhythm. */
  private static final long LEVEL_RESTS = 30;

  private static final long RHYTHM_RESTS = 150;

  private final Habits habits;
  private final Cells cells;
  private final Late late;
  private final long watchedSince;
  private long now;
  private boolean open;
  private long openedAt;

  /** Begins to watch, knowing nothing. */
  public Crowd(long minute) {
    this(new Habits(minute), new Cells(), new Late(), minute);
    now = minute;
  }

  private Crowd(Habits habits, Cells cells, Late late, long watchedSince) {
    this.habits = habits;
    this.cells = cells;
    this.late = late;
    this.watchedSince = watchedSince;
  }

  /** What else than reports speaks for and against an outage in the last minutes. */
  public interface Others {
    /** Sources that count like people: desks that answer calls. */
    double alike(int minutes);

    /** People for whom it works. */
    double working(int minutes);
  }

  /**
   * One person's report, or with a negative number of people one that is taken back.
   *
   * @param minute in which it was made
   * @param weight of the report, as far as it counts
   * @param referral where the person came from, a word of {@code signals.Referral}
   * @return what it teaches of usual times: who was told of it, nothing
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
    double counts = weight * people;
    Place place = new Place(area, symptom, line);
    cells.add(minute, place, told ? 0 : counts, told ? counts : 0, people, now);
    if (open) {
      late.count(place, counts);
    }
    return told ? 0 : counts / Referrals.OWN_USUALLY;
  }

  /** Goes on at a later minute; of those between nothing is known. */
  public void wake(long minute, Calendar calendar) {
    now = minute;
    habits.level().leapTo(minute, habits.usualPerMinute(calendar, minute));
    cells.forget(now);
  }

  /** Moves on to a minute, step by step. */
  public void pass(long minute, Calendar calendar) {
    while (now < minute) {
      boolean teaches = !open && now - late.over() > LEVEL_RESTS;
      double reports = Math.max(0, cells.own(now) / Referrals.OWN_USUALLY - late.perMinute(now));
      now++;
      habits.level().pass(teaches ? reports : -1, habits.usualPerMinute(calendar, now));
    }
    cells.forget(now);
  }

  /**
   * Takes in an hour that ended.
   *
   * @param weight reports of the hour, as far as they teach
   * @param exposure the part of the hour that was watched, 0 to 1
   * @param disturbed whether the hour says nothing about ordinary times
   * @return what had been expected of it
   */
  public double learn(
      long epochHour, double weight, double exposure, boolean disturbed, Calendar calendar) {
    boolean teachesLittle = disturbed || now - late.over() < RHYTHM_RESTS;
    boolean lasting = open && now - openedAt > BELIEVED_AFTER_MINUTES;
    if (!teachesLittle) {
      habits.learnParts(cells, epochHour * 60);
    }
    return habits.learn(epochHour, weight, exposure, teachesLittle, lasting, calendar);
  }

  /**
   * Looks for what stands out now.
   *
   * @param least nats below which it does not matter what it is
   */
  public Excess search(
      Search search, Surroundings around, Others others, double handicap, double least) {
    return search.search(view(around, others, handicap), least);
  }

  /** The crowd as it stands now, for whoever searches it or explains it. */
  public CrowdView view(Surroundings around, Others others, double handicap) {
    return new CrowdView(habits, cells, late, now, watchedSince, around, others, handicap);
  }

  /**
   * Reports usual in a window that ends now, at the level of the last hours, late ones included.
   */
  public double expected(int minutes, Surroundings around) {
    Level.Factor before = habits.level().before(Math.min(minutes, Level.KEPT - 1));
    return habits.level().usual(minutes) * before.mean()
        + late.in(now, minutes, around.customers().terrain(), Excess.EVERYWHERE, "");
  }

  /** Minutes of which reports are kept. */
  public static final int KEPT = Cells.KEPT;

  /**
   * Reports minute by minute, and what is usual.
   *
   * @param own weighted people who came by their own accord
   * @param told weighted people who came from the news or from shared posts
   * @param usual own ones, by weight, that are usual at the present level
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
    double own = usual * Referrals.OWN_USUALLY;
    for (int i = 0; i < length; i++) {
      course.usual()[i] = own * habits.usualPerMinute(calendar, first + i);
    }
    for (int i = 0; i < length; i++) {
      MinuteCells minute = cells.at(first + i);
      if (minute != null) {
        add(course, i, minute, inside);
      }
    }
    return course;
  }

  private void add(Course course, int at, MinuteCells minute, @Nullable Set<String> inside) {
    for (int cell = 0; cell < minute.size(); cell++) {
      if (inside == null || inside.contains(cells.words().areas().text(minute.area(cell)))) {
        course.own()[at] += Math.max(0, minute.own(cell));
        course.told()[at] += Math.max(0, minute.told(cell));
      }
    }
  }

  /** The part of the usual reports that comes from some areas. */
  public double partOf(Set<String> inside, Customers customers) {
    return habits.partOf(inside, customers);
  }

  /**
   * Where the reports of some minutes come from: reports, usual reports, and those placeless; each
   * by how much its symptom tells.
   */
  public record Spread(double[] reports, double[] usual, double unplaced) {

    /** The same as the perimeter is looked for in it. */
    public Tally tally() {
      return new Tally(reports, usual, unplaced);
    }
  }

  /**
   * Returns the reports since a minute, area by area in the order of the terrain, weighed by how
   * much their symptom tells of the outage.
   */
  public Spread spread(long first, double factor, Surroundings around) {
    Customers customers = around.customers();
    Terrain terrain = customers.terrain();
    double[] reports = new double[terrain.lands().size()];
    double unplaced = 0;
    double usual = 0;
    for (long minute = first; minute <= now; minute++) {
      usual += factor * habits.usualPerMinute(around.calendar(), minute);
    }
    TellingSymptoms telling = TellingSymptoms.of(cells, first, now, usual, habits);
    for (long index = first; index <= now; index++) {
      MinuteCells minute = cells.at(index);
      for (int cell = 0; minute != null && cell < minute.size(); cell++) {
        int area = cells.words().areaIn(terrain, minute.area(cell));
        double people = Math.max(0, minute.people(cell)) * telling.weight(minute.symptom(cell));
        if (area >= 0) {
          reports[area] += people;
        } else {
          unplaced += people;
        }
      }
    }
    double[] expected = new double[reports.length];
    for (int area = 0; area < expected.length; area++) {
      expected[area] = usual * telling.usually() * habits.partOf(area, customers);
    }
    return new Spread(reports, expected, unplaced);
  }

  /** By which factor the last hours differ from the usual ones. */
  public double factor() {
    return habits.level().before(Level.KEPT - 1).mean();
  }

  /** How busy people are at a minute, beside another one. */
  public double activity(long minute, long beside, Calendar calendar) {
    return habits.usualPerMinute(calendar, minute) / habits.usualPerMinute(calendar, beside);
  }

  /** How busy people are at a minute, beside the mean of the week. */
  public double activity(long minute, Calendar calendar) {
    return habits.usualPerMinute(calendar, minute) / habits.usualPerMinute();
  }

  /** An outage begins: what is reported now teaches nothing about ordinary times. */
  public void open(long onset) {
    open = true;
    openedAt = now;
    late.begin();
    for (long index = now; index >= onset; index--) {
      MinuteCells minute = cells.at(index);
      for (int cell = 0; minute != null && cell < minute.size(); cell++) {
        late.count(minute.place(cell), minute.weight(cell));
      }
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
    habits.save(out);
    cells.save(out);
    late.save(out);
    out.number(watchedSince);
    out.number(now);
    out.flag(open);
    out.number(openedAt);
  }

  /** Reads what {@link #save} wrote. */
  public static Crowd restore(StateIn in) {
    Crowd crowd = new Crowd(Habits.restore(in), Cells.restore(in), Late.restore(in), in.number());
    crowd.now = in.number();
    crowd.open = in.flag();
    crowd.openedAt = in.number();
    return crowd;
  }
}
