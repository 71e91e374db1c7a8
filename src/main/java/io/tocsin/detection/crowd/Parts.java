package io.tocsin.detection.crowd;

import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which part of the usual reports names a word: an area, a symptom, a line. Not thread-safe. */
final class Parts {

  private static final int MOST_WORDS = 5_000;

  /** What an hour keeps of the hours before it: about six weeks of memory. */
  private static final double KEEP = 0.999;

  /** What is too little to be kept. */
  private static final double FORGOTTEN = 1e-3;

  private final SortedMap<String, Double> counts = new TreeMap<>();
  private double total;

  /** Takes in the reports of an ordinary hour. */
  void learn(Map<String, Double> hour) {
    counts.replaceAll((word, count) -> count * KEEP);
    counts.values().removeIf(count -> count < FORGOTTEN);
    hour.forEach((word, count) -> {
      if (counts.size() < MOST_WORDS || counts.containsKey(word)) {
        counts.merge(word, count, Double::sum);
      }
    });
    total = counts.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Reports that named the word, as far as they are remembered. */
  double of(String word) {
    return counts.getOrDefault(word, 0.0);
  }

  /** Reports that named any word. */
  double total() {
    return total;
  }

  int words() {
    return counts.size();
  }

  void save(StateOut out) {
    out.map(counts, count -> out.real(count));
    out.real(total);
  }

  static Parts restore(StateIn in) {
    Parts parts = new Parts();
    in.map(parts.counts, in::real);
    parts.total = in.real();
    return parts;
  }
}
