package io.tocsin.detection;

import io.tocsin.catalog.Cohort;
import io.tocsin.detection.state.UnreadableState;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A set of cohorts as one sorted text, which orders and saves the same on every machine. */
final class Cohorts {

  static final String EVERYBODY = "";

  private Cohorts() {}

  static String key(Set<Cohort> cohorts) {
    return new TreeSet<>(cohorts).stream().map(Cohort::toString).collect(Collectors.joining(","));
  }

  static Set<Cohort> parse(String key) {
    Set<Cohort> cohorts = new TreeSet<>();
    if (!key.isEmpty()) {
      for (String one : key.split(",", -1)) {
        cohorts.add(
            Cohort.parse(one)
                .orElseThrow(() -> new UnreadableState("not a set of cohorts: " + key)));
      }
    }
    return cohorts;
  }
}
