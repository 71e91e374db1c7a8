package io.tocsin.detection.crowd;

/** Takes out of the evidence what people report who were told of it, beyond what outages bring. */
final class Hearsay {

  private static final double FEWEST_REPORTS = 5;

  private Hearsay() {}

  static Excess weigh(Search.Scene scene, Excess excess) {
    if (excess.nats() <= 0) {
      return excess;
    }
    double own = 0;
    double told = 0;
    Cells cells = scene.cells();
    long oldest = Math.max(scene.over(), scene.now() - excess.minutes());
    for (long index = Math.min(scene.now(), cells.newest()); index > oldest; index--) {
      MinuteCells minute = cells.at(index);
      for (int cell = 0; minute != null && cell < minute.size(); cell++) {
        if (Blame.holds(scene, excess, minute, cell)) {
          own += minute.own(cell);
          told += minute.told(cell);
        }
      }
    }
    double discount = Referrals.discount(own, told);
    return discount <= 0 ? excess : without(excess, discount);
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
