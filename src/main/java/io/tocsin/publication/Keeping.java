package io.tocsin.publication;

import io.tocsin.wording.Fault;
import java.util.List;

/** What became of a draft that shall wait. */
public sealed interface Keeping {

  /** It waits; the same draft again is the same waiting. */
  record Kept(KeptDraft draft) implements Keeping {}

  /** It could not be published as it is. */
  record Refused(List<Fault> faults) implements Keeping {
    public Refused {
      faults = List.copyOf(faults);
    }
  }
}
