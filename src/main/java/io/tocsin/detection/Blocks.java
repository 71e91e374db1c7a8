package io.tocsin.detection;

import io.tocsin.detection.state.Fingerprint;
import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import io.tocsin.detection.state.Time;
import java.util.LinkedHashMap;

/**
 * How many people of one address block count within an hour: one, so that a line is not a crowd,
 * and more for a block behind which many are known to stand. Who does not count is taken all the
 * same, and told apart. Not thread-safe.
 *
 * <p>Two things make a block known, and neither is a crowd: what it usually brings, a mean over a
 * week in which no hour teaches more than little above the usual; and quiet stretches of four hours
 * in which somebody else than before was heard. Thousands who rarely have something to report are
 * heard now and then all day; a brigade is heard at once. So it would need many days of single
 * reports to grow an allowance.
 */
final class Blocks {

  private static final double ALLOWED = 1;
  private static final double ALLOWED_TIMES_USUAL = 4;
  private static final double MEMORY_HOURS = 168;
  private static final long MINUTES_AN_HOUR = 60;
  private static final int MOST_BLOCKS = 20_000;

  /** A block that brings less than one person in four days is like any other. */
  private static final double FORGOTTEN = 0.01;

  private static final long MINUTES_A_STRETCH = 240;

  /** What is like any other is forgotten once a day. */
  private static final long STRETCHES_A_SWEEP = Time.MINUTES_A_DAY / MINUTES_A_STRETCH;

  private static final double MEMORY_STRETCHES = MEMORY_HOURS * MINUTES_AN_HOUR / MINUTES_A_STRETCH;

  /** In a quiet stretch there are at most so many people, or twice as many as are usual. */
  private static final double QUIET = 6;

  private static final double QUIET_TIMES_USUAL = 8;

  /** Behind a block that was heard in so many quiet stretches of a week many people stand. */
  private static final double MANY = 12;

  /** So many people more may count for each further stretch, and so many altogether. */
  private static final double ALLOWED_EACH = 8;

  private static final double ALLOWED_MOST = 60;

  /** What is left of one stretch after a day: a block heard only once is like any other then. */
  private static final double ONCE = Math.exp(-6 / MEMORY_STRETCHES);

  /** By block, the least recently heard first. */
  private final LinkedHashMap<Long, Block> blocks = new LinkedHashMap<>(16, 0.75f, true);

  private long swept;

  /** How a person of a block counts. */
  enum Counts {
    NOT,
    AS_ONE_LINE,
    AS_ONE_OF_MANY
  }

  /** One block, as of the minute of its last person. */
  private static final class Block {

    private long minute;

    /** People in the hour, and in the stretch, of that minute. */
    private int people;

    private int lately;

    /** People an hour, as it was when that hour began. */
    private float usual;

    /** For people who count. */
    private float room = (float) ALLOWED;

    /** Quiet stretches in which somebody else was heard, as far as they are remembered. */
    private float stretches;

    /** Who was heard in the last of them, and somebody else in this one; 0 for nobody. */
    private int heard;

    private int another;

    Block(long minute) {
      this.minute = minute;
    }

    /** What is usual once the hour is over and others have passed in silence. */
    double usualAt(long hour) {
      double taught = Math.min(people, 1 + 1.5 * usual);
      double learned = usual + (taught - usual) / MEMORY_HOURS;
      return learned * Math.exp(-(hour - hourOf(minute) - 1) / MEMORY_HOURS);
    }

    /** What the stretches are worth once this one is over and others have passed in silence. */
    double stretchesAt(long stretch) {
      boolean quiet = lately <= QUIET + QUIET_TIMES_USUAL * usual;
      double all = stretches + (another != 0 && quiet ? 1 : 0);
      return all * Math.exp(-(stretch - stretchOf(minute)) / MEMORY_STRETCHES);
    }

    /** Time passes: what is usual is learned, and the room that was taken grows back in an hour. */
    void pass(long now) {
      long later = Math.max(now, minute);
      if (stretchOf(later) > stretchOf(minute)) {
        double worth = stretchesAt(stretchOf(later));
        heard = another == 0 ? heard : another;
        stretches = (float) worth;
        another = 0;
        lately = 0;
      }
      if (hourOf(later) > hourOf(minute)) {
        usual = (float) usualAt(hourOf(later));
        people = 0;
      }
      double whole = whole();
      room = (float) Math.min(whole, room + whole * (later - minute) / MINUTES_AN_HOUR);
      minute = later;
    }

    /** Whole people: a part of one would only let the next come before the hour is over. */
    private double whole() {
      double beyond = ALLOWED_EACH * (stretches - MANY);
      double all = ALLOWED + ALLOWED_TIMES_USUAL * usual + Math.clamp(beyond, 0, ALLOWED_MOST);
      return Math.floor(all);
    }

    void note(int person) {
      another = person == heard ? another : person;
    }

    Counts join(int person) {
      note(person);
      people++;
      lately++;
      if (room < 1) {
        return Counts.NOT;
      }
      room--;
      return stretches > MANY ? Counts.AS_ONE_OF_MANY : Counts.AS_ONE_LINE;
    }

    boolean isUnremarkable(long now) {
      return hourOf(minute) < hourOf(now)
          && usualAt(hourOf(now)) < FORGOTTEN
          && stretchesAt(stretchOf(now)) < ONCE;
    }
  }

  private static long hourOf(long minute) {
    return Math.floorDiv(minute, MINUTES_AN_HOUR);
  }

  private static long stretchOf(long minute) {
    return Math.floorDiv(minute, MINUTES_A_STRETCH);
  }

  private static int short32(long person) {
    int folded = (int) (person ^ (person >>> 32));
    return folded == 0 ? 1 : folded;
  }

  /** Says how one more person of the block counts. */
  Counts join(String block, long person, long minute) {
    Block known = at(block, minute);
    Counts counts = known.join(short32(person));
    forget(minute);
    return counts;
  }

  /** Hears a person of the block again who has been counted. */
  void note(String block, long person, long minute) {
    at(block, minute).note(short32(person));
    forget(minute);
  }

  private Block at(String block, long minute) {
    Block known = blocks.computeIfAbsent(Fingerprint.of(block), key -> new Block(minute));
    known.pass(minute);
    return known;
  }

  private void forget(long now) {
    if (stretchOf(now) >= swept + STRETCHES_A_SWEEP) {
      blocks.values().removeIf(block -> block.isUnremarkable(now));
      swept = stretchOf(now);
    }
    if (blocks.size() > MOST_BLOCKS) {
      blocks.remove(blocks.firstEntry().getKey());
    }
  }

  void save(StateOut out) {
    out.number(swept);
    out.entries(
        blocks,
        (block, known) -> {
          out.hash(block);
          out.number(known.minute);
          out.number(known.people);
          out.number(known.lately);
          out.shortReal(known.usual);
          out.shortReal(known.room);
          out.shortReal(known.stretches);
          out.number(known.heard);
          out.number(known.another);
        });
  }

  void restore(StateIn in) {
    swept = in.number();
    for (int size = in.count(); size > 0; size--) {
      long block = in.hash();
      Block known = new Block(in.number());
      known.people = in.count();
      known.lately = in.count();
      known.usual = in.shortReal();
      known.room = in.shortReal();
      known.stretches = in.shortReal();
      known.heard = (int) in.number();
      known.another = (int) in.number();
      blocks.put(block, known);
    }
  }
}
