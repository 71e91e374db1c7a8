package io.tocsin.detection.course;

import java.util.ArrayList;
import java.util.List;

/**
 * A watch that can be told the same disturbance again: as long as it hears what it heard before it
 * repeats what it said, and thinks only from the first minute that is new. Confined to one owner.
 *
 * <p>What it says is that of a new {@link RecoveryWatch}, always.
 */
final class RetoldWatch {

  private final CoursePrior prior;
  private RecoveryWatch watch;
  private final List<WatchedMinute> heard = new ArrayList<>();
  private final List<Reading> said = new ArrayList<>();

  /** How many of the minutes heard were told again. */
  private int again;

  RetoldWatch(CoursePrior prior) {
    this(prior, new RecoveryWatch(prior));
  }

  /** Goes on with a watch of which nothing is remembered but its state. */
  RetoldWatch(CoursePrior prior, RecoveryWatch watch) {
    this.prior = prior;
    this.watch = watch;
  }

  /** From here on the disturbance is told from its onset again. */
  void beginAgain() {
    if (!remembers()) {
      heard.clear();
      said.clear();
      watch = new RecoveryWatch(prior);
    }
    again = 0;
  }

  private boolean remembers() {
    return heard.size() == watch.minutes();
  }

  /** It will not be told again: what it heard need not be kept. */
  void forget() {
    if (again == heard.size()) {
      heard.clear();
      said.clear();
      again = 0;
    }
  }

  /** Takes in the next minute and says how it looks now. */
  Reading next(WatchedMinute seen) {
    if (again < heard.size() && heard.get(again).equals(seen)) {
      return said.get(again++);
    }
    thinkAgain();
    boolean remembers = remembers();
    Reading reading = watch.next(seen);
    if (remembers) {
      heard.add(seen);
      said.add(reading);
      again++;
    }
    return reading;
  }

  /** What was heard beyond this minute is no longer so. */
  private void thinkAgain() {
    if (again == heard.size()) {
      return;
    }
    heard.subList(again, heard.size()).clear();
    said.subList(again, said.size()).clear();
    watch = new RecoveryWatch(prior);
    heard.forEach(watch::next);
  }

  RecoveryWatch.Saved save() {
    thinkAgain();
    return watch.save();
  }
}
