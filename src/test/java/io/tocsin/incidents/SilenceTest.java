package io.tocsin.incidents;

import static io.tocsin.incidents.Town.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Channel;
import io.tocsin.incidents.Silence.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilenceTest {

  private static final List<Channel> CHANNELS =
      List.of(new Channel("social", Town.text("Social"), null));

  @Test
  void missingCheckNeverAccuses() {
    assertThat(reading(List.of(), day(15, "09:00"))).isEqualTo(new Reading.NeverChecked());
  }

  @Test
  void checkOlderThanADayIsGrey() {
    ChannelCheck check = check(day(14, "09:00"), null);
    assertThat(reading(List.of(check), day(15, "09:00"))).isEqualTo(new Reading.NoWordFound(check));
    assertThat(reading(List.of(check), day(15, "09:00:01"))).isEqualTo(new Reading.Stale(check));
  }

  @Test
  void silenceOfSixDaysIsSixDays() {
    ChannelCheck check = check(day(15, "08:30"), day(9, "09:00"));
    assertThat(reading(List.of(check, check(day(12, "10:00"), null)), day(15, "09:00")))
        .isEqualTo(new Reading.WordFound(check, day(9, "09:00")));
    Instant last = Silence.lastWord(List.of(check), List.of()).orElseThrow();
    assertThat(Duration.between(last, day(15, "09:00"))).isEqualTo(Duration.ofDays(6));
  }

  @Test
  void claimOfSomebodyElseIsNoWordOfTheOperator() {
    assertThat(Silence.lastWord(List.of(), List.of(claim(false), claim(true))))
        .contains(day(14, "12:00"));
    assertThat(Silence.lastWord(List.of(), List.of(claim(false)))).isEmpty();
  }

  private static Claim claim(boolean byOperator) {
    Instant said = byOperator ? day(14, "12:00") : day(15, "12:00");
    return new Claim(
        "c",
        null,
        "mail",
        Town.text("Soon"),
        byOperator,
        Town.helpline(said),
        said,
        null,
        Recorder.EDITOR,
        List.of(),
        null);
  }

  private static ChannelCheck check(Instant at, Instant lastWord) {
    return new ChannelCheck("k" + at, "mail", "social", at, lastWord, Town.ALICE);
  }

  private static Reading reading(List<ChannelCheck> checks, Instant now) {
    return Silence.of(CHANNELS, checks, now).getFirst().reading();
  }
}
