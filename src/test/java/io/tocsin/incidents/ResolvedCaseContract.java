package io.tocsin.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.ServiceKind;
import io.tocsin.detection.experience.PastAlarm;
import io.tocsin.detection.experience.ReportExcess;
import io.tocsin.detection.experience.ResolvedCase;
import io.tocsin.detection.experience.VantageRounds;
import io.tocsin.incidents.sql.ResolvedCaseTable;
import io.tocsin.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What detection may count on of the past, whatever database keeps it. */
abstract class ResolvedCaseContract {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  abstract Database database();

  @Test
  void whatWasKeptComesBackWhole() {
    ResolvedCase bare =
        resolved("one", "receive", 40, Optional.empty(), List.of(), OptionalLong.empty());
    ResolvedCase full =
        resolved(
            "two",
            "receive",
            90,
            Optional.of(new ReportExcess(212, 9.25, 15.5)),
            List.of(new VantageRounds("lille", 3, 18), new VantageRounds("lyon", 0, 17)),
            OptionalLong.of(41_000));
    keep(bare);
    keep(full);
    assertThat(newest(10)).containsExactly(bare, full);
  }

  @Test
  void newestComeInTheOrderOfTheirEnd() {
    for (int minutes : List.of(70, 30, 50, 90)) {
      keep(plain("i" + minutes, "receive", minutes));
    }
    assertThat(newest(3)).extracting(ResolvedCase::incident).containsExactly("i50", "i70", "i90");
  }

  @Test
  void numberConfirmedLaterReplacesTheCase() {
    keep(plain("one", "receive", 40));
    ResolvedCase confirmed =
        resolved("one", "receive", 45, Optional.empty(), List.of(), OptionalLong.of(500));
    keep(confirmed);
    assertThat(newest(10)).containsExactly(confirmed);
  }

  @Test
  void twoDisturbancesOfOneIncidentAreTwoCases() {
    ResolvedCase first = plain("one", "receive", 40);
    ResolvedCase second =
        new ResolvedCase(
            "one",
            "mail",
            "receive",
            ServiceKind.MAIL,
            NOON.plus(Duration.ofHours(3)),
            NOON.plus(Duration.ofHours(4)),
            120_000.5,
            Optional.empty(),
            List.of(),
            OptionalLong.empty(),
            Optional.of(new PastAlarm(1.25, 0.875)));
    keep(first);
    keep(second);
    assertThat(newest(10)).containsExactly(first, second);
  }

  @Test
  void eachComponentOfAnIncidentIsACaseOfItsOwn() {
    keep(plain("one", "receive", 40));
    keep(plain("one", "send", 60));
    assertThat(newest(10)).hasSize(2);
  }

  private void keep(ResolvedCase resolved) {
    database()
        .write(transaction -> {
          ResolvedCaseTable.keep(transaction, resolved);
          return null;
        });
  }

  private List<ResolvedCase> newest(int limit) {
    return database().read(transaction -> ResolvedCaseTable.newest(transaction, limit));
  }

  private static ResolvedCase plain(String incident, String component, int minutes) {
    return resolved(
        incident, component, minutes, Optional.empty(), List.of(), OptionalLong.empty());
  }

  private static ResolvedCase resolved(
      String incident,
      String component,
      int minutes,
      Optional<ReportExcess> reports,
      List<VantageRounds> probes,
      OptionalLong confirmed) {
    return new ResolvedCase(
        incident,
        "mail",
        component,
        ServiceKind.MAIL,
        NOON,
        NOON.plus(Duration.ofMinutes(minutes)),
        120_000.5,
        reports,
        probes,
        confirmed);
  }
}
