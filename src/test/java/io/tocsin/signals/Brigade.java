package io.tocsin.signals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;

/** Hostile reporters as they are known from sites that take reports, each with solved puzzles. */
enum Brigade {
  /** Three lines at home, one browser after the other, all within an hour. */
  FEW_ADDRESSES(60, false) {
    @Override
    Sender sender(Random random, int number) {
      return member(address(81, random.nextInt(3), 7, 1), number, null);
    }
  },
  /** Every report from another address, of three blocks of one host. */
  ROTATING_IN_FEW_BLOCKS(30, false) {
    @Override
    Sender sender(Random random, int number) {
      return member(address(185, 10, random.nextInt(3), random.nextInt(256)), number, null);
    }
  },
  /**
   * A net of hijacked machines, each on a line of its own; what they send swells and ebbs over
   * days.
   */
  MANY_NETWORKS_SLOWLY(1_440, true) {
    @Override
    Sender sender(Random random, int number) {
      return member(anywhere(random), number, null);
    }
  },
  /** People who read of it, and report what they read. */
  ECHO_OF_NEWS(120, true) {
    @Override
    Sender sender(Random random, int number) {
      int way = random.nextInt(10);
      String page = way < 6 ? "https://www.lemonde.fr/article" : way < 9 ? "https://x.com/a" : null;
      return member(anywhere(random), number, page);
    }
  };

  private static final String[] BROWSERS = {
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36",
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari",
    "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605.1 Version/18.0 Safari/605.1"
  };

  /** Minutes within which the reports of a day come. */
  final int minutes;

  /** Whether they come from all over the country; else they name one place. */
  final boolean everywhere;

  Brigade(int minutes, boolean everywhere) {
    this.minutes = minutes;
    this.everywhere = everywhere;
  }

  /** Whether its reports swell and ebb over days. */
  boolean isSlow() {
    return minutes == 1_440;
  }

  abstract Sender sender(Random random, int number);

  private static Sender member(InetAddress address, int number, String referer) {
    return new Sender(address, BROWSERS[number % BROWSERS.length], referer, null, null);
  }

  static String browser(Random random) {
    return BROWSERS[random.nextInt(BROWSERS.length)];
  }

  static InetAddress anywhere(Random random) {
    return address(
        20 + random.nextInt(160), random.nextInt(256), random.nextInt(256), random.nextInt(256));
  }

  static InetAddress address(int a, int b, int c, int d) {
    try {
      return InetAddress.getByAddress(new byte[] {(byte) a, (byte) b, (byte) c, (byte) d});
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
