package io.tocsin.detection;

import io.tocsin.detection.course.AreaRecovery;
import io.tocsin.detection.course.Phase;
import io.tocsin.detection.course.RecoveryWatch;
import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes down what a recovery remembers, and reads it back. */
final class RecoveryState {

  private RecoveryState() {}

  static void write(StateOut out, AreaRecovery.Saved saved) {
    write(out, saved.whole());
    out.map(saved.groups(), group -> write(out, group));
  }

  private static void write(StateOut out, RecoveryWatch.Saved saved) {
    out.number(saved.minute());
    out.text(saved.phase().name());
    out.real(saved.referred());
    out.reals(saved.probes());
    out.reals(saved.belief());
  }

  static AreaRecovery.Saved read(StateIn in) {
    RecoveryWatch.Saved whole = watch(in);
    SortedMap<String, RecoveryWatch.Saved> groups = new TreeMap<>();
    in.map(groups, () -> watch(in));
    return new AreaRecovery.Saved(whole, groups);
  }

  private static RecoveryWatch.Saved watch(StateIn in) {
    return new RecoveryWatch.Saved(
        in.count(), in.word(Phase.class), in.real(), in.reals(), in.reals());
  }
}
