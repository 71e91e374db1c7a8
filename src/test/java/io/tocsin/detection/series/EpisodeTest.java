package io.tocsin.detection.series;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EpisodeTest {
  private final Episode episode = new Episode();

  @Test
  void beginsOnceHoweverLongItLasts() {
    assertThat(episode.begins(0.9)).isFalse();
    assertThat(episode.begins(1)).isTrue();
    for (int reading = 0; reading < 1000; reading++) {
      assertThat(episode.begins(reading % 30 == 0 ? 3 : 0)).isFalse();
    }
  }

  @Test
  void anotherBeginsAfterCalmHasLasted() {
    assertThat(episode.begins(2)).isTrue();
    for (int reading = 0; reading < 40; reading++) {
      assertThat(episode.begins(0.5)).isFalse();
    }
    assertThat(episode.begins(1.5)).isTrue();
  }

  @Test
  void almostAnAlarmIsNotCalm() {
    assertThat(episode.begins(2)).isTrue();
    for (int reading = 0; reading < 60; reading++) {
      assertThat(episode.begins(reading == 30 ? 0.9 : 0)).isFalse();
    }
    assertThat(episode.begins(1.5)).isFalse();
  }
}
