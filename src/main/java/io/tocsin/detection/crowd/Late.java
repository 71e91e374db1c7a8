package io.tocsin.detection.crowd;

import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The late reports to be expected after an outage: where and of what the outage was reported, in a
 * decaying tail. Not thread-safe.
 */
final class Late {

  private static final double PART_OF_PEAK = 0.5;
  private static final double DECAY_MINUTES = 60;
  private static final long ENDS_AFTER_MINUTES = 6 * 60;

  /** One zone may bring somewhat more than its part of the outage. */
  private static final double ZONE_GRANT = 1.5;

  private static final double PRIOR = 0.1;
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final Map<String, Double> areas = new HashMap<>();
  private final Map<String, Double> symptoms = new HashMap<>();
  private double reports;
  private double perMinuteAtPeak;
  private long over = NEVER;

  /** An outage begins: what it looks like is not known yet. */
  void begin() {
    areas.clear();
    symptoms.clear();
    reports = 0;
    perMinuteAtPeak = 0;
    over = NEVER;
  }

  void count(Cells.Place place, double weight) {
    areas.merge(place.area(), weight, Double::sum);
    symptoms.merge(place.symptom(), weight, Double::sum);
    reports += weight;
  }

  void peak(double excessPerMinute) {
    perMinuteAtPeak = Math.max(perMinuteAtPeak, excessPerMinute);
  }

  void end(long minute) {
    over = minute;
  }

  /** The last minute of the outage; long ago when there was none. */
  long over() {
    return over;
  }

  boolean lasts(long minute) {
    return minute - over <= ENDS_AFTER_MINUTES;
  }

  double perMinute(long minute) {
    return lasts(minute)
        ? PART_OF_PEAK * perMinuteAtPeak * Math.exp(-(minute - over) / DECAY_MINUTES)
        : 0;
  }

  /** Reports expected in a window that ends at a minute, in a zone and of a symptom. */
  double in(long minute, int minutes, Terrain terrain, int zone, String symptom) {
    double all = perMinute(minute) * Math.min(minutes, minute - over);
    if (all <= 0) {
      return 0;
    }
    double there = zone == Excess.EVERYWHERE ? 1 : ZONE_GRANT * partOf(terrain, zone);
    return all * there * (symptom.isEmpty() ? 1 : part(symptoms, symptom));
  }

  private double partOf(Terrain terrain, int zone) {
    double part = 0;
    for (int area : terrain.areasOf(zone)) {
      part += part(areas, terrain.lands().get(area).area());
    }
    return Math.min(1, part);
  }

  private double part(Map<String, Double> counts, String word) {
    return Math.max(0, counts.getOrDefault(word, 0.0) + PRIOR / 10)
        / (Math.max(0, reports) + PRIOR);
  }

  void save(StateOut out) {
    out.map(new TreeMap<>(areas), count -> out.real(count));
    out.map(new TreeMap<>(symptoms), count -> out.real(count));
    out.real(reports);
    out.real(perMinuteAtPeak);
    out.number(over);
  }

  static Late restore(StateIn in) {
    Late late = new Late();
    in.map(late.areas, in::real);
    in.map(late.symptoms, in::real);
    late.reports = in.real();
    late.perMinuteAtPeak = in.real();
    late.over = in.number();
    return late;
  }
}
