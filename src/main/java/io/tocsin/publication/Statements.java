package io.tocsin.publication;

import io.tocsin.publication.mouths.MouthText;
import io.tocsin.publication.sql.MouthTable;
import io.tocsin.publication.sql.StatementTable;
import io.tocsin.store.Transaction;
import java.util.List;
import java.util.Optional;

/** What was said, for whoever reads it; thread-safe. */
public final class Statements {

  private final StatementTable table;
  private final MouthTable mouths = new MouthTable();

  /** Opens the rows. */
  public Statements(StatementTable table) {
    this.table = table;
  }

  /** Returns the statement of that id. */
  public Optional<Statement> find(String id) {
    return table.read(transaction -> table.find(transaction, id));
  }

  /** Returns the statement of that id, within a transaction. */
  public Optional<Statement> find(Transaction transaction, String id) {
    return table.find(transaction, id);
  }

  /** Returns the texts that were made with a statement, for every mouth and language. */
  public List<MouthText> mouths(Transaction transaction, String id) {
    return mouths.of(transaction, id);
  }

  /** Returns what was said about an incident, oldest first. */
  public List<Statement> ofIncident(String incident) {
    return table.read(transaction -> table.ofIncident(transaction, incident));
  }

  /** Returns what was said about an incident, oldest first, within a transaction. */
  public List<Statement> ofIncident(Transaction transaction, String incident) {
    return table.ofIncident(transaction, incident);
  }

  /** Returns at most {@code limit} statements after a place in the public order, oldest first. */
  public List<Statement> after(long sequence, int limit) {
    return table.read(transaction -> table.after(transaction, sequence, limit));
  }

  /** Returns the first statements after a place in the public order, within a transaction. */
  public List<Statement> after(Transaction transaction, long sequence, int limit) {
    return table.after(transaction, sequence, limit);
  }

  /** Returns the place of the newest statement, 0 before the first. */
  public long last(Transaction transaction) {
    return table.lastSequence(transaction);
  }
}
