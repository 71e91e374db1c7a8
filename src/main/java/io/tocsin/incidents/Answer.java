package io.tocsin.incidents;

import io.tocsin.wording.Fault;
import java.util.List;

/** What became of a command: done, or refused with all its faults. */
public sealed interface Answer<T> {

  /** It is written in the caller's transaction. */
  record Done<T>(T value) implements Answer<T> {}

  /** Nothing was written. */
  record Refused<T>(List<Fault> faults) implements Answer<T> {
    public Refused {
      faults = List.copyOf(faults);
      if (faults.isEmpty()) {
        throw new IllegalArgumentException("a refusal says why");
      }
    }
  }
}
