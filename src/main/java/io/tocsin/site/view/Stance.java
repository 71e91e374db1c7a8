package io.tocsin.site.view;

import io.tocsin.detection.Evidence.People;
import io.tocsin.detection.Evidence.ProbeReading;
import io.tocsin.signals.Finding;
import java.util.List;

/** What a voice comes down to, in the least words. */
enum Stance {
  FAILS("out"),
  WORKS("works"),
  SILENT("unknown");

  private static final int FEW = 3;

  private final String kind;

  Stance(String kind) {
    this.kind = kind;
  }

  /** The mark it is drawn with. */
  String kind() {
    return kind;
  }

  /** Says whether there are voices, and too few of them to come down to anything. */
  static boolean isFew(People people) {
    int voices = people.failing() + people.working();
    return voices > 0 && voices < FEW;
  }

  /**
   * People say it fails when clearly more do than usual, and more than say the contrary; one or two
   * say nothing for the others.
   */
  static Stance of(People people) {
    boolean unusual = people.failing() >= FEW && people.failing() > 2 * people.expected();
    if (unusual && people.failing() >= people.working()) {
      return FAILS;
    }
    return people.working() >= FEW && people.working() > people.failing() ? WORKS : SILENT;
  }

  /** One failing probe is enough: it stands for customers of its own. */
  static Stance of(List<ProbeReading> probes) {
    if (probes.stream().anyMatch(probe -> !probe.stale() && probe.failing())) {
      return FAILS;
    }
    return probes.stream().anyMatch(probe -> !probe.stale() && probe.finding() == Finding.WORKS)
        ? WORKS
        : SILENT;
  }
}
