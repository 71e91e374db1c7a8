package io.tocsin.detection;

import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which part of the usual reports names a word (an area, a cohort). Not thread-safe. */
final class Shares {

  private static final int MOST_WORDS = 500;

  /** What an hour keeps of the hours before it: about six weeks of memory. */
  private static final double KEEP = 0.999;

  private final SortedMap<String, Double> usual = new TreeMap<>();

  void learn(Map<String, Integer> hour) {
    usual.replaceAll((word, count) -> count * KEEP);
    hour.forEach((word, count) -> {
      if (usual.size() < MOST_WORDS || usual.containsKey(word)) {
        usual.merge(word, (double) count, Double::sum);
      }
    });
  }

  double of(String word) {
    return usual.getOrDefault(word, 0.0);
  }

  /** The sum over all words that begin with the text. */
  double total(String prefix) {
    double total = 0;
    for (Map.Entry<String, Double> entry : usual.entrySet()) {
      total += entry.getKey().startsWith(prefix) ? entry.getValue() : 0;
    }
    return total;
  }

  void save(StateOut out) {
    out.map(usual, value -> out.real(value));
  }

  static Shares restore(StateIn in) {
    Shares shares = new Shares();
    in.map(shares.usual, in::real);
    return shares;
  }
}
