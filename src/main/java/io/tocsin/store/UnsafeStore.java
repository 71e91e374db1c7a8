package io.tocsin.store;

import java.util.List;

/** The database was refused at its opening because it could lose what it acknowledges. */
public final class UnsafeStore extends StoreFailure {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // a list of strings, serializable in fact
  private final List<String> faults;

  UnsafeStore(String database, List<String> faults) {
    super(database + " is refused: " + String.join("; ", faults));
    this.faults = List.copyOf(faults);
  }

  /** Returns what is wrong, each with what was found and what is needed. */
  public List<String> faults() {
    return faults;
  }
}
