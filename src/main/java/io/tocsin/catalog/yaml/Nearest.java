package io.tocsin.catalog.yaml;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean": the candidate with the fewest slips of the finger between. */
final class Nearest {

  private static final int LONGEST = 64;

  private Nearest() {}

  /** Returns the nearest candidate, if it is near enough to be worth a word. */
  static Optional<String> to(String written, Collection<String> candidates) {
    String word = written.toLowerCase(Locale.ROOT);
    if (word.isEmpty() || word.length() > LONGEST) {
      return Optional.empty();
    }
    String best = null;
    int bestSlips = Math.max(1, word.length() / 3) + 1;
    for (String candidate : candidates) {
      if (Math.abs(candidate.length() - word.length()) < bestSlips) {
        int slips = slips(word, candidate.toLowerCase(Locale.ROOT));
        if (slips < bestSlips) {
          bestSlips = slips;
          best = candidate;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * Counts letters added, left out, changed, or two neighbours swapped (optimal string alignment
   * distance).
   */
  static int slips(String one, String two) {
    int[] beforeLast = new int[two.length() + 1];
    int[] last = new int[two.length() + 1];
    int[] now = new int[two.length() + 1];
    for (int j = 0; j <= two.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      now[0] = i;
      for (int j = 1; j <= two.length(); j++) {
        int change = one.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1;
        now[j] = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + change);
        if (swapped(one, i, two, j)) {
          now[j] = Math.min(now[j], beforeLast[j - 2] + 1);
        }
      }
      int[] spare = beforeLast;
      beforeLast = last;
      last = now;
      now = spare;
    }
    return last[two.length()];
  }

  private static boolean swapped(String one, int i, String two, int j) {
    return i > 1
        && j > 1
        && one.charAt(i - 1) == two.charAt(j - 2)
        && one.charAt(i - 2) == two.charAt(j - 1);
  }
}
