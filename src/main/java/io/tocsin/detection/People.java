package io.tocsin.detection;

import io.tocsin.detection.state.Fingerprint;
import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import io.tocsin.detection.state.Time;
import io.tocsin.signals.CrowdReport;
import io.tocsin.signals.FollowUp;
import java.time.Instant;
import java.util.Optional;

/**
 * Who spoke about one service in the last day: one person counts once, and few per address block.
 *
 * <p>Memory is bounded: beyond {@value #MOST} people the first ones are forgotten early and would
 * count again. Not thread-safe.
 */
final class People {

  private static final int MOST = 5_000;

  /** A person who changes the word more often in a day is no longer counted. */
  private static final int MOST_TURNS = 4;

  /** After so many minutes, the same word again tells that it is still so. */
  private static final long REPEAT_TELLS_AFTER_MINUTES = 30;

  private static final long UNKNOWN = Long.MIN_VALUE;

  private final Voices voices = new Voices();
  private final Blocks failures = new Blocks();
  private final Blocks successes = new Blocks();

  /** Nobody is to be forgotten before this minute, as long as the oldest stays the oldest. */
  private long allKeptBefore = UNKNOWN;

  /** Returns the report as it counts; empty when it does not. */
  Optional<Voice> fold(CrowdReport report, Instant now) {
    forget(Time.minute(now));
    return speak(
        Fingerprint.of(report.reporter().hash()), Voice.of(report), report.reporter().block());
  }

  /** Returns the later word as it counts; empty when it does not. */
  Optional<Voice> fold(FollowUp word, Voice.Said said, Instant now) {
    forget(Time.minute(now));
    return speak(person(word), Voice.of(word, said), word.reporter().block());
  }

  /** Returns what the person had said before the report was withdrawn; empty if unknown. */
  Optional<Voice> withdraw(FollowUp word) {
    long person = person(word);
    Voice voice = voices.of(person);
    if (voice == null || voice.report() != Fingerprint.of(word.report())) {
      return Optional.empty();
    }
    voices.remove(person);
    allKeptBefore = UNKNOWN;
    return Optional.of(voice);
  }

  private long person(FollowUp word) {
    long person = Fingerprint.of(word.reporter().hash());
    return voices.of(person) != null
        ? person
        : voices.author(Fingerprint.of(word.report()), person);
  }

  private Optional<Voice> speak(long person, Voice next, String block) {
    Voice before = voices.of(person);
    if (before == null) {
      return counted(person, next.counts(join(next, person, block)));
    }
    blocks(next).note(block, person, next.minute());
    if (complains(before) == complains(next) && before.said() != Voice.Said.PARTLY) {
      return repeat(person, before, next);
    }
    if (before.said() == next.said() || before.turns() >= MOST_TURNS) {
      return Optional.empty();
    }
    Voice after = before.then(next.counts(join(next, person, block)));
    return counted(person, after);
  }

  private Optional<Voice> repeat(long person, Voice before, Voice next) {
    boolean answers = next.said() == Voice.Said.STILL_BROKEN && before.said() == Voice.Said.FAILS;
    boolean later = next.minute() - before.minute() >= REPEAT_TELLS_AFTER_MINUTES;
    boolean tells = before.heard() && (answers || later);
    boolean partly = before.said() != next.said() && next.said() == Voice.Said.PARTLY;
    if (!complains(before) || !(tells || partly)) {
      return Optional.empty();
    }
    Voice.Said said = partly ? Voice.Said.PARTLY : Voice.Said.STILL_BROKEN;
    voices.keep(person, before.again(said, next.minute()));
    return Optional.of(before.again(said, next.minute())).filter(Voice::heard);
  }

  private Optional<Voice> counted(long person, Voice voice) {
    voices.keep(person, voice);
    if (voices.size() > MOST) {
      voices.removeOldest();
      allKeptBefore = UNKNOWN;
    }
    return Optional.of(voice).filter(Voice::heard);
  }

  private Blocks.Counts join(Voice voice, long person, String block) {
    return blocks(voice).join(block, person, voice.minute());
  }

  private Blocks blocks(Voice voice) {
    return complains(voice) ? failures : successes;
  }

  /** Whether the word says that something is still wrong. */
  private static boolean complains(Voice voice) {
    return switch (voice.said()) {
      case FAILS, PARTLY, STILL_BROKEN -> true;
      case WORKS, BACK -> false;
    };
  }

  private void forget(long now) {
    if (now < allKeptBefore) {
      return;
    }
    Voice oldest = voices.oldest();
    while (oldest != null && oldest.since() <= now - Time.MINUTES_A_DAY) {
      voices.removeOldest();
      oldest = voices.oldest();
    }
    allKeptBefore = oldest == null ? UNKNOWN : oldest.since() + Time.MINUTES_A_DAY;
  }

  void save(StateOut out) {
    out.number(voices.size());
    voices.forEach((voice, person) -> {
      out.hash(person);
      voice.save(out);
    });
    failures.save(out);
    successes.save(out);
  }

  static People restore(StateIn in) {
    People people = new People();
    int size = in.count();
    for (int i = 0; i < size; i++) {
      long person = in.hash();
      Voice voice = Voice.restore(in);
      people.voices.keep(person, voice);
    }
    people.failures.restore(in);
    people.successes.restore(in);
    return people;
  }
}
