package io.tocsin.app.commands.doctor;

import java.util.Locale;

/**
 * Whether the heap is large enough for as many services as there are. The pages of each, with their
 * packed forms and 90 days of history, stand in memory: a thousand services ran in 1,600 MB and not
 * in 1,024 ({@code bench/render}).
 */
final class MemoryCheck {

  private static final double BESIDES = 100;
  private static final double PER_SERVICE = 1.5;

  private MemoryCheck() {}

  /**
   * Compares.
   *
   * @param services of the catalogue
   * @param heap the most the JVM may take, in bytes
   */
  static Ailment of(int services, long heap) {
    long megabytes = heap >> 20;
    double needed = BESIDES + PER_SERVICE * services;
    String seen =
        String.format(Locale.ROOT, "%d MB of heap for %d service(s)", megabytes, services);
    // The JVM leaves one of the two survivor spaces out of what it says it has.
    if (megabytes * 1.1 >= needed) {
      return Ailment.well("memory", seen);
    }
    long rounded = Math.ceilDiv((long) needed, 512) * 512;
    return Ailment.weak(
        "memory",
        seen + ", about " + Math.round(needed) + " are needed",
        String.format(
            Locale.ROOT,
            "Start it with TOCSIN_JAVA_OPTS=\"-Xms%dm -Xmx%dm -Xmn%dm\".",
            rounded / 2,
            rounded,
            rounded / 4));
  }
}
