package io.tocsin.detection.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatelyTest {

  private static final int DAY = 24 * 60;

  /** People name all of these alike in ordinary times; in the foreign mixture, three. */
  private static final String[] SYMPTOMS = {"a", "b", "c", "d", "e", "f"};

  private static final int FOREIGN = 3;

  private static final Crowd.Others NOBODY_ELSE =
      new Crowd.Others() {
        @Override
        public double alike(int minutes) {
          return 0;
        }

        @Override
        public double working(int minutes) {
          return 0;
        }
      };

  private final Crowd crowd = new Crowd(0);
  private int minute;
  private int hourly;
  private int reports;

  /** A person reports every so many minutes, each naming one of some symptoms in turn. */
  private LatelyTest comes(int minutes, int every, int symptoms) {
    for (int end = minute + minutes; minute < end; ) {
      crowd.pass(++minute, Calendar.UTC);
      if (minute % 60 == 0) {
        crowd.learn(minute / 60 - 1, hourly, 1, false, Calendar.UTC);
        hourly = 0;
      }
      if (minute % every == 0) {
        crowd.count(minute, "", SYMPTOMS[reports++ % symptoms], "", 1, 1, "direct");
        hourly++;
      }
    }
    return this;
  }

  private Excess loudest() {
    return crowd.view(Surroundings.UNKNOWN, NOBODY_ELSE, 4).strongest(new Search());
  }

  private static double ofTheMixture(Excess excess) {
    assertThat(excess.symptom()).as("all together").isEmpty();
    return excess.nats() - Excess.nats(excess.reports(), excess.expected(), excess.shape());
  }

  @Test
  void whatIsSaidOtherwiseAllAtOnceSpeaksForAnOutage() {
    Excess excess = comes(14 * DAY, 20, SYMPTOMS.length).comes(60, 5, FOREIGN).loudest();
    assertThat(ofTheMixture(excess)).isGreaterThan(4);
  }

  @Test
  void whatIsSaidOtherwiseForHoursSpeaksForNoneWhenItSwellsALittle() {
    comes(14 * DAY, 20, SYMPTOMS.length);
    Excess excess = comes(120, 7, FOREIGN).comes(60, 5, FOREIGN).loudest();
    assertThat(ofTheMixture(excess)).isLessThan(1);
  }

  @Test
  void whatIsSaidOtherwiseForHoursSpeaksForOneWhenFarMoreSayIt() {
    comes(14 * DAY, 20, SYMPTOMS.length);
    Excess excess = comes(120, 15, FOREIGN).comes(60, 2, FOREIGN).loudest();
    assertThat(ofTheMixture(excess)).isGreaterThan(4);
  }
}
