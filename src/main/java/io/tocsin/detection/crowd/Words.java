package io.tocsin.detection.crowd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for texts, from zero on, in the order they were met. Not thread-safe. */
final class Words {

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  /** The number of a text, a new one if it was never met. */
  int numberOf(String text) {
    Integer known = numbers.get(text);
    if (known != null) {
      return known;
    }
    numbers.put(text, texts.size());
    texts.add(text);
    return texts.size() - 1;
  }

  String text(int number) {
    return texts.get(number);
  }

  int size() {
    return texts.size();
  }
}
