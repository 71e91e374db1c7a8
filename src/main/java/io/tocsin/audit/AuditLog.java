package io.tocsin.audit;

import io.tocsin.audit.AuditEntry.Outcome;
import io.tocsin.audit.sql.AuditTable;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Notes deeds in the transaction in which they are done; thread-safe. */
public final class AuditLog {

  /** Most lines read at once. */
  public static final int PAGE = 200;

  private final Supplier<String> ids;

  /**
   * Opens the log.
   *
   * @param ids makes ids that are never used twice and grow with time
   */
  public AuditLog(Supplier<String> ids) {
    this.ids = ids;
  }

  /** Notes that something was done. */
  public void done(
      Transaction transaction, Instant at, String actor, Deed deed, String subject, String detail) {
    note(transaction, at, actor, deed, subject, Outcome.DONE, detail);
  }

  /** Notes that something was refused. */
  public void refused(
      Transaction transaction, Instant at, String actor, Deed deed, String subject, String detail) {
    note(transaction, at, actor, deed, subject, Outcome.REFUSED, detail);
  }

  private void note(
      Transaction transaction,
      Instant at,
      String actor,
      Deed deed,
      String subject,
      Outcome outcome,
      String detail) {
    AuditTable.add(
        transaction, new AuditEntry(ids.get(), at, actor, deed, subject, outcome, detail));
  }

  /**
   * Returns lines, newest first, at most {@link #PAGE}.
   *
   * @param before id of the line after which to go on, or null: from the newest
   */
  public List<AuditEntry> newest(Transaction transaction, @Nullable String before) {
    return find(transaction, new AuditQuestion(null, null, before), PAGE);
  }

  /** Returns the lines somebody asks for, newest first. */
  public List<AuditEntry> find(Transaction transaction, AuditQuestion question, int most) {
    return AuditTable.find(transaction, question, most);
  }
}
