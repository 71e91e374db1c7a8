package io.tocsin.detection;

import io.tocsin.detection.crowd.WordWeights;
import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import java.util.Map;

/** Which part of the usual reports names a word (an area, a cohort). Not thread-safe. */
final class Shares {

  private static final int MOST_WORDS = 500;

  /** What an hour keeps of the hours before it: about six weeks of memory. */
  private static final double KEEP = 0.999;

  private final WordWeights usual;

  Shares() {
    this(new WordWeights());
  }

  private Shares(WordWeights usual) {
    this.usual = usual;
  }

  void learn(Map<String, Integer> hour) {
    usual.fade(KEEP);
    hour.forEach((word, count) -> usual.add(word, count, MOST_WORDS));
  }

  double of(String word) {
    return usual.of(word);
  }

  /** The sum over all words that begin with the text. */
  double total(String prefix) {
    return usual.total(prefix);
  }

  void save(StateOut out) {
    usual.save(out);
  }

  static Shares restore(StateIn in) {
    return new Shares(WordWeights.restore(in));
  }
}
