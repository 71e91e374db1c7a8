package io.tocsin.detection.crowd;

import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import java.util.Arrays;

/**
 * A weight for each of some words, in the order of the words; in columns, for every hour all of
 * them fade. Not thread-safe.
 */
public final class WordWeights {

  private static final int FEW = 8;

  private String[] words = new String[FEW];
  private double[] weights = new double[FEW];
  private int size;

  /** Knows no word. */
  public WordWeights() {}

  /** Multiplies all weights. */
  public void fade(double keep) {
    for (int one = 0; one < size; one++) {
      weights[one] *= keep;
    }
  }

  /** Forgets the words that weigh less. */
  void forgetBelow(double least) {
    int kept = 0;
    for (int one = 0; one < size; one++) {
      if (!(weights[one] < least)) {
        words[kept] = words[one];
        weights[kept++] = weights[one];
      }
    }
    Arrays.fill(words, kept, size, null);
    size = kept;
  }

  /** Adds to a word; one more word than {@code most} is not taken in. */
  public void add(String word, double weight, int most) {
    int place = find(word);
    if (place >= 0) {
      weights[place] += weight;
    } else if (size < most) {
      insert(-place - 1, word, weight);
    }
  }

  /** Where a word stands, or one less than minus the place where it would. */
  private int find(String word) {
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = words[middle].compareTo(word);
      if (order == 0) {
        return middle;
      }
      low = order < 0 ? middle + 1 : low;
      high = order > 0 ? middle - 1 : high;
    }
    return -low - 1;
  }

  private void insert(int place, String word, double weight) {
    if (size == words.length) {
      words = Arrays.copyOf(words, 2 * size);
      weights = Arrays.copyOf(weights, 2 * size);
    }
    System.arraycopy(words, place, words, place + 1, size - place);
    System.arraycopy(weights, place, weights, place + 1, size - place);
    words[place] = word;
    weights[place] = weight;
    size++;
  }

  /** Returns the weight of a word; zero of one that is not known. */
  public double of(String word) {
    int place = find(word);
    return place >= 0 ? weights[place] : 0;
  }

  /** Returns the sum over all words that begin with the text. */
  public double total(String prefix) {
    double total = 0;
    for (int one = 0; one < size; one++) {
      total += words[one].startsWith(prefix) ? weights[one] : 0;
    }
    return total;
  }

  double sum() {
    return Arrays.stream(weights, 0, size).sum();
  }

  int size() {
    return size;
  }

  /** Writes it down. */
  public void save(StateOut out) {
    out.number(size);
    for (int one = 0; one < size; one++) {
      out.text(words[one]);
      out.real(weights[one]);
    }
  }

  /** Reads what {@link #save} wrote. */
  public static WordWeights restore(StateIn in) {
    WordWeights read = new WordWeights();
    for (int left = in.count(); left > 0; left--) {
      read.add(in.text(), in.real(), Integer.MAX_VALUE);
    }
    return read;
  }
}
