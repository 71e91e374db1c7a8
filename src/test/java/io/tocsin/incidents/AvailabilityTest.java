package io.tocsin.incidents;

import static io.tocsin.incidents.Town.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.Maintenance.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AvailabilityTest {

  private static final Offset<Double> CLOSE = Offset.offset(1e-9);

  @Test
  void timeOfWhichNothingIsKnownIsNoHealth() {
    Availability nothing = Availability.of(List.of(), List.of(), at("00:00"), at("10:00"));
    assertThat(nothing.share()).isEmpty();
    assertThat(nothing.measured()).containsEntry(ComponentState.UNKNOWN, Duration.ofHours(10));
    Availability half =
        Availability.of(
            List.of(
                span("05:00", "09:00", ComponentState.WORKS),
                span("09:00", null, ComponentState.OUT)),
            List.of(),
            at("00:00"),
            at("10:00"));
    assertThat(half.share().orElseThrow()).isEqualTo(0.8, CLOSE);
  }

  @Test
  void announcedWorkIsLeftOutOnOneSideAndMeasuredOnTheOther() {
    List<Span> spans =
        List.of(
            span("00:00", "04:00", ComponentState.WORKS),
            span("04:00", "07:00", ComponentState.OUT),
            span("07:00", null, ComponentState.WORKS));
    Maintenance work = work("04:00", "06:00", Status.OVERRUN, null);
    Availability availability = Availability.of(spans, List.of(work), at("00:00"), at("10:00"));
    assertThat(availability.share().orElseThrow()).isEqualTo(0.7, CLOSE);
    assertThat(availability.shareOutsideMaintenance().orElseThrow()).isEqualTo(7.0 / 8, CLOSE);
  }

  @Test
  void workCoversOnlyUntilItWasDoneAndNothingWhenItWasCalledOff() {
    List<Span> spans = List.of(span("00:00", null, ComponentState.OUT));
    Availability done =
        Availability.of(
            spans,
            List.of(
                work("02:00", "06:00", Status.DONE, "03:00"),
                work("02:30", "03:30", Status.DONE, "04:00"),
                work("07:00", "08:00", Status.CANCELLED, "01:00")),
            at("00:00"),
            at("10:00"));
    assertThat(done.outsideMaintenance())
        .containsEntry(ComponentState.OUT, Duration.ofMinutes(510));
  }

  private static Span span(String from, String to, ComponentState state) {
    return new Span("receive", at(from), to == null ? null : at(to), state);
  }

  private static Maintenance work(String start, String end, Status status, String ended) {
    Instant endedAt = ended == null ? null : at(ended);
    return new Maintenance(
        "m" + start,
        "mail",
        Set.of("receive"),
        Town.text("New disks"),
        Town.day(1, "00:00"),
        at(start),
        at(end),
        status,
        endedAt,
        status == Status.OVERRUN ? "i" : null,
        Town.ALICE);
  }
}
