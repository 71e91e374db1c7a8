package io.tocsin.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Maintenance;
import io.tocsin.incidents.Span;
import io.tocsin.publication.DayLog.Days;
import io.tocsin.publication.DayLog.Part;
import io.tocsin.publication.DayLog.Sums;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Days are added up from spans: what nobody measured is in neither side of a share. */
class DayKeeperTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Instant NOW = Instant.parse("2026-03-31T10:00:00Z");

  private static Span span(String from, @Nullable String to, ComponentState state) {
    return new Span("receive", Instant.parse(from), to == null ? null : Instant.parse(to), state);
  }

  private static Days days(String from, List<Span> spans, Maintenance... works) {
    LocalDate end = LocalDate.parse("2026-04-01");
    return DayKeeper.days(
        spans, List.of(works), new DayKeeper.Period(LocalDate.parse(from), end, PARIS, NOW));
  }

  @Test
  void dayIsWhatTheClockOfTheCatalogueCallsADay() {
    Days days =
        days(
            "2026-03-29",
            List.of(
                span("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", ComponentState.WORKS),
                span("2026-03-29T22:00:00Z", null, ComponentState.OUT)));
    assertThat(days.letters()).as("the short day of spring worked").isEqualTo("wmm");
    assertThat(days.at(1, 1440))
        .isEqualTo(new Sums(1440, new Part(0, 0, 1440), new Part(0, 0, 1440)));
    assertThat(days.at(2, 720).minutes()).as("only as far as it is over").isEqualTo(720);
  }

  @Test
  void dayThatNobodyMeasuredIsUnseenWhateverStandsAroundIt() {
    Days days =
        days(
            "2026-03-29",
            List.of(
                span("2026-03-20T00:00:00Z", "2026-03-29T10:00:00Z", ComponentState.WORKS),
                span("2026-03-29T10:00:00Z", null, ComponentState.UNKNOWN)));
    assertThat(days.letters()).isEqualTo("mnn");
    Sums first = days.at(0, 1380);
    assertThat(first.all()).isEqualTo(new Part(720, 0, 0));
    assertThat(first.unseen()).isEqualTo(660);
    assertThat(days.at(1, 1440).all().known()).isZero();
    assertThat(days.at(77, 1440).unseen()).isEqualTo(1440);
  }

  @Test
  void announcedWorkIsLeftOutOfOneShareAndCountedInTheOther() {
    Maintenance work =
        new Maintenance(
            "m",
            "mail",
            Set.of("receive"),
            LocalizedText.of("fr", "x"),
            Instant.parse("2026-03-01T00:00:00Z"),
            Instant.parse("2026-03-30T01:00:00Z"),
            Instant.parse("2026-03-30T03:00:00Z"),
            Maintenance.Status.DONE,
            null,
            null,
            new Actor(Actor.Kind.PERSON, "anne"));
    Days days =
        days(
            "2026-03-30",
            List.of(
                span("2026-03-29T22:00:00Z", "2026-03-30T01:00:00Z", ComponentState.WORKS),
                span("2026-03-30T01:00:00Z", "2026-03-30T03:30:00Z", ComponentState.OUT),
                span("2026-03-30T03:30:00Z", null, ComponentState.WORKS)),
            work);
    Sums day = days.at(0, 1440);
    assertThat(day.all()).isEqualTo(new Part(1290, 0, 150));
    assertThat(day.apart()).isEqualTo(new Part(1290, 0, 30));
    assertThat(days.letters()).as("the day that runs has its sums").isEqualTo("mm");
  }

  @Test
  void mixedDayHasItsSumsOrIsRefused() {
    assertThatThrownBy(() -> new Days("wmw", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
