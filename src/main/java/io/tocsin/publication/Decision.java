package io.tocsin.publication;

import io.tocsin.wording.Fault;
import java.time.Instant;
import java.util.List;

/** What came of a second person's approval. */
public sealed interface Decision {

  /** It is public. */
  record Published(Statement statement) implements Decision {}

  /** It waits for its hour. */
  record Planned(KeptDraft draft, Instant due) implements Decision {}

  /** It was not published; what the rules refuse does not wait any more. */
  record Refused(List<Fault> faults) implements Decision {
    public Refused {
      faults = List.copyOf(faults);
    }
  }
}
