package io.tocsin.incidents.sql;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.WordNote;
import io.tocsin.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.statement.StatementContext;

/** What this house put beside words of operators; rows are only ever added. */
public final class WordNoteTable {

  private WordNoteTable() {}

  /** Keeps one. */
  public static void add(Transaction transaction, WordNote note) {
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO word_note (claim, number, noted_at, kind, actor_kind, actor_name, words)"
                + " SELECT :claim, COUNT(*) + 1, :at, :kind, :actor, :name, :words"
                + " FROM word_note WHERE claim = :claim")
        .bind("claim", note.claim())
        .bind("at", note.at())
        .bind("kind", note.kind().name())
        .bind("actor", note.by().kind().name())
        .bind("name", note.by().name())
        .bind("words", note.words() == null ? null : Bodies.write(note.words()))
        .execute();
  }

  /** All that was ever put, word by word, oldest first. */
  public static List<WordNote> all(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            "SELECT claim, noted_at, kind, actor_kind, actor_name, words FROM word_note"
                + " ORDER BY claim, number")
        .map(WordNoteTable::read)
        .list();
  }

  private static WordNote read(ResultSet row, StatementContext context) throws SQLException {
    String words = row.getString("words");
    return new WordNote(
        row.getString("claim"),
        Columns.instant(row, "noted_at"),
        WordNote.Kind.valueOf(row.getString("kind")),
        new Actor(Actor.Kind.valueOf(row.getString("actor_kind")), row.getString("actor_name")),
        words == null ? null : Bodies.read(words, LocalizedText.class));
  }
}
