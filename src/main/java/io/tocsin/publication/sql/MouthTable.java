package io.tocsin.publication.sql;

import io.tocsin.publication.mouths.MouthText;
import io.tocsin.store.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The texts of every mouth of every statement, added with it, never changed; thread-safe. */
public final class MouthTable {

  /** Adds the texts of a statement. */
  public void add(Transaction transaction, String statement, List<MouthText> texts) {
    PreparedBatch batch =
        transaction
            .handle()
            .prepareBatch(
                """
                INSERT INTO statement_mouth (statement, place, mouth, language, register, subject,
                                             body)
                VALUES (:statement, :place, :mouth, :language, :register, :subject, :body)
                """);
    int place = 0;
    for (MouthText text : texts) {
      MouthRows.bind(batch.bind("statement", statement), place++, text).add();
    }
    batch.execute();
  }

  /** Returns the texts of a statement, in the order in which they were made. */
  public List<MouthText> of(Transaction transaction, String statement) {
    return ofAll(transaction, List.of(statement)).getOrDefault(statement, List.of());
  }

  /** Returns the texts of statements by the statement's id. */
  public Map<String, List<MouthText>> ofAll(
      Transaction transaction, Collection<String> statements) {
    Map<String, List<MouthText>> texts = new HashMap<>();
    if (statements.isEmpty()) {
      return texts;
    }
    transaction
        .handle()
        .createQuery(
            """
            SELECT statement, mouth, language, register, subject, body FROM statement_mouth
             WHERE statement IN (<ids>) ORDER BY statement, place
            """)
        .bindList("ids", List.copyOf(statements))
        .map(MouthTable::row)
        .forEach(
            row -> texts.computeIfAbsent(row.statement(), _ -> new ArrayList<>()).add(row.text()));
    return texts;
  }

  private static Row row(RowView row) {
    return new Row(row.getColumn("statement", String.class), MouthRows.text(row));
  }

  private record Row(String statement, MouthText text) {}
}
