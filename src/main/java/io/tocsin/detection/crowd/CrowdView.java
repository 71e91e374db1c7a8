package io.tocsin.detection.crowd;

/** The crowd of one component at one minute, as the search sees it. Not thread-safe. */
public final class CrowdView implements Search.Scene, Blame.Lines {

  /** Belief before anything was seen, in reports and minutes; and how fast ordinary days rise. */
  private static final double PRIOR_REPORTS = 0.5;

  private static final double PRIOR_MINUTES = 2;
  private static final double ORDINARY_RISE = 2;
  private static final double UNREST = 1.0 / 8;

  private final Habits habits;
  private final Cells cells;
  private final Late late;
  private final long now;
  private final long watchedSince;
  private final Surroundings around;
  private final Crowd.Others others;
  private final double handicap;

  CrowdView(
      Habits habits,
      Cells cells,
      Late late,
      long now,
      long watchedSince,
      Surroundings around,
      Crowd.Others others,
      double handicap) {
    this.habits = habits;
    this.cells = cells;
    this.late = late;
    this.now = now;
    this.watchedSince = watchedSince;
    this.around = around;
    this.others = others;
    this.handicap = handicap;
  }

  @Override
  public Cells cells() {
    return cells;
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
    return habits.level().usual(minutes);
  }

  /** An hour of the day that was never seen is stood for by the minutes before the window. */
  @Override
  public Level.Factor level(int minutes) {
    Level.Factor before = habits.level().before(minutes);
    double shape = habits.shape(minutes, now, around.calendar());
    if (habits.knows(now, around.calendar())) {
      return new Level.Factor(before.mean(), shape);
    }
    long until = now - minutes;
    long from = Math.max(watchedSince, until - 59);
    double reports = cells.weight(from, until);
    double watched = Math.max(0, until - from + 1);
    double recent = ORDINARY_RISE * minutes * (reports + PRIOR_REPORTS) / (watched + PRIOR_MINUTES);
    double factor = recent / usual(minutes);
    return factor > before.mean()
        ? new Level.Factor(factor, 1 / (UNREST + 1 / (reports + PRIOR_REPORTS)))
        : new Level.Factor(before.mean(), shape);
  }

  @Override
  public double partOf(int zone) {
    double part = 0;
    for (int area : customers().terrain().areasOf(zone)) {
      part += habits.partOf(area, customers());
    }
    return part;
  }

  @Override
  public double restsOn(double part) {
    return habits.restsOn(part);
  }

  @Override
  public double partOfSymptom(String symptom) {
    return habits.partOfSymptom(symptom);
  }

  @Override
  public double symptomRestsOn(String symptom) {
    return habits.symptomRestsOn(symptom);
  }

  @Override
  public double late(int minutes, int zone, String symptom) {
    return late.in(now, minutes, customers().terrain(), zone, symptom);
  }

  @Override
  public double others(int minutes) {
    return others.alike(minutes);
  }

  @Override
  public double working(int minutes) {
    return others.working(minutes);
  }

  @Override
  public double handicapOfZones() {
    return handicap;
  }

  @Override
  public double partOf(String line) {
    return habits.partOfLine(line);
  }

  @Override
  public boolean disturbed(String line) {
    return around.disturbed().test(line);
  }

  @Override
  public boolean own(String line) {
    return line.equals(around.own());
  }

  /** Returns what stands out most, whoever is to blame; {@link Excess#NONE} if nothing does. */
  public Excess strongest(Search search) {
    return search.strongest(this);
  }

  /** What a search takes for usual in a window that ends now. */
  public Usual ordinary(int minutes) {
    Level.Factor level = level(minutes);
    return new Usual(usual(minutes) * level.mean() + late(minutes), level.shape());
  }

  /** Late reports of an outage that is over, expected in a window that ends now. */
  public double late(int minutes) {
    return late(minutes, Excess.EVERYWHERE, "");
  }

  /** Reports by weight and referral in a window that ends now. */
  public double weight(int minutes) {
    return cells.weight(now - minutes + 1, now) + others(minutes);
  }

  /** People, by weight, who came from the news or from shared posts in a window that ends now. */
  public double told(int minutes) {
    double told = 0;
    for (long index = now - minutes + 1; index <= now; index++) {
      MinuteCells minute = cells.at(index);
      for (int cell = 0; minute != null && cell < minute.size(); cell++) {
        told += Math.max(0, minute.told(cell));
      }
    }
    return told;
  }

  /**
   * What is usual in some minutes, late reports after an outage included, as it was believed before
   * they began.
   *
   * @param first minute, at most an hour ago for its own belief; the oldest one stands for earlier
   *     minutes
   */
  public Usual usual(long first, int minutes) {
    int back = Math.clamp(now - first + 1, 1, Level.KEPT - 1);
    double reports = 0;
    double tail = 0;
    for (long minute = first; minute < first + minutes; minute++) {
      reports += habits.usualPerMinute(around.calendar(), minute);
      tail += minute > late.over() ? late.perMinute(minute) : 0;
    }
    return new Usual(
        reports * habits.level().before(back).mean() + tail,
        habits.shape(back, first, around.calendar()));
  }

  /** The first minute that was watched. */
  public long watchedSince() {
    return watchedSince;
  }
}
