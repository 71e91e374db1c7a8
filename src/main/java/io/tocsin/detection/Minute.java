package io.tocsin.detection;

import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What people said of one component in one minute. Not thread-safe. */
final class Minute {

  /** More different words than this in one minute are not kept apart. */
  private static final int MOST_KEYS = 256;

  final long index;
  double weight;
  int failing;

  /** Those of them who stand behind an address block together with many. */
  int amongMany;

  int working;
  int back;
  int partly;
  int still;
  final SortedMap<String, Integer> areas = new TreeMap<>();
  final SortedMap<String, Integer> cohorts = new TreeMap<>();
  final SortedMap<String, Integer> symptoms = new TreeMap<>();
  final SortedMap<String, Integer> networks = new TreeMap<>();

  Minute(long index) {
    this.index = index;
  }

  /** Adds one person's word, or takes it away again. */
  void count(Voice voice, int sign) {
    switch (voice.said()) {
      case FAILS -> failure(voice, sign);
      case WORKS -> working = Math.max(0, working + sign);
      case BACK -> back = Math.max(0, back + sign);
      case PARTLY -> partly = Math.max(0, partly + sign);
      case STILL_BROKEN -> still = Math.max(0, still + sign);
    }
  }

  /** How many people name a symptom. */
  int named(String symptom) {
    return symptoms.getOrDefault(symptom, 0);
  }

  private void failure(Voice voice, int sign) {
    weight = Math.max(0, weight + sign * voice.weight());
    failing = Math.max(0, failing + sign);
    if (voice.counts() == Blocks.Counts.AS_ONE_OF_MANY) {
      amongMany = Math.max(0, amongMany + sign);
    }
    count(areas, voice.area(), sign);
    count(symptoms, voice.symptom(), sign);
    count(networks, voice.network(), sign);
    for (String cohort : voice.cohorts()) {
      count(cohorts, cohort, sign);
    }
  }

  private static void count(Map<String, Integer> counts, String key, int by) {
    if (key.isEmpty() || (counts.size() >= MOST_KEYS && !counts.containsKey(key))) {
      return;
    }
    if (counts.merge(key, by, Integer::sum) <= 0) {
      counts.remove(key);
    }
  }

  void save(StateOut out) {
    out.number(index);
    out.real(weight);
    out.number(failing);
    out.number(amongMany);
    out.number(working);
    out.number(back);
    out.number(partly);
    out.number(still);
    for (Map<String, Integer> counts : maps()) {
      out.map(counts, count -> out.number(count));
    }
  }

  static Minute restore(StateIn in) {
    Minute minute = new Minute(in.number());
    minute.weight = in.real();
    minute.failing = in.count();
    minute.amongMany = in.count();
    minute.working = in.count();
    minute.back = in.count();
    minute.partly = in.count();
    minute.still = in.count();
    for (SortedMap<String, Integer> counts : minute.maps()) {
      in.map(counts, in::count);
    }
    return minute;
  }

  private List<SortedMap<String, Integer>> maps() {
    return List.of(areas, cohorts, symptoms, networks);
  }
}
