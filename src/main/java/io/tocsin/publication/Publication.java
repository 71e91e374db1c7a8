package io.tocsin.publication;

import io.tocsin.wording.Fault;
import java.util.List;

/** What became of a draft: said in public, or refused with everything that is wrong with it. */
public sealed interface Publication {

  /**
   * It is public and durable.
   *
   * @param repeated whether the same request was answered before, so that nothing new was said
   */
  record Published(Statement statement, boolean repeated) implements Publication {}

  /** Nothing was written. */
  record Refused(List<Fault> faults) implements Publication {
    public Refused {
      faults = List.copyOf(faults);
      if (faults.isEmpty()) {
        throw new IllegalArgumentException("a refusal names at least one fault");
      }
    }
  }
}
