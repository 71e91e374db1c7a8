package io.tocsin.signals;

import java.time.Instant;

/**
 * How heavily it rains reports, and how hard a puzzle is therefore; thread-safe.
 *
 * <p>Calm is up to four times what is usual in a minute. Each doubling beyond adds one bit, so that
 * all senders together work about twice as much whenever twice as many reports come: from {@link
 * #EASIEST} (4 096 tries, a twentieth of a second) to {@link #HARDEST} (a million, a minute on an
 * old telephone, while the form is filled in). Usual is a running mean over about a day of minutes.
 */
final class Weather {

  /** Zero bits in calm weather. */
  static final int EASIEST = 12;

  /** Zero bits in the worst weather. */
  static final int HARDEST = 20;

  private static final double LEAST_USUAL = 10;
  private static final double CALM = 4;
  private static final double PACE = 1.0 / 1_440;

  private long minute;
  private int now;
  private int before;
  private double usual;

  /** Notes one report that was accepted. */
  synchronized void rain(Instant at) {
    turn(at);
    now++;
  }

  /** Returns how many zero bits a puzzle of this moment asks for. */
  synchronized int bits(Instant at) {
    turn(at);
    double rate = Math.max(now, before);
    double over = rate / (CALM * Math.max(LEAST_USUAL, usual));
    int more = over <= 1 ? 0 : (int) Math.ceil(Math.log(over) / Math.log(2));
    return Math.min(HARDEST, EASIEST + more);
  }

  private void turn(Instant at) {
    long next = at.getEpochSecond() / 60;
    if (next <= minute) {
      return;
    }
    if (minute > 0) {
      usual += (Math.min(now, 2 * Math.max(LEAST_USUAL, usual)) - usual) * PACE;
      usual *= Math.pow(1 - PACE, Math.min(100_000, next - minute - 1));
    }
    before = next == minute + 1 ? now : 0;
    now = 0;
    minute = next;
  }
}
