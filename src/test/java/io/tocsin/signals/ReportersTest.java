package io.tocsin.signals;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportersTest {
  private static final String FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko Firefox/";

  /** The first second of a period of thirty days. */
  private static final Instant PERIOD =
      Instant.ofEpochSecond(Duration.ofDays(30 * 690).toSeconds());

  private final Reporters reporters = new Reporters(new Keys(new byte[32]));

  private Reporter at(Instant when, String address, String agent) {
    return reporters.of(new Sender(InetAddress.ofLiteral(address), agent, null, null, null), when);
  }

  @Test
  void onePersonIsOneForThirtyDaysThroughAnUpdateOfTheBrowser() {
    Reporter first = at(PERIOD, "203.0.113.9", FIREFOX + "140");
    Reporter last = at(PERIOD.plus(Duration.ofDays(28)), "203.0.113.9", FIREFOX + "141");
    assertThat(last).isEqualTo(first);
  }

  @Test
  void nobodyIsFollowedIntoTheNextPeriod() {
    Reporter before = at(PERIOD.plus(Duration.ofDays(10)), "203.0.113.9", FIREFOX);
    Reporter after = at(PERIOD.plus(Duration.ofDays(32)), "203.0.113.9", FIREFOX);
    assertThat(after.hash()).isNotEqualTo(before.hash());
    assertThat(after.block()).isNotEqualTo(before.block());
    assertThat(after.network()).isNotEqualTo(before.network());
  }

  @Test
  void outageOverTheChangeOfKeysCountsNobodyTwice() {
    Instant change = PERIOD.plus(Duration.ofDays(30));
    Reporter before = at(change.minusSeconds(60), "203.0.113.9", FIREFOX);
    assertThat(at(change.plusSeconds(60), "203.0.113.9", FIREFOX).hash()).isEqualTo(before.hash());
    assertThat(at(change.plusSeconds(60), "203.0.113.10", FIREFOX).hash())
        .isNotEqualTo(before.hash());
    assertThat(at(change.plus(Duration.ofDays(2)), "203.0.113.9", FIREFOX).hash())
        .isNotEqualTo(before.hash());
  }

  @Test
  void neighboursShareABlockAndHouseholdsShareAPrefix() {
    Reporter one = at(PERIOD, "203.0.113.9", FIREFOX);
    Reporter neighbour = at(PERIOD, "203.0.113.200", FIREFOX);
    assertThat(neighbour.hash()).isNotEqualTo(one.hash());
    assertThat(neighbour.block()).isEqualTo(one.block());
    assertThat(at(PERIOD, "203.0.114.9", FIREFOX).network()).isEqualTo(one.network());
    Reporter six = at(PERIOD, "2001:db8:1:2::1", FIREFOX);
    assertThat(at(PERIOD, "2001:db8:1:2:ffff::9", FIREFOX)).isEqualTo(six);
    assertThat(at(PERIOD, "2001:db8:1:3::1", FIREFOX).block()).isEqualTo(six.block());
    assertThat(at(PERIOD, "2001:db8:9::1", FIREFOX).network()).isEqualTo(six.network());
  }

  @Test
  void hashesOfTwoHousesHaveNothingInCommon() {
    byte[] other = new byte[32];
    other[0] = 1;
    Sender sender = new Sender(InetAddress.ofLiteral("203.0.113.9"), FIREFOX, null, null, null);
    assertThat(new Reporters(new Keys(other)).of(sender, PERIOD).hash())
        .isNotEqualTo(reporters.of(sender, PERIOD).hash());
  }

  @ParameterizedTest
  @CsvSource({
    ", direct",
    "https://www.google.com/search?q=panne, search",
    "https://news.google.com/x, news",
    "https://www.ouest-france.fr/a, news",
    "https://t.co/x, social",
    "https://notgoogle.com/, other",
    "not a link at all, other"
  })
  void referralIsOneOfFiveWords(@Nullable String referer, String word) {
    assertThat(Referral.of(referer).word()).isEqualTo(word);
  }
}
