package io.tocsin.publication.sql;

import io.tocsin.publication.KeptDraft;
import io.tocsin.publication.StatementDraft;
import io.tocsin.store.Transaction;
import java.time.Instant;
import org.jdbi.v3.core.result.RowView;

/** Drafts that wait, added and read, never changed; thread-safe. */
public final class DraftTable {

  static final String COLUMNS =
      "d.id, d.made_at, d.actor_kind, d.actor_name, d.digest, d.body AS draft_body";

  private DraftTable() {}

  /** Adds a draft. */
  public static void add(Transaction transaction, KeptDraft kept) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO kept_draft (id, incident, made_at, actor_kind, actor_name, digest, body)
            VALUES (:id, :incident, :at, :kind, :name, :digest, :body)
            """)
        .bind("id", kept.id())
        .bind("incident", kept.draft().incident())
        .bind("at", kept.at())
        .bind("kind", kept.by().kind().name())
        .bind("name", kept.by().name())
        .bind("digest", kept.digest())
        .bind("body", PressText.write(kept.draft()))
        .execute();
  }

  static KeptDraft draft(RowView row) {
    return new KeptDraft(
        row.getColumn("id", String.class),
        row.getColumn("made_at", Instant.class),
        Rows.actor(row, "actor"),
        row.getColumn("digest", String.class),
        PressText.read(row.getColumn("draft_body", String.class), StatementDraft.class));
  }
}
