package io.tocsin.detection;

import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;

/**
 * What others than new reporters said in one minute.
 *
 * @param failed conclusive probes that failed
 * @param conclusive probes that said yes or no
 * @param again people who say that it works, or works again
 * @param still people who answer that it still does not
 */
record Witnesses(int failed, int conclusive, double again, double still) {

  static final Witnesses NOBODY = new Witnesses(0, 0, 0, 0);

  /** A minute in which nobody looked. */
  static final Witnesses UNSEEN = new Witnesses(0, -1, 0, 0);

  void save(StateOut out) {
    out.number(failed);
    out.number(conclusive);
    out.real(again);
    out.real(still);
  }

  static Witnesses restore(StateIn in) {
    return new Witnesses(in.count(), (int) in.number(), in.real(), in.real());
  }
}
