package io.tocsin.access;

import io.tocsin.access.sql.AccessTables;
import io.tocsin.audit.AuditEntry;
import io.tocsin.audit.AuditLog;
import io.tocsin.audit.Deed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Notes refused ways in, so many and no more: strangers do not fill the disk; thread-safe.
 *
 * <p>A hundred at once, then one every 15 seconds; the next line says how many were left out. What
 * was typed is never noted: people type passwords where the name belongs. Whether a name is known
 * makes no difference to whether there is a line, or the time it takes would tell.
 */
public final class RefusalNotes {

  private static final int AT_ONCE = 100;
  private static final Duration REFILL = Duration.ofSeconds(15);

  private final AccessTables tables;
  private final AuditLog audit;
  private final InstantSource clock;
  private final Tries room;
  private int leftOut;

  RefusalNotes(AccessTables tables, AuditLog audit, InstantSource clock) {
    this.tables = tables;
    this.audit = audit;
    this.clock = clock;
    this.room = new Tries(AT_ONCE, REFILL, clock.instant());
  }

  /**
   * Notes that somebody was not let in.
   *
   * @param account whose account it was about, or null: nobody's
   * @param why closed words
   */
  public void note(Deed deed, @Nullable Account account, String why) {
    Instant now = clock.instant();
    int before;
    synchronized (room) {
      if (!room.take(now).isZero()) {
        leftOut++;
        return;
      }
      before = leftOut;
      leftOut = 0;
    }
    String actor = account == null ? AuditEntry.STRANGER : AuditEntry.person(account.name());
    String subject = account == null ? "" : account.id();
    String detail = before == 0 ? why : why + " LEFT_OUT_BEFORE " + before;
    tables.note(transaction -> audit.refused(transaction, now, actor, deed, subject, detail));
  }
}
