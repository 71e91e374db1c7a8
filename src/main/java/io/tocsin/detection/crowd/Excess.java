package io.tocsin.detection.crowd;

import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;

/**
 * Reports beyond what is usual, in the window, place and symptom where they are most surprising.
 *
 * @param nats log-likelihood ratio against ordinary times, after what speaks against it was taken
 *     off; zero when nothing stands out
 * @param minutes length of the window that ends now
 * @param zone of the terrain, or {@link #EVERYWHERE}
 * @param symptom the one that stands out, or empty for all together
 * @param reports by weight
 * @param expected by weight, usual for this window, zone and symptom
 * @param line whose customers nearly all reports come from, though they usually do not, or empty
 */
public record Excess(
    double nats,
    int minutes,
    int zone,
    String symptom,
    double reports,
    double expected,
    double shape,
    String line) {

  /** No zone in particular. */
  public static final int EVERYWHERE = -1;

  /** Nothing stands out. */
  public static final Excess NONE = new Excess(0, 60, EVERYWHERE, "", 0, 0, 1, "");

  /**
   * How surprising a count is, as the log-likelihood ratio of the count's own mean against the
   * expected one, for a negative binomial count; zero when it is not above.
   *
   * @param shape of the gamma distribution of the rate
   */
  public static double nats(double count, double expected, double shape) {
    return count <= expected
        ? 0
        : count * Math.log(count / expected)
            - (count + shape) * Math.log((count + shape) / (expected + shape));
  }

  /** The same, wherever it is. */
  Excess everywhere() {
    return new Excess(nats, minutes, EVERYWHERE, symptom, reports, expected, shape, line);
  }

  /** Writes it down. */
  public void save(StateOut out) {
    out.real(nats);
    out.number(minutes);
    out.number(zone);
    out.text(symptom);
    out.real(reports);
    out.real(expected);
    out.real(shape);
    out.text(line);
  }

  /** Reads what {@link #save} wrote. */
  public static Excess restore(StateIn in) {
    return new Excess(
        in.real(),
        in.count(),
        (int) in.number(),
        in.text(),
        in.real(),
        in.real(),
        in.real(),
        in.text());
  }
}
