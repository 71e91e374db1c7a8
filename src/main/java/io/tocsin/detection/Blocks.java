package io.tocsin.detection;

import io.tocsin.detection.state.Fingerprint;
import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import java.util.LinkedHashMap;

/**
 * How many people of one address block count within an hour: one, so that a line is not a crowd,
 * and more for a block that usually brings more, for thousands stand behind one address of a
 * carrier. Who does not count is taken all the same, and told apart. Not thread-safe.
 *
 * <p>What a block usually brings is a mean over a week, in which no hour teaches more than little
 * above the usual, so that a brigade needs weeks to grow an allowance.
 */
final class Blocks {

  private static final double ALLOWED = 1;
  private static final double ALLOWED_TIMES_USUAL = 4;
  private static final double MEMORY_HOURS = 168;
  private static final long MINUTES_AN_HOUR = 60;
  private static final int MOST_BLOCKS = 20_000;

  /** A block that brings less than one person in four days is like any other. */
  private static final double FORGOTTEN = 0.01;

  /** By block, the least recently heard first. */
  private final LinkedHashMap<Long, Block> blocks = new LinkedHashMap<>();

  /**
   * One block.
   *
   * @param minute minutes since 1970 of the last person
   * @param people in the hour of that minute
   * @param usual people an hour, as it was when that hour began
   * @param room for people who count
   */
  private record Block(long minute, int people, float usual, float room) {

    static Block unknown(long minute) {
      return new Block(minute, 0, 0, (float) ALLOWED);
    }

    long hour() {
      return hourOf(minute);
    }

    /** What is usual once the hour is over and others have passed in silence. */
    double usualAt(long later) {
      double taught = Math.min(people, 1 + 1.5 * usual);
      double learned = usual + (taught - usual) / MEMORY_HOURS;
      return learned * Math.exp(-(later - hour() - 1) / MEMORY_HOURS);
    }

    /** Time passes: what is usual is learned, and the room that was taken grows back in an hour. */
    Block at(long now) {
      long later = Math.max(now, minute);
      boolean turned = hourOf(later) > hour();
      double known = turned ? usualAt(hourOf(later)) : usual;
      double whole = ALLOWED + ALLOWED_TIMES_USUAL * known;
      double grown = room + whole * (later - minute) / MINUTES_AN_HOUR;
      return new Block(later, turned ? 0 : people, (float) known, (float) Math.min(whole, grown));
    }

    boolean hasRoom() {
      return room >= 1;
    }

    Block joined() {
      return new Block(minute, people + 1, usual, hasRoom() ? room - 1 : room);
    }
  }

  private static long hourOf(long minute) {
    return Math.floorDiv(minute, MINUTES_AN_HOUR);
  }

  /** Says whether one more person of the block counts. */
  boolean admits(String block, long minute) {
    long key = Fingerprint.of(block);
    Block known = blocks.remove(key);
    Block now = (known == null ? Block.unknown(minute) : known).at(minute);
    blocks.put(key, now.joined());
    forget(hourOf(minute));
    return now.hasRoom();
  }

  private void forget(long hour) {
    var oldest = blocks.entrySet().iterator();
    while (oldest.hasNext()) {
      Block block = oldest.next().getValue();
      boolean unremarkable = block.hour() < hour && block.usualAt(hour) < FORGOTTEN;
      if (!unremarkable && blocks.size() <= MOST_BLOCKS) {
        return;
      }
      oldest.remove();
    }
  }

  void save(StateOut out) {
    out.entries(
        blocks,
        (block, known) -> {
          out.hash(block);
          out.number(known.minute());
          out.number(known.people());
          out.shortReal(known.usual());
          out.shortReal(known.room());
        });
  }

  void restore(StateIn in) {
    for (int size = in.count(); size > 0; size--) {
      blocks.put(in.hash(), new Block(in.number(), in.count(), in.shortReal(), in.shortReal()));
    }
  }
}
