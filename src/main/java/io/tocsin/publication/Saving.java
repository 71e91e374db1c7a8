package io.tocsin.publication;

import io.tocsin.wording.Fault;
import java.util.List;

/** What became of a fact sheet that somebody wanted to keep. */
public sealed interface Saving {

  /** It is the working copy; the same as before if nothing was changed. */
  record Saved(SheetRevision revision) implements Saving {}

  /**
   * Somebody else saved meanwhile ({@code CHANGED_MEANWHILE}): theirs stands, yours is kept aside,
   * nothing is lost.
   */
  record ChangedMeanwhile(SheetRevision standing, SheetRevision yours) implements Saving {}

  /** Nothing was kept. */
  record Refused(List<Fault> faults) implements Saving {
    public Refused {
      faults = List.copyOf(faults);
    }
  }
}
