package io.tocsin.incidents;

import io.tocsin.detection.Evidence;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** What keeps an incident from being closed without saying so in public; pure. */
final class StillFailing {

  private StillFailing() {}

  /**
   * The parts that are out, and those of which a probe confirmedly fails now. A probe that has
   * fallen silent accuses nobody.
   *
   * @return labels as {@link StateKey#label} writes them, in order
   */
  static Set<String> of(IncidentHistory history, Collection<Evidence> evidence) {
    Set<String> failing = new TreeSet<>();
    history.out().forEach(key -> failing.add(key.label()));
    for (Evidence one : evidence) {
      if (history.incident().components().contains(one.component())) {
        one.probes().stream()
            .filter(probe -> probe.failing() && !probe.stale())
            .map(probe -> new StateKey(one.component(), probe.cohorts()).label())
            .forEach(failing::add);
      }
    }
    return failing;
  }
}
