package io.tocsin.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.detection.CourseStep;
import io.tocsin.detection.Reasons;
import io.tocsin.detection.Reasons.Brake;
import io.tocsin.detection.Verdict.Change;
import io.tocsin.incidents.Hindsight.Answer;
import io.tocsin.incidents.Hindsight.Gap;
import io.tocsin.incidents.contradiction.Matter;
import io.tocsin.incidents.contradiction.Voice;
import io.tocsin.incidents.sql.ContradictionTable;
import io.tocsin.incidents.sql.CourseTable;
import io.tocsin.incidents.sql.IncidentTable;
import io.tocsin.incidents.sql.VoiceTable;
import io.tocsin.journal.sql.GroupLimits;
import io.tocsin.journal.sql.SqlJournal;
import io.tocsin.store.Database;
import io.tocsin.store.Schema;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A minute of the past is told as the detector saw it; a claimed place is held against the rest.
 */
class HindsightTest {

  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  @TempDir Path folder;

  private Database state;
  private Database signals;
  private SqlJournal journal;
  private ReportingCountry country;
  private Hindsight hindsight;

  @BeforeEach
  void open() {
    state = Database.sqlite(folder.resolve("tocsin.db"), Schema.STATE);
    signals = Database.sqlite(folder.resolve("journal.db"), Schema.JOURNAL);
    journal = new SqlJournal(signals, () -> START, 1, GroupLimits.USUAL);
    country = new ReportingCountry(journal, state, "mail", "receive", START).ordinaryDay();
    hindsight = new Hindsight(work -> state.read(work::apply), journal);
  }

  @AfterEach
  void close() {
    journal.close();
    signals.close();
    state.close();
  }

  private WhyThen why(Instant minute) {
    Answer<WhyThen> answer = hindsight.why("mail", minute, country.now());
    assertThat(answer).isInstanceOf(Answer.Told.class);
    return ((Answer.Told<WhyThen>) answer).what();
  }

  private static List<Brake> brakes(Reasons reasons) {
    return reasons.doubts().stream().map(Reasons.Doubt::brake).toList();
  }

  private Incident incident() {
    return state.read(IncidentTable::open).getFirst().incident();
  }

  @Test
  void aMinuteWithAnAlarmTellsWhatReachedTheBar() {
    Instant broken = country.now();
    country.minutes(30, 6, 12, 14).minutes(5, 0, 1, 1).follow();
    WhyThen then = why(broken.plus(Duration.ofMinutes(20)));
    Reasons reasons = then.reasons().getFirst();
    assertThat(reasons.alarm()).isNotNull();
    assertThat(reasons.alarm().onset())
        .isBetween(broken.minusSeconds(180), broken.plusSeconds(180));
    assertThat(reasons.bar().reached()).isGreaterThanOrEqualTo(reasons.bar().needed());
    assertThat(reasons.doubts()).isEmpty();
    assertThat(then.verdicts()).extracting("change").contains(Change.SUSPECTED);
    assertThat(then.hours()).anyMatch(moment -> moment.alarm()).anyMatch(moment -> !moment.alarm());
  }

  @Test
  void whatIsToldIsWhatTheDetectorSaid() {
    country.minutes(30, 6, 12, 14).follow();
    Instant judged = incident().openedAt();
    WhyThen then = why(judged.minusSeconds(60));
    assertThat(then.reasons().getFirst().alarm()).isNull();
    assertThat(why(judged.plusSeconds(60)).reasons().getFirst().alarm()).isNotNull();
    assertThat(then.verdicts().getFirst().at()).isEqualTo(judged);
  }

  @Test
  void aMinuteWithoutAnAlarmTellsWhatHeldItBack() {
    country.minutes(10, 0.4, 1, 40).minutes(10, 0, 1, 1).follow();
    Reasons reasons = why(country.now().minus(Duration.ofMinutes(8))).reasons().getFirst();
    assertThat(reasons.alarm()).isNull();
    assertThat(reasons.doubts()).isNotEmpty();
    assertThat(reasons.bar().reached()).isLessThan(reasons.bar().needed());
    assertThat(reasons.bar().wouldTake()).isGreaterThanOrEqualTo(5);
  }

  @Test
  void aNightOfSilenceSaysThatNobodyReported() {
    country.minutes(90, 0, 1, 1).follow();
    Reasons reasons = why(country.now().minus(Duration.ofMinutes(5))).reasons().getFirst();
    assertThat(brakes(reasons)).containsExactly(Brake.NOBODY);
    assertThat(reasons.heard().people()).isZero();
  }

  @Test
  void aCrowdOfOneNetworkIsNamedAsSuch() {
    for (int person = 0; person < 30; person++) {
      country.report(1 + person, "one-network");
      if (person % 3 == 2) {
        country.tick();
      }
    }
    country.minutes(2, 0, 1, 1).follow();
    Reasons reasons = why(country.now().minusSeconds(180)).reasons().getFirst();
    assertThat(reasons.alarm()).isNull();
    assertThat(brakes(reasons)).contains(Brake.ONE_NETWORK);
    assertThat(reasons.heard().people()).isGreaterThan(20);
  }

  @Test
  void whatCannotBeToldIsSaid() {
    Instant now = country.now();
    assertThat(hindsight.why("mail", now.minus(Duration.ofDays(31)), now))
        .isEqualTo(new Answer.Untold<WhyThen>(Gap.NOT_KEPT));
    assertThat(hindsight.why("mail", now, now)).isEqualTo(new Answer.Untold<WhyThen>(Gap.NOT_YET));
    assertThat(hindsight.why("mail", START.minusSeconds(600), now))
        .isEqualTo(new Answer.Untold<WhyThen>(Gap.NOT_KEPT));
  }

  @Test
  void aStateThatAnotherVersionWroteIsNotGuessedAt() {
    state.write(transaction ->
        transaction
            .handle()
            .createUpdate("UPDATE detector_landmark SET detector = :state")
            .bind("state", gzip(new byte[] {0, 0, 0, 3, 'o', 'l', 'd'}))
            .execute());
    assertThat(hindsight.why("mail", country.now().minusSeconds(600), country.now()))
        .isEqualTo(new Answer.Untold<WhyThen>(Gap.OTHER_DETECTOR));
  }

  private static byte[] gzip(byte[] bytes) {
    var packed = new java.io.ByteArrayOutputStream();
    try (var gzip = new java.util.zip.GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  @Test
  void reportsAreListedWithoutWhoReported() {
    Instant hour = country.now();
    country.minutes(30, 2, 12, 12).minutes(40, 0, 1, 1).follow();
    Answer<RawReports> answer =
        hindsight.reports("mail", hour, hour.plus(Duration.ofHours(1)), country.now());
    RawReports rows = ((Answer.Told<RawReports>) answer).what();
    assertThat(rows.rows().stream().mapToInt(RawReports.Row::people).sum()).isEqualTo(60);
    assertThat(rows.left()).isZero();
    assertThat(rows.toString()).doesNotContain("somebody").doesNotContain("net");
  }

  @Test
  void theCourseOfAnIncidentIsKeptBesideWhatIsUsual() {
    country.minutes(50, 6, 12, 14).follow();
    String incident = incident().id();
    List<CourseStep> steps =
        state.read(transaction -> CourseTable.of(transaction, incident)).get("receive");
    assertThat(steps).hasSizeGreaterThan(7);
    assertThat(steps.getFirst().start()).isBefore(incident().onset());
    assertThat(steps.getFirst().people()).isLessThan(5);
    assertThat(steps.getLast().people()).isBetween(50, 60);
    assertThat(steps).allMatch(step -> step.usual() < 5 && step.shape() > 0);
    assertThat(steps.getLast().left()).isNotNull();
  }

  private void claimed(Set<String> areas) {
    Instant at = country.now();
    String incident = incident().id();
    state.write(transaction -> {
      VoiceTable.add(
          transaction,
          new Claim(
              "claim-" + areas.size(),
              incident,
              "mail",
              LocalizedText.of("en", "Only there."),
              true,
              new Source(
                  LocalizedText.of("en", "The operator"),
                  "telephone",
                  at,
                  Source.Precision.EXACT,
                  null),
              at,
              null,
              Recorder.EDITOR,
              List.of(new Assertion.Where(true, areas)),
              null));
      return null;
    });
  }

  private List<Contradiction> contradictions() {
    String incident = incident().id();
    return state.read(transaction -> ContradictionTable.of(transaction, incident));
  }

  @Test
  void onlyThereIsContradictedByTheRestWithinAQuarterOfAnHour() {
    country.minutes(20, 6, 12, 14).follow();
    claimed(Set.of("01", "02", "03"));
    country.minutes(15, 6, 12, 14).follow();
    assertThat(contradictions()).hasSize(1);
    Contradiction found = contradictions().getFirst();
    assertThat(found.matter()).isEqualTo(Matter.AREAS);
    assertThat(found.one().voice()).isInstanceOf(Voice.Named.class);
    assertThat(found.other().voice()).isInstanceOf(Voice.Evidence.class);
    assertThat(found.other().assertion())
        .isInstanceOfSatisfying(
            Assertion.Heard.class,
            heard -> {
              assertThat(heard.people().keySet()).isSubsetOf("11", "12", "13", "14", "15");
              assertThat(heard.people()).containsKeys("12", "13", "14");
              assertThat(heard.usual()).isLessThan(5);
            });
  }

  @Test
  void onlyThereStandsWhereTheRestReportsNoMoreThanUsual() {
    country.minutes(20, 6, 12, 14).follow();
    claimed(Set.of("11", "12", "13", "14", "15"));
    for (int minute = 0; minute < 60; minute++) {
      country.report(1 + minute % 40, "elsewhere" + minute);
      country.minutes(1, 6, 12, 14);
    }
    country.follow();
    assertThat(contradictions()).isEmpty();
  }
}
