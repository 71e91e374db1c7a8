package io.tocsin.detection;

import static io.tocsin.detection.Verdict.Change.REVISED;
import static io.tocsin.detection.Verdict.Change.SUSPECTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.detection.where.Reach;
import io.tocsin.signals.LandscapeChanged;
import io.tocsin.signals.LandscapeChanged.Clientele;
import io.tocsin.signals.LandscapeChanged.Land;
import io.tocsin.signals.Reporter;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where people report, over which lines, and who told them. */
class PlacesTest {

  private static final List<String> LINES = List.of("north", "south", "east", "west");

  private final Watching mail = new Watching();
  private int people;

  /** A country of forty areas in a row, of which the service has seen a fortnight. */
  private void country(Random random) {
    List<Land> lands = new ArrayList<>();
    for (int area = 1; area <= 40; area++) {
      lands.add(
          new Land(
              "%02d".formatted(area),
              "region" + area / 5,
              500_000,
              List.of("%02d".formatted(area - 1), "%02d".formatted(area + 1))));
    }
    mail.watches();
    mail.tell(
        new LandscapeChanged(
            mail.id(),
            mail.now,
            ZoneOffset.UTC,
            Set.of(),
            lands,
            List.of(new Clientele(Watching.SERVICE, 8_000_000, Map.of(), List.of(), false))));
    for (int minute = 0; minute < 14 * 24 * 60; minute += 10) {
      mail.minutes(10);
      report(1 + random.nextInt(40), LINES.get(random.nextInt(4)), "direct");
    }
    assertThat(mail.verdicts).as("a fortnight of ordinary reports").isEmpty();
  }

  private void report(int area, String line, String referral) {
    String name = "somebody" + people++;
    mail.fails(
        new Reporter(name, "block" + name, "net" + people % 50, referral, line),
        "%02d".formatted(area));
  }

  @Test
  void aDisturbanceIsToldBetterAsMoreIsKnown() {
    Random random = new Random(11);
    country(random);
    var onset = mail.now;
    for (int minute = 0; minute < 40; minute++) {
      for (int i = 0; i < 6; i++) {
        report(12 + random.nextInt(3), LINES.get(random.nextInt(4)), "direct");
      }
      mail.minutes(1);
    }
    assertThat(mail.changes()).containsExactly(SUSPECTED);
    Verdict told = mail.last();
    assertThat(told.change()).isEqualTo(REVISED);
    assertThat(told.areas()).containsExactlyInAnyOrder("12", "13", "14");
    assertThat(told.extent()).isNotNull();
    assertThat(told.extent().reach()).isEqualTo(Reach.LOCAL);
    assertThat(told.onset()).isBetween(onset.minusSeconds(180), onset.plusSeconds(180));
  }

  @Test
  void reportsOfOneOperatorsCustomersAloneBlameNobodyElse() {
    Random random = new Random(12);
    country(random);
    for (int minute = 0; minute < 30; minute++) {
      report(1 + random.nextInt(40), "north", "direct");
      report(1 + random.nextInt(40), "north", "direct");
      mail.minutes(1);
    }
    assertThat(mail.verdicts).isEmpty();
  }

  @Test
  void theSameReportsOverAllLinesAreHeard() {
    Random random = new Random(12);
    country(random);
    for (int minute = 0; minute < 30; minute++) {
      report(1 + random.nextInt(40), LINES.get(random.nextInt(4)), "direct");
      report(1 + random.nextInt(40), LINES.get(random.nextInt(4)), "direct");
      mail.minutes(1);
    }
    assertThat(mail.changes()).contains(SUSPECTED);
  }

  @Test
  void thoseHitWhoWereToldOfItAreHeardLikeAll() {
    Random random = new Random(14);
    country(random);
    List<String> ways =
        List.of("direct", "search", "social", "direct", "direct", "news", "direct", "direct");
    for (String way : ways) {
      report(1 + random.nextInt(40), LINES.get(random.nextInt(4)), way);
    }
    mail.minutes(1);
    assertThat(mail.changes()).containsExactly(SUSPECTED);
  }

  @Test
  void asManyOfWhomMostWereToldAreNot() {
    Random random = new Random(14);
    country(random);
    List<String> ways =
        List.of("direct", "news", "social", "news", "direct", "news", "social", "direct");
    for (String way : ways) {
      report(1 + random.nextInt(40), LINES.get(random.nextInt(4)), way);
    }
    mail.minutes(1);
    assertThat(mail.verdicts).isEmpty();
  }

  @Test
  void thoseWhoWereToldAndLiveInOnePlaceAreNoHearsay() {
    Random random = new Random(14);
    country(random);
    List<String> ways =
        List.of("direct", "news", "social", "news", "direct", "news", "social", "direct");
    for (String way : ways) {
      report(12 + random.nextInt(2), LINES.get(random.nextInt(4)), way);
    }
    mail.minutes(1);
    assertThat(mail.changes()).containsExactly(SUSPECTED);
  }

  @Test
  void anEchoAnHourAgoHidesNoOutage() {
    Random random = new Random(15);
    country(random);
    List<String> echo = List.of("news", "news", "social", "direct");
    for (int i = 0; i < 60; i++) {
      report(1 + random.nextInt(40), LINES.get(random.nextInt(4)), echo.get(random.nextInt(4)));
      mail.minutes(i % 3 == 0 ? 1 : 0);
    }
    mail.minutes(60);
    assertThat(mail.verdicts).isEmpty();
    for (int minute = 0; minute < 8; minute++) {
      report(1 + random.nextInt(40), LINES.get(random.nextInt(4)), "direct");
      report(1 + random.nextInt(40), LINES.get(random.nextInt(4)), "direct");
      mail.minutes(1);
    }
    assertThat(mail.changes()).containsExactly(SUSPECTED);
  }

  @Test
  void anEchoOfTheNewsRaisesNothing() {
    Random random = new Random(13);
    country(random);
    List<String> echo = List.of("news", "news", "social", "direct");
    for (int minute = 0; minute < 60; minute++) {
      for (int i = 0; i < 2; i++) {
        report(1 + random.nextInt(40), LINES.get(random.nextInt(4)), echo.get(random.nextInt(4)));
      }
      mail.minutes(1);
    }
    assertThat(mail.verdicts).isEmpty();
  }
}
