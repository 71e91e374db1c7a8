package io.tocsin.detection.crowd;

import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import java.util.Map;

/** Which part of the usual reports names a word: an area, a symptom, a line. Not thread-safe. */
final class Parts {

  private static final int MOST_WORDS = 5_000;

  /** What an hour keeps of the hours before it: about six weeks of memory. */
  private static final double KEEP = 0.999;

  /** What is too little to be kept. */
  private static final double FORGOTTEN = 1e-3;

  private final WordWeights counts;
  private double total;

  Parts() {
    this(new WordWeights());
  }

  private Parts(WordWeights counts) {
    this.counts = counts;
  }

  /** Takes in the reports of an ordinary hour. */
  void learn(Map<String, Double> hour) {
    counts.fade(KEEP);
    counts.forgetBelow(FORGOTTEN);
    hour.forEach((word, count) -> counts.add(word, count, MOST_WORDS));
    total = counts.sum();
  }

  /** Reports that named the word, as far as they are remembered. */
  double of(String word) {
    return counts.of(word);
  }

  /** Reports that named any word. */
  double total() {
    return total;
  }

  int words() {
    return counts.size();
  }

  void save(StateOut out) {
    counts.save(out);
    out.real(total);
  }

  static Parts restore(StateIn in) {
    Parts parts = new Parts(WordWeights.restore(in));
    parts.total = in.real();
    return parts;
  }
}
