package io.tocsin.detection.crowd;

import java.util.Arrays;

/**
 * How much a report tells of where an outage is, by its symptom: much where the symptom is named
 * far more often than usual, little where people name it every day.
 *
 * <p>The weight is the logarithm of how many times the usual a symptom is named, as in the
 * likelihood ratio of a Poisson process with marks; it is scaled so that weighed reports vary like
 * counts. Where all symptoms rise alike, all weigh one.
 */
final class TellingSymptoms {

  /** So many reports of ordinary symptoms are taken for said: a rare word is no sign by itself. */
  private static final double PRIOR = 2;

  private final double[] weights;
  private final double usually;

  private TellingSymptoms(double[] weights, double usually) {
    this.weights = weights;
    this.usually = usually;
  }

  /**
   * Weighs the symptoms named in the minutes from the first to the last.
   *
   * @param usual reports usual in that time
   */
  static TellingSymptoms of(Cells cells, long first, long last, double usual, Habits habits) {
    int symptoms = cells.words().symptoms().size();
    double[] named = new double[symptoms];
    for (long index = first; index <= last; index++) {
      MinuteCells minute = cells.at(index);
      for (int cell = 0; minute != null && cell < minute.size(); cell++) {
        named[minute.symptom(cell)] += Math.max(0, minute.people(cell));
      }
    }
    double[] parts = new double[symptoms];
    for (int symptom = 0; symptom < symptoms; symptom++) {
      parts[symptom] = habits.partOfSymptom(cells.words().symptoms().text(symptom));
    }
    return of(named, parts, usual);
  }

  /**
   * Weighs symptoms by how often they are named.
   *
   * @param named reports by symptom
   * @param parts of the usual reports by symptom, each more than zero
   */
  static TellingSymptoms of(double[] named, double[] parts, double usual) {
    double all = Arrays.stream(named).sum();
    double[] weights = new double[named.length];
    double simple = 0;
    double squared = 0;
    for (int symptom = 0; usual > 0 && symptom < named.length; symptom++) {
      double heard = named[symptom] + PRIOR * parts[symptom] * all / usual;
      double ratio = heard / (parts[symptom] * (usual + PRIOR));
      weights[symptom] = Math.log(Math.max(1, ratio));
      simple += weights[symptom] * named[symptom];
      squared += weights[symptom] * weights[symptom] * named[symptom];
    }
    if (squared <= 0) {
      Arrays.fill(weights, 1);
      return new TellingSymptoms(weights, 1);
    }
    double usually = 0;
    for (int symptom = 0; symptom < weights.length; symptom++) {
      weights[symptom] *= simple / squared;
      usually += weights[symptom] * parts[symptom];
    }
    return new TellingSymptoms(weights, usually / Arrays.stream(parts).sum());
  }

  /** What a report counts that names a symptom, by its number. */
  double weight(int symptom) {
    return weights[symptom];
  }

  /** What an ordinary report counts on average. */
  double usually() {
    return usually;
  }
}
