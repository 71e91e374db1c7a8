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

  private final SortedMap<String, Usual> usual = new TreeMap<>();

  /** What is usual of one word. */
  private static final class Usual {
    private double reports;

    Usual(double reports) {
      this.reports = reports;
    }
  }

  void learn(Map<String, Integer> hour) {
    for (Usual one : usual.values()) {
      one.reports *= KEEP;
    }
    hour.forEach((word, count) -> {
      Usual known = usual.get(word);
      if (known != null) {
        known.reports += count;
      } else if (usual.size() < MOST_WORDS) {
        usual.put(word, new Usual(count));
      }
    });
  }

  double of(String word) {
    Usual known = usual.get(word);
    return known == null ? 0 : known.reports;
  }

  /** The sum over all words that begin with the text. */
  double total(String prefix) {
    double total = 0;
    for (Map.Entry<String, Usual> entry : usual.entrySet()) {
      total += entry.getKey().startsWith(prefix) ? entry.getValue().reports : 0;
    }
    return total;
  }

  void save(StateOut out) {
    out.map(usual, value -> out.real(value.reports));
  }

  static Shares restore(StateIn in) {
    Shares shares = new Shares();
    in.map(shares.usual, () -> new Usual(in.real()));
    return shares;
  }
}
