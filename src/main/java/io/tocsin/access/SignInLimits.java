package io.tocsin.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often somebody may try to sign in; thread-safe. Held in memory by each node, in bounded room.
 *
 * <p>An address block (IPv4 address, IPv6 /64) has ten tries and gets one back a minute; a name has
 * thirty and gets one back every half minute. A block from which the name has signed in before is
 * not held up by what others try on that name: nobody can lock an editor out during an outage.
 */
public final class SignInLimits {

  private static final int BLOCK_TRIES = 10;
  private static final Duration BLOCK_REFILL = Duration.ofMinutes(1);
  private static final int NAME_TRIES = 30;
  private static final Duration NAME_REFILL = Duration.ofSeconds(30);
  private static final int MOST = 10_000;

  private final InstantSource clock;
  private final Map<String, Tries> blocks = bounded();
  private final Map<String, Tries> names = bounded();
  private final Map<String, Boolean> known = bounded();

  /** Holds nobody up yet. */
  public SignInLimits(InstantSource clock) {
    this.clock = clock;
  }

  /** Takes a try of a block, whatever the name; returns how long to wait, zero for now. */
  public synchronized Duration take(InetAddress from) {
    Instant now = clock.instant();
    return blocks
        .computeIfAbsent(block(from), _ -> new Tries(BLOCK_TRIES, BLOCK_REFILL, now))
        .take(now);
  }

  /** Gives a block all its tries back: somebody signed in from there. */
  public synchronized void welcome(InetAddress from) {
    blocks.remove(block(from));
  }

  /** Takes a try; returns how long to wait, zero when it may be made now. */
  synchronized Duration take(String typed, InetAddress from) {
    Instant now = clock.instant();
    String name = typed.length() > Accounts.LONGEST_NAME ? "" : typed; // nobody's: not remembered
    String block = block(from);
    Tries byBlock = blocks.computeIfAbsent(block, _ -> new Tries(BLOCK_TRIES, BLOCK_REFILL, now));
    if (known.containsKey(pair(name, block))) {
      return byBlock.take(now);
    }
    Tries byName = names.computeIfAbsent(name, _ -> new Tries(NAME_TRIES, NAME_REFILL, now));
    Duration wait = byBlock.take(now);
    return wait.isZero() ? byName.take(now) : wait;
  }

  /** Says whether the name has signed in from there before. */
  synchronized boolean knows(String name, InetAddress from) {
    return known.containsKey(pair(name, block(from)));
  }

  /** Remembers that the name signed in from there. */
  synchronized void welcome(String name, InetAddress from) {
    String block = block(from);
    known.put(pair(name, block), true);
    blocks.remove(block);
  }

  private static String pair(String name, String block) {
    return block + " " + name;
  }

  private static String block(InetAddress from) {
    byte[] bytes = from.getAddress();
    int length = from instanceof Inet6Address ? 8 : bytes.length;
    return HexFormat.of().formatHex(Arrays.copyOf(bytes, length));
  }

  private static <V> Map<String, V> bounded() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > MOST;
      }
    };
  }
}
