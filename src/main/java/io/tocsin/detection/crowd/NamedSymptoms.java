package io.tocsin.detection.crowd;

import java.util.Arrays;

/**
 * What is usual of the symptoms that one search tells apart: looked up once, though many zones and
 * windows ask. Confined to one thread, used again for every search.
 */
final class NamedSymptoms {

  private static final double UNASKED = Double.NaN;

  private final WindowCounts counts;
  private final double[] parts = new double[WindowCounts.MOST_SYMPTOMS + 1];
  private final double[] rests = new double[WindowCounts.MOST_SYMPTOMS + 1];

  NamedSymptoms(WindowCounts counts) {
    this.counts = counts;
  }

  /** Forgets what was looked up: another search begins. */
  void begin() {
    Arrays.fill(parts, 0, counts.symptoms() + 1, UNASKED);
    Arrays.fill(rests, 0, counts.symptoms() + 1, UNASKED);
  }

  /** The word of a symptom, by its number in the counts. */
  String name(Search.Scene scene, int symptom) {
    return scene.cells().words().symptoms().text(counts.word(symptom));
  }

  /** The part of the usual reports that names it. */
  double part(Search.Scene scene, int symptom) {
    if (Double.isNaN(parts[symptom])) {
      parts[symptom] = scene.partOfSymptom(name(scene, symptom));
    }
    return parts[symptom];
  }

  /** Reports from which that was learned. */
  double restsOn(Search.Scene scene, int symptom) {
    if (Double.isNaN(rests[symptom])) {
      rests[symptom] = scene.symptomRestsOn(name(scene, symptom));
    }
    return rests[symptom];
  }
}
