package io.tocsin.detection;

import io.tocsin.detection.state.Fingerprint;
import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** The last signals taken in, so that a journal that repeats itself is heard once. */
final class SeenSignals {

  private static final int CAPACITY = 4096;

  private final Set<Long> ids = new LinkedHashSet<>();

  /** Says whether the id is new. */
  boolean add(String id) {
    if (!ids.add(Fingerprint.of(id))) {
      return false;
    }
    if (ids.size() > CAPACITY) {
      Iterator<Long> oldest = ids.iterator();
      oldest.next();
      oldest.remove();
    }
    return true;
  }

  void save(StateOut out) {
    out.list(ids, out::hash);
  }

  static SeenSignals restore(StateIn in) {
    SeenSignals seen = new SeenSignals();
    seen.ids.addAll(in.list(in::hash));
    return seen;
  }
}
