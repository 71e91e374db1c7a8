package io.tocsin.publication.sql;

import io.tocsin.publication.Preview;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;

/** Texts of drafts that somebody without an account may read; thread-safe. */
public final class PreviewTable {

  private static final String SELECT =
      "SELECT "
          + DraftTable.COLUMNS
          + """
          , p.id AS preview_id, p.shared_at, p.actor_kind AS sharer_kind,
                 p.actor_name AS sharer_name, p.expires_at, p.texts
            FROM preview p JOIN kept_draft d ON d.id = p.draft
          """;

  /** Adds one. */
  public void add(Transaction transaction, String tokenHash, Preview preview) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO preview (token_hash, id, draft, shared_at, actor_kind, actor_name,
                                 expires_at, texts)
            VALUES (:hash, :id, :draft, :at, :kind, :name, :expires, :texts)
            """)
        .bind("hash", tokenHash)
        .bind("id", preview.id())
        .bind("draft", preview.draft().id())
        .bind("at", preview.at())
        .bind("kind", preview.by().kind().name())
        .bind("name", preview.by().name())
        .bind("expires", preview.expires())
        .bind("texts", PressText.write(new Texts(preview.texts())))
        .execute();
  }

  /** Returns what a token opens at a moment. */
  public Optional<Preview> open(Transaction transaction, String tokenHash, Instant now) {
    return transaction
        .handle()
        .createQuery(
            SELECT
                + """
                WHERE p.token_hash = :hash AND p.revoked_at IS NULL AND p.expires_at > :now
                """)
        .bind("hash", tokenHash)
        .bind("now", now)
        .map(PreviewTable::preview)
        .findOne();
  }

  /** Returns those that can be opened at a moment, newest first. */
  public List<Preview> open(Transaction transaction, Instant now, int most) {
    return transaction
        .handle()
        .createQuery(
            SELECT
                + """
                WHERE p.revoked_at IS NULL AND p.expires_at > :now
                ORDER BY p.shared_at DESC, p.id DESC LIMIT :most
                """)
        .bind("now", now)
        .bind("most", most)
        .map(PreviewTable::preview)
        .list();
  }

  /** Closes one; says whether it was open. */
  public boolean revoke(Transaction transaction, String id, Instant now) {
    return transaction
            .handle()
            .createUpdate(
                """
                UPDATE preview SET revoked_at = :now
                 WHERE id = :id AND revoked_at IS NULL AND expires_at > :now
                """)
            .bind("now", now)
            .bind("id", id)
            .execute()
        == 1;
  }

  /** Forgets those that nobody can open since a moment. */
  public void forget(Transaction transaction, Instant expiredBefore) {
    transaction
        .handle()
        .createUpdate("DELETE FROM preview WHERE expires_at < :before")
        .bind("before", expiredBefore)
        .execute();
  }

  private static Preview preview(RowView row) {
    return new Preview(
        row.getColumn("preview_id", String.class),
        DraftTable.draft(row),
        row.getColumn("shared_at", Instant.class),
        Rows.actor(row, "sharer"),
        row.getColumn("expires_at", Instant.class),
        PressText.read(row.getColumn("texts", String.class), Texts.class).texts());
  }

  private record Texts(List<MouthText> texts) {}
}
