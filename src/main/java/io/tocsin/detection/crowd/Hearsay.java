package io.tocsin.detection.crowd;

/** Takes out of the evidence what people report who were told of it, beyond what outages bring. */
final class Hearsay {

  private static final double FEWEST_REPORTS = 5;

  /** So many standard deviations more may be heard in one zone by chance. */
  private static final double MORE_BY_CHANCE = 2;

  private Hearsay() {}

  static Excess weigh(Search.Scene scene, Excess excess) {
    if (excess.nats() <= 0) {
      return excess;
    }
    boolean inZone = excess.zone() != Excess.EVERYWHERE;
    Excess anywhere = inZone ? excess.everywhere() : excess;
    double own = 0;
    double told = 0;
    double toldElsewhere = 0;
    Cells cells = scene.cells();
    long oldest = Math.max(scene.over(), scene.now() - excess.minutes());
    for (long index = Math.min(scene.now(), cells.newest()); index > oldest; index--) {
      MinuteCells minute = cells.at(index);
      for (int cell = 0; minute != null && cell < minute.size(); cell++) {
        if (Blame.holds(scene, excess, minute, cell)) {
          own += minute.own(cell);
          told += minute.told(cell);
        } else if (inZone && Blame.holds(scene, anywhere, minute, cell)) {
          toldElsewhere += minute.told(cell);
        }
      }
    }
    if (inZone) {
      double people = scene.customers().terrain().partOfPeople(excess.zone());
      double heard = Math.min(told, heard(toldElsewhere, people));
      own += told - heard;
      told = heard;
    }
    double discount = Referrals.discount(own, told);
    return discount <= 0 ? excess : without(excess, discount);
  }

  /**
   * What of those who were told in a zone hearsay can explain: a rumour and the news are heard
   * everywhere, in proportion to the people who live there. Whoever was told beyond that lives
   * where it is broken.
   */
  private static double heard(double toldElsewhere, double partOfPeople) {
    double expected = Math.max(0, toldElsewhere) * partOfPeople / Math.max(0.01, 1 - partOfPeople);
    return expected + MORE_BY_CHANCE * Math.sqrt(expected) + 1;
  }

  private static Excess without(Excess excess, double discount) {
    double reports = Math.max(0, excess.reports() - discount);
    double before = Excess.nats(excess.reports(), excess.expected(), excess.shape());
    double after = Excess.nats(reports, excess.expected(), excess.shape());
    double nats = reports < FEWEST_REPORTS ? 0 : Math.max(0, excess.nats() - before + after);
    return new Excess(
        nats,
        excess.minutes(),
        excess.zone(),
        excess.symptom(),
        reports,
        excess.expected(),
        excess.shape(),
        excess.line());
  }
}
