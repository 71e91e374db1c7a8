package io.tocsin.signals;

import java.time.Duration;
import java.time.Instant;

/**
 * How many different members each group had in the running hour, and how many are usual for it;
 * thread-safe, in fixed memory, and lost with the process.
 *
 * <p>Usual is a mean over the hours, of which a day and its like weigh most: each hour takes a
 * twenty-fourth of the way towards what it saw, hours without anybody too. An hour teaches at most
 * twice what was usual (or twice {@link #LEAST}), so whoever means to make a crowd usual needs days
 * of crowds.
 */
final class Gatherings {

  /** What is granted to a group that nobody knows. */
  static final int LEAST = 8;

  private static final long HOUR_SECONDS = Duration.ofHours(1).toSeconds();
  private static final double PACE = 1.0 / 24;
  private static final double SIXTEENTHS = 16;
  private static final int BITS = 20;
  private static final long FIELD = (1L << BITS) - 1;

  private final Pigeonholes members;
  private final Pigeonholes groups;

  /**
   * Makes an empty record.
   *
   * @param most members, and groups, remembered at once
   */
  Gatherings(int most) {
    this.members = new Pigeonholes(most);
    this.groups = new Pigeonholes(most);
  }

  /**
   * What is known of a group.
   *
   * @param present different members in this hour, the one who came included
   * @param usual how many an hour has
   */
  record Size(int present, double usual) {}

  /** Notes that a member of a group is here. */
  synchronized Size join(long group, long member, Instant at) {
    long hour = at.getEpochSecond() / HOUR_SECONDS;
    long known = groups.get(group);
    long last = known >>> (2 * BITS);
    int present = (int) ((known >>> BITS) & FIELD);
    double usual = (known & FIELD) / SIXTEENTHS;
    if (known == 0 || last != hour) {
      usual = known == 0 ? 0 : learned(usual, present, hour - last);
      present = 0;
    }
    long one = Pigeonholes.mixed(group * 31 + member);
    if (members.get(one) != hour) {
      members.put(one, hour);
      present = (int) Math.min(FIELD, present + 1L);
    }
    groups.put(group, packed(hour, present, usual));
    return new Size(present, usual);
  }

  private static double learned(double usual, int present, long hours) {
    double taught = Math.min(present, 2 * Math.max(LEAST, usual));
    double next = usual + (taught - usual) * PACE;
    return next * Math.pow(1 - PACE, Math.max(0, hours - 1));
  }

  private static long packed(long hour, int present, double usual) {
    long sixteenths = Math.min(FIELD, Math.round(usual * SIXTEENTHS));
    return (hour << (2 * BITS)) | ((long) present << BITS) | sixteenths;
  }
}
