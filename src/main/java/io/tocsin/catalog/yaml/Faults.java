package io.tocsin.catalog.yaml;

import java.util.ArrayList;
import java.util.List;

/** All that is wrong in one file, as it is found. Confined to one reading. */
final class Faults {

  private final String file;
  private final List<Fault> found = new ArrayList<>();
  private int lines = 1;
  private boolean cutShort;

  Faults(String file) {
    this.file = file;
  }

  /** Tells how many lines the file has: no fault stands beyond the last. */
  void lines(int count) {
    lines = Math.max(1, count);
  }

  /** Tells that the rest of the file could not be read: what is missing may stand there. */
  void cutShort() {
    cutShort = true;
  }

  void add(
      int line,
      int column,
      String path,
      String value,
      FaultRule rule,
      Hint hint,
      Object... details) {
    if (cutShort && rule.needsWholeFile()) {
      return;
    }
    boolean beyond = line > lines;
    found.add(
        new Fault(
            file,
            beyond ? lines : Math.max(1, line),
            beyond ? 1 : Math.max(1, column),
            path,
            value,
            rule,
            List.of(details).stream().map(Object::toString).toList(),
            hint));
  }

  /** Adds a fault of another file that this one names. */
  void addForeign(Fault fault) {
    found.add(fault);
  }

  boolean refuse() {
    return found.stream().anyMatch(fault -> !fault.isWarning());
  }

  /** Returns every fault in the order of the file. */
  List<Fault> all() {
    return found.stream().sorted(Fault.ORDER).toList();
  }
}
