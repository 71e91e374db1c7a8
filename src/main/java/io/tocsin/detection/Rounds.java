package io.tocsin.detection;

import io.tocsin.detection.experience.ProbeRound;
import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import io.tocsin.detection.state.Time;
import io.tocsin.signals.Finding;
import io.tocsin.signals.ProbeResult;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What each place answered about one component, as far back as an outage needs. Not thread-safe.
 */
final class Rounds {

  /** Minutes that are kept while nothing is wrong: an onset is found later than it was. */
  private static final long KEPT = 60;

  /** More answers than these tell nothing more about the share that fails. */
  private static final int MOST = 4_000;

  private final Deque<Answer> answers = new ArrayDeque<>();

  private record Answer(long minute, String vantage, boolean failed) {}

  /** Takes in a yes or no. */
  void add(ProbeResult result) {
    if (result.finding() != Finding.INCONCLUSIVE && answers.size() < MOST) {
      answers.addLast(
          new Answer(
              Time.minute(result.at()), result.vantage(), result.finding() == Finding.FAILS));
    }
  }

  /** Forgets what no outage needs any more. */
  void forget(long now) {
    while (!answers.isEmpty() && answers.getFirst().minute() < now - KEPT) {
      answers.removeFirst();
    }
  }

  /** A place was ill itself: what it saw since then says nothing, neither good nor bad. */
  void discount(String vantage, Instant since) {
    long first = Time.minute(since);
    answers.removeIf(answer -> answer.vantage().equals(vantage) && answer.minute() >= first);
  }

  /**
   * The rounds of some minutes: a new one begins when a place answers again.
   *
   * @param from the first minute
   * @param last the last minute
   * @param seeing the places that stand among those who could be hit
   */
  List<ProbeRound> between(long from, long last, Predicate<String> seeing) {
    List<ProbeRound> rounds = new ArrayList<>();
    Map<String, Boolean> round = new TreeMap<>();
    for (Answer answer : answers) {
      boolean meant = answer.minute() >= from && answer.minute() <= last;
      if (!meant || !seeing.test(answer.vantage())) {
        continue;
      }
      if (round.containsKey(answer.vantage())) {
        rounds.add(new ProbeRound(round));
        round = new TreeMap<>();
      }
      round.put(answer.vantage(), answer.failed());
    }
    if (!round.isEmpty()) {
      rounds.add(new ProbeRound(round));
    }
    return rounds;
  }

  void save(StateOut out) {
    out.list(
        answers,
        answer -> {
          out.number(answer.minute());
          out.text(answer.vantage());
          out.flag(answer.failed());
        });
  }

  static Rounds restore(StateIn in) {
    Rounds rounds = new Rounds();
    rounds.answers.addAll(in.list(() -> new Answer(in.number(), in.text(), in.flag())));
    return rounds;
  }
}
