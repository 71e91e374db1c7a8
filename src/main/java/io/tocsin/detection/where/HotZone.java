package io.tocsin.detection.where;

import java.util.List;

/**
 * Where cases are too many. Immutable.
 *
 * @param areas names of its areas, empty if there are no cases
 * @param llr Kulldorff's log likelihood ratio of these areas together
 * @param p how often chance alone gives a map as striking as this one, 0 to 1
 */
public record HotZone(List<String> areas, double llr, double p) {

  public HotZone {
    areas = List.copyOf(areas);
  }
}
