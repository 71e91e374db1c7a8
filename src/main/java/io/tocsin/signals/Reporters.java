package io.tocsin.signals;

import java.net.Inet4Address;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * Turns a network address into hashes that tell one person from another and no more; thread-safe.
 *
 * <p>A person is an address (of IPv6 the /64, which is one household) and the family of browser and
 * system: people behind one shared address are told apart as far as it goes, a browser's update
 * makes nobody two, and who lies about the browser gains a dozen identities that the caps on the
 * block hold together. The key changes every 30 days, so that nobody can be followed for longer;
 * who reported on the last day of a period keeps the old hash on the first day of the next, so that
 * an outage over that midnight counts nobody twice. This is remembered in memory alone.
 */
public final class Reporters {

  private static final long PERIOD_SECONDS = Duration.ofDays(30).toSeconds();
  private static final long OVERLAP_SECONDS = Duration.ofDays(1).toSeconds();
  private static final int MOST_REMEMBERED = 200_000;

  private final Keys keys;
  private final Set<String> lastDay = new HashSet<>();
  private long rememberedPeriod;

  /** Takes the keys. */
  public Reporters(Keys keys) {
    this.keys = keys;
  }

  /** Returns who sent it, as it may be stored. */
  public Reporter of(Sender sender, Instant at) {
    long period = Math.floorDiv(at.getEpochSecond(), PERIOD_SECONDS);
    long into = Math.floorMod(at.getEpochSecond(), PERIOD_SECONDS);
    byte[] address = sender.address().getAddress();
    boolean four = sender.address() instanceof Inet4Address;
    String person = prefix(address, four ? 32 : 64) + " " + AgentFamily.of(sender.userAgent());
    return new Reporter(
        hash(period, into, person),
        tag(period, "block", prefix(address, four ? 24 : 48)),
        tag(period, "network", prefix(address, four ? 16 : 32)),
        Referral.of(sender.referer()).word());
  }

  /** Returns a further person at the same place, told apart by a token that served once. */
  Reporter further(Reporter person, String token, Instant at) {
    long period = Math.floorDiv(at.getEpochSecond(), PERIOD_SECONDS);
    return new Reporter(
        tag(period, "further person", token),
        person.block(),
        person.network(),
        person.referral(),
        person.line());
  }

  private String hash(long period, long into, String person) {
    String hash = tag(period, "person", person);
    if (into >= PERIOD_SECONDS - OVERLAP_SECONDS) {
      remember(hash, period);
    } else if (into < OVERLAP_SECONDS) {
      String old = tag(period - 1, "person", person);
      return isRemembered(old, period - 1) ? old : hash;
    }
    return hash;
  }

  private synchronized void remember(String hash, long period) {
    if (period != rememberedPeriod) {
      lastDay.clear();
      rememberedPeriod = period;
    }
    if (lastDay.size() < MOST_REMEMBERED) {
      lastDay.add(hash);
    }
  }

  private synchronized boolean isRemembered(String hash, long period) {
    return period == rememberedPeriod && lastDay.contains(hash);
  }

  private String tag(long period, String what, String text) {
    return keys.tag("reporter " + what + " " + period, text);
  }

  private static String prefix(byte[] address, int bits) {
    return bits + " " + HexFormat.of().formatHex(Arrays.copyOf(address, bits / 8));
  }
}
