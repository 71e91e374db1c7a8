package io.tocsin.detection;

import static io.tocsin.detection.Verdict.Change.CONFIRMED;
import static io.tocsin.detection.Verdict.Change.EASING;
import static io.tocsin.detection.Verdict.Change.OVER;
import static io.tocsin.detection.Verdict.Change.SUSPECTED;
import static io.tocsin.detection.Watching.CEGETEL;
import static io.tocsin.detection.Watching.NEUF;
import static io.tocsin.detection.Watching.person;
import static io.tocsin.detection.Watching.probe;
import static io.tocsin.signals.FollowUp.State.BACK;
import static io.tocsin.signals.FollowUp.State.PARTLY;
import static io.tocsin.signals.FollowUp.State.STILL_BROKEN;
import static io.tocsin.signals.FollowUp.State.WITHDRAWN;
import static io.tocsin.signals.ProbeReason.AS_EXPECTED;
import static io.tocsin.signals.ProbeReason.CONNECTION_REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.signals.CrowdReport;
import io.tocsin.signals.FollowUp;
import io.tocsin.signals.Reporter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

class PeopleTest {

  private final Watching mail = new Watching();

  /** A service that has been watched for some hours in which nobody complained. */
  private Watching quiet(int hours) {
    return mail.watches().passes(Duration.ofHours(hours));
  }

  @Test
  void theCrowdAloneOpensOnlyASuspicion() {
    quiet(3).crowd(0, 200, 10);
    assertThat(mail.changes()).containsExactly(SUSPECTED);
    Verdict suspected = mail.verdicts.getFirst();
    assertThat(suspected.state()).isEqualTo(ComponentState.DEGRADED);
    assertThat(suspected.reason()).isEqualTo(VerdictReason.PEOPLE_REPORT_MORE_THAN_USUAL);
    assertThat(suspected.confidence()).isBetween(0.5, 0.97);
    assertThat(suspected.numbers().reports()).isGreaterThanOrEqualTo(6);
    assertThat(suspected.numbers().expected()).isLessThan(1);
    assertThat(suspected.areas()).hasSize(suspected.numbers().areas()).isNotEmpty();
    assertThat(mail.evidence().people().failing()).isEqualTo(200);
    assertThat(mail.evidence().people().symptoms()).containsEntry("no-receive", 200);
  }

  @Test
  void theSuspicionIsDatedFromTheFirstReports() {
    quiet(3);
    Instant began = mail.now;
    mail.crowd(0, 40, 20);
    assertThat(mail.last().onset()).isBetween(began.minusSeconds(120), began.plusSeconds(180));
  }

  @Test
  void aHandfulOfComplaintsIsNoCrowd() {
    quiet(3).crowd(0, 5, 10);
    assertThat(mail.verdicts).isEmpty();
  }

  @Test
  void onePersonCountsOnceADay() {
    quiet(3);
    for (int i = 0; i < 500; i++) {
      mail.fails(person(1), "59");
      mail.fails(person(2), "62");
    }
    assertThat(mail.verdicts).isEmpty();
    assertThat(mail.evidence().people().failing()).isEqualTo(2);
  }

  @Test
  void aBrigadeOfOneAddressBlockRaisesNothing() {
    quiet(3);
    for (int i = 0; i < 1000; i++) {
      mail.fails(new Reporter("troll" + i, "block", "network" + i, "social"), "75");
    }
    assertThat(mail.verdicts).isEmpty();
    assertThat(mail.evidence().people().failing()).isEqualTo(1);
  }

  @Test
  void aBrigadeOfOneNetworkRaisesNothing() {
    quiet(3);
    for (int i = 0; i < 1000; i++) {
      mail.fails(new Reporter("troll" + i, "block" + i, "network", "social"), "75");
    }
    assertThat(mail.verdicts).isEmpty();
  }

  @Test
  void thoseForWhomItWorksLowerTheScore() {
    quiet(3);
    for (int i = 0; i < 12; i++) {
      mail.works(person(1000 + i));
    }
    mail.crowd(0, 9, 3);
    assertThat(mail.verdicts).isEmpty();
  }

  @Test
  void withdrawnReportsDoNotCount() {
    quiet(3);
    for (int i = 0; i < 100; i++) {
      String report = mail.fails(person(i), "59");
      mail.says(WITHDRAWN, report, person(i));
    }
    assertThat(mail.verdicts).isEmpty();
    assertThat(mail.evidence().people().failing()).isZero();
  }

  @Test
  void theFirstHourIsNotBlind() {
    mail.watches().minutes(15).crowd(0, 60, 10);
    assertThat(mail.changes()).containsExactly(SUSPECTED);
  }

  @Test
  void theFirstHourOfABusyServiceDoesNotCryWolf() {
    for (int seed = 0; seed < 20; seed++) {
      Watching busy = new Watching().watches();
      ordinary(busy, new Random(seed), 6 * 60, minute -> 2.0, new int[1]);
      assertThat(busy.verdicts).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void theRhythmOfTheDayDoesNotAlarm() {
    for (int seed = 0; seed < 3; seed++) {
      Watching town = new Watching().watches();
      ordinary(town, new Random(seed), 10 * 24 * 60, PeopleTest::rhythm, new int[1]);
      assertThat(town.verdicts).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void anOutageStandsOutOfTheRhythm() {
    for (int seed = 0; seed < 3; seed++) {
      Watching town = new Watching().watches();
      ordinary(town, new Random(seed), 3 * 24 * 60 + 10 * 60, PeopleTest::rhythm, new int[1]);
      town.crowd(10_000_000, 150, 15);
      assertThat(town.changes()).as("seed %d", seed).containsExactly(SUSPECTED);
      assertThat(town.last().numbers().expected()).as("seed %d", seed).isGreaterThan(1);
    }
  }

  private static double rhythm(long minute) {
    double hour = minute % 1440 / 60.0;
    return 0.6 * Math.max(0.05, Math.sin(Math.PI * (hour - 5) / 19));
  }

  private static void ordinary(
      Watching place, Random random, int minutes, LongToDoubleFunction perMinute, int[] person) {
    for (int minute = 0; minute < minutes; minute++) {
      place.minutes(1);
      double rate = perMinute.applyAsDouble(minute);
      double product = random.nextDouble();
      while (product > Math.exp(-rate)) {
        product *= random.nextDouble();
        place.fails(person(person[0]++), "%02d".formatted(1 + random.nextInt(90)));
      }
    }
  }

  @Test
  void peopleWhoSayItIsBackEndASuspicion() {
    quiet(3);
    List<String> reports = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      reports.add(mail.fails(person(i), "59"));
      mail.minutes(i % 3 == 0 ? 1 : 0);
    }
    for (int i = 0; i < 10; i++) {
      mail.says(BACK, reports.get(i), person(i));
    }
    mail.minutes(5);
    assertThat(mail.changes()).startsWith(SUSPECTED).endsWith(OVER);
    assertThat(mail.last().reason()).isEqualTo(VerdictReason.PEOPLE_SAY_IT_WORKS_AGAIN);
    mail.minutes(120);
    assertThat(mail.changes()).filteredOn(SUSPECTED::equals).hasSize(1);
  }

  @Test
  void peopleForWhomItIsPartlyBackEaseASuspicion() {
    quiet(3);
    List<String> reports = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      reports.add(mail.fails(person(i), "59"));
      mail.minutes(i % 3 == 0 ? 1 : 0);
    }
    mail.minutes(3);
    for (int i = 0; i < 10; i++) {
      mail.says(PARTLY, reports.get(i), person(i));
    }
    assertThat(mail.changes()).containsExactly(SUSPECTED, EASING);
  }

  @Test
  void aLinkOpenedFromAnotherLineStillFollowsItsReport() {
    quiet(3);
    String report = mail.fails(person(1), "59");
    mail.says(FollowUp.State.WITHDRAWN, report, person(99));
    assertThat(mail.evidence().people().failing()).isZero();
  }

  @Test
  void calmEndsASuspicionAndStillBrokenHoldsIt() {
    quiet(3);
    List<String> reports = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      reports.add(mail.fails(person(i), "59"));
      mail.minutes(i % 3 == 0 ? 1 : 0);
    }
    for (int round = 0; round < 6; round++) {
      for (int i = 0; i < 6; i++) {
        int who = round * 6 + i;
        mail.minutes(1).says(STILL_BROKEN, reports.get(who), person(who));
      }
      mail.minutes(4);
    }
    assertThat(mail.changes()).containsExactly(SUSPECTED);
    mail.minutes(90);
    assertThat(mail.changes()).startsWith(SUSPECTED).endsWith(OVER);
    assertThat(mail.last().reason()).isEqualTo(VerdictReason.REPORTS_BACK_TO_USUAL);
  }

  @Test
  void hoursThatNobodyWatchedAreNoRecovery() {
    quiet(3).crowd(0, 60, 20);
    mail.now = mail.now.plus(Duration.ofHours(2));
    mail.minutes(2);
    assertThat(mail.changes()).containsExactly(SUSPECTED);
    mail.minutes(120);
    assertThat(mail.changes()).as("a silence that was heard").endsWith(OVER);
  }

  @Test
  void aTailOfLateReportsDoesNotOpenItAnew() {
    quiet(3).crowd(0, 300, 30).minutes(20);
    mail.crowd(300, 20, 60).minutes(120);
    assertThat(mail.changes()).containsExactly(SUSPECTED, OVER);
  }

  @Test
  void aGroupThatNearlyAllNameIsTold() {
    quiet(3);
    for (int i = 0; i < 40; i++) {
      mail.fails(person(i), "59", i % 10 == 0 ? CEGETEL : NEUF);
      mail.now = mail.now.plusSeconds(5);
    }
    assertThat(mail.changes()).containsExactly(SUSPECTED);
    assertThat(mail.changesFor(NEUF)).containsExactly(SUSPECTED);
    assertThat(mail.changesFor(CEGETEL)).isEmpty();
    mail.minutes(180);
    assertThat(mail.changesFor(NEUF)).startsWith(SUSPECTED).endsWith(OVER);
  }

  @Test
  void theAreasThatStandOutAreTold() {
    Watching town = new Watching().watches();
    ordinary(town, new Random(7), 3 * 24 * 60 + 10 * 60, PeopleTest::rhythm, new int[1]);
    for (int i = 0; i < 60; i++) {
      town.fails(person(5_000_000 + i), i % 2 == 0 ? "59" : "40");
      town.now = town.now.plusSeconds(10);
    }
    assertThat(town.last().areas()).containsExactlyInAnyOrder("59", "40");
  }

  @Test
  void probesAndPeopleTogetherAreSurerThanEither() {
    mail.watches(probe("smtp"));
    for (int i = 0; i < 180; i++) {
      mail.answers(1, "smtp", AS_EXPECTED);
    }
    mail.answers(3, "smtp", CONNECTION_REFUSED);
    double alone = mail.last().confidence();
    for (int i = 0; i < 20; i++) {
      mail.fails(person(i), "59");
    }
    assertThat(mail.changes()).containsExactly(CONFIRMED, CONFIRMED);
    assertThat(mail.last().reason()).isEqualTo(VerdictReason.PEOPLE_AND_PROBES_AGREE);
    assertThat(mail.last().confidence()).isGreaterThan(alone);
  }

  @Test
  void probesThatStillFailKeepItWhenPeopleFallSilent() {
    mail.watches(probe("smtp"));
    for (int i = 0; i < 60; i++) {
      mail.answers(1, "smtp", AS_EXPECTED);
    }
    mail.crowd(0, 40, 1);
    for (int i = 0; i < 300; i++) {
      mail.answers(1, "smtp", CONNECTION_REFUSED);
    }
    assertThat(mail.changes()).containsExactly(SUSPECTED, CONFIRMED);
  }

  @Test
  void peopleWhoStillReportHoldItAfterTheProbesWork() {
    mail.watches(probe("smtp"));
    for (int i = 0; i < 60; i++) {
      mail.answers(1, "smtp", AS_EXPECTED);
    }
    int person = 0;
    for (int i = 0; i < 20; i++) {
      mail.answers(1, "smtp", CONNECTION_REFUSED).crowd(person, 10, 0);
      person += 10;
    }
    for (int i = 0; i < 10; i++) {
      mail.answers(1, "smtp", AS_EXPECTED).crowd(person, 10, 0);
      person += 10;
    }
    assertThat(mail.changes()).endsWith(EASING);
    for (int i = 0; i < 60; i++) {
      mail.answers(1, "smtp", AS_EXPECTED);
    }
    assertThat(mail.changes()).endsWith(EASING, OVER);
    assertThat(mail.last().reason()).isEqualTo(VerdictReason.PROBES_WORK_AGAIN);
  }

  @Test
  void anOutageDoesNotTeachThatItIsUsual() {
    quiet(30);
    double before = mail.evidence().people().expected();
    for (int hour = 0; hour < 5; hour++) {
      mail.crowd(1000 * hour, 200, 60);
    }
    mail.passes(Duration.ofHours(19));
    assertThat(mail.evidence().people().expected()).isLessThan(before + 1);
  }

  @Test
  void theLastDayIsToldHourByHour() {
    quiet(30).crowd(0, 3, 1).minutes(59);
    List<Evidence.People.Hour> hours = mail.evidence().people().hours();
    assertThat(hours).hasSize(24);
    assertThat(hours.getLast().failing()).isEqualTo(3);
    assertThat(hours.getFirst().failing()).isZero();
  }

  @Test
  void aReportThatWeighsLessNeedsMorePeople() {
    quiet(3);
    for (int i = 0; i < 9; i++) {
      light(i);
    }
    assertThat(mail.verdicts).isEmpty();
    for (int i = 9; i < 40; i++) {
      light(i);
    }
    assertThat(mail.changes()).containsExactly(SUSPECTED);
  }

  private void light(int i) {
    mail.tell(
        new CrowdReport(
            mail.id(),
            mail.now,
            Watching.SERVICE,
            Watching.COMPONENT,
            "no-receive",
            false,
            "59",
            Set.of(),
            null,
            null,
            null,
            person(i),
            0.5));
  }
}
