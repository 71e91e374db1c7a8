package io.tocsin.incidents;

import io.tocsin.detection.ComponentState;
import io.tocsin.detection.Evidence;
import io.tocsin.incidents.sql.EvidenceTable;
import io.tocsin.incidents.sql.LogbookTable;
import io.tocsin.incidents.sql.SpanTable;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * One command at the desk: the book is taken, the clock has caught up; confined to its transaction.
 */
final class DeskSession {

  private final Transaction transaction;
  private final Pen pen;
  private final Instant at;

  private DeskSession(Transaction transaction, Pen pen, Instant at) {
    this.transaction = transaction;
    this.pen = pen;
    this.at = at;
  }

  static DeskSession begin(Transaction transaction, Supplier<String> ids, Instant at) {
    long revision = LogbookTable.take(transaction);
    Pen pen = new Pen(LogbookTable.load(transaction, revision), ids);
    Clockwork.advance(pen, at);
    return new DeskSession(transaction, pen, at);
  }

  Transaction transaction() {
    return transaction;
  }

  Pen pen() {
    return pen;
  }

  /** Writes everything when there is no fault, and nothing otherwise. */
  <T> Answer<T> answer(List<Fault> faults, Supplier<T> value) {
    if (!faults.isEmpty()) {
      return new Answer.Refused<>(faults);
    }
    write();
    return new Answer.Done<>(value.get());
  }

  void write() {
    LogbookTable.write(transaction, pen.entries());
    for (String component : touched()) {
      ComponentState seen =
          EvidenceTable.find(transaction, component)
              .map(Evidence::state)
              .orElse(ComponentState.UNKNOWN);
      SpanTable.move(transaction, component, Spans.state(pen.open(), component, seen), at);
    }
  }

  /** The components about which somebody may have said something. */
  private Set<String> touched() {
    Set<String> touched = new TreeSet<>();
    for (LogEntry entry : pen.entries()) {
      if (entry instanceof LogEntry.Happened(Incident incident, IncidentEvent event)
          && (event instanceof IncidentEvent.StateSet || !incident.isOpen())) {
        touched.addAll(incident.components());
      }
    }
    return touched;
  }
}
