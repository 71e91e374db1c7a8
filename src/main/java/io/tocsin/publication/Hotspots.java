package io.tocsin.publication;

import io.tocsin.detection.Evidence.People;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Where most of those are who report; pure. */
public final class Hotspots {

  /** Fewer people than this may be a mistyped postcode, and are too few to be shown by place. */
  public static final int FEWEST = 3;

  /** So many places are not "mostly here" any more. */
  private static final int MOST = 6;

  private Hotspots() {}

  /**
   * Returns the fewest areas that together hold more than half of all who report, the loudest
   * first; none where nothing stands out or most did not say where they are.
   */
  static List<String> of(People people) {
    List<Map.Entry<String, Integer>> loudest =
        people.areas().entrySet().stream()
            .filter(area -> area.getValue() >= FEWEST)
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(MOST)
            .toList();
    List<String> codes = new ArrayList<>();
    int held = 0;
    for (Map.Entry<String, Integer> area : loudest) {
      codes.add(area.getKey());
      held += area.getValue();
      if (2 * held > people.failing()) {
        return codes;
      }
    }
    return List.of();
  }
}
