package io.tocsin.publication;

import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.IncidentHistory;
import io.tocsin.publication.sql.DraftTable;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts drafts away that wait; thread-safe. */
final class Drafts {

  private final Room room;
  private final Supplier<String> ids;

  Drafts(Room room, Supplier<String> ids) {
    this.room = room;
    this.ids = ids;
  }

  /** Keeps a draft as of the incident's present version, unless its author named another. */
  KeptDraft keep(Transaction transaction, StatementDraft draft, Actor by, Instant now) {
    KeptDraft kept =
        new KeptDraft(
            ids.get(), now, by, DraftDigest.of(draft), draft.seen(version(transaction, draft)));
    DraftTable.add(transaction, kept);
    return kept;
  }

  private @Nullable Long version(Transaction transaction, StatementDraft draft) {
    Long seen = draft.seenVersion();
    String incident = draft.incident();
    return seen != null || incident == null
        ? seen
        : room.archive()
            .incident(transaction, incident)
            .map(IncidentHistory::incident)
            .map(Incident::version)
            .orElse(null);
  }
}
