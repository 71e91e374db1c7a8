package io.tocsin.app.story;

import io.tocsin.catalog.Cohort;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * People who report one thing for a while; immutable.
 *
 * @param perHour how many in an hour of the day; fewer at night
 * @param works "it works for me"; then there is no symptom
 * @param areas code of the area to how often it is named
 * @param otherParty the other party the reports name, or null
 * @param text what the reports quote, or null
 */
public record Wave(
    Duration from,
    Duration until,
    double perHour,
    String component,
    @Nullable String symptom,
    boolean works,
    List<Cohort> cohorts,
    Map<String, Integer> areas,
    @Nullable String otherParty,
    @Nullable String text) {

  public Wave {
    cohorts = cohorts == null ? List.of() : List.copyOf(cohorts);
    areas = new TreeMap<>(areas);
    if (until.compareTo(from) <= 0 || perHour <= 0 || areas.isEmpty()) {
      throw new IllegalArgumentException("a wave of nobody, of no length, or from nowhere");
    }
    if (works == (symptom != null)) {
      throw new IllegalArgumentException("a wave reports a symptom or that it works");
    }
  }
}
