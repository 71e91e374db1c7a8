package io.tocsin.signals;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChallengesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

  private final Weather weather = new Weather();
  private final Challenges challenges = new Challenges(new Keys(new byte[32]), weather);

  private static Sender sender(@Nullable String work, @Nullable String form) {
    return new Sender(InetAddress.ofLiteral("203.0.113.7"), "", null, work, form);
  }

  private double solved(String token, Instant now) {
    return challenges.weigh(sender(token + ":" + IntakeTest.solve(token), null), now).weight();
  }

  @Test
  void tokenSaysHowHardItsPuzzleIs() {
    assertThat(IntakeTest.bits(challenges.issue(NOW))).isEqualTo(Weather.EASIEST);
    IntStream.range(0, 150).forEach(report -> weather.rain(NOW));
    assertThat(IntakeTest.bits(challenges.issue(NOW))).isEqualTo(Weather.EASIEST + 2);
  }

  @Test
  void tokenOfCalmWeatherStaysAsEasyForAWhileThenCountsAsAnOpenForm() {
    String early = challenges.issue(NOW);
    String late = challenges.issue(NOW);
    Instant soon = NOW.plus(Challenges.KEEPS);
    Instant later = soon.plusSeconds(30);
    IntStream.range(0, 1_000).forEach(report -> weather.rain(soon));
    assertThat(solved(early, soon)).isEqualTo(Challenges.WORKED);
    assertThat(solved(late, later)).isEqualTo(Challenges.DWELT);
  }

  @Test
  void nobodyMakesAPuzzleEasierThanItIs() {
    IntStream.range(0, 1_000).forEach(report -> weather.rain(NOW));
    String token = challenges.issue(NOW);
    String easier = token.replaceFirst("\\.[0-9]+\\.", ".1.");
    assertThat(solved(easier, NOW)).isEqualTo(Challenges.UNPROVEN);
  }

  @Test
  void forgottenTokensAreGoodForNothingRatherThanTwice() {
    SpentTokens spent = new SpentTokens(8);
    assertThat(spent.spend("first", 1)).isTrue();
    IntStream.range(0, 100).forEach(i -> assertThat(spent.spend("flood" + i, 100 + i)).isTrue());
    assertThat(spent.spend("first", 1)).as("spent before, and forgotten").isFalse();
    assertThat(spent.spend("fresh", 1_000)).isTrue();
    assertThat(spent.spend("fresh", 1_000)).isFalse();
    spent.restore("fresh");
    assertThat(spent.spend("fresh", 1_000)).isTrue();
  }
}
