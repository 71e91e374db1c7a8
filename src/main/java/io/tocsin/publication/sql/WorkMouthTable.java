package io.tocsin.publication.sql;

import io.tocsin.incidents.Maintenance.Status;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.store.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The texts of every mouth about announced work, for each way it stood, added once, never changed;
 * thread-safe.
 */
public final class WorkMouthTable {

  /** Work as it stood. */
  public record Standing(String work, Status status) {}

  /** Adds the texts about work that stands so; what is there already stays. */
  public void add(Transaction transaction, Standing standing, List<MouthText> texts) {
    PreparedBatch batch =
        transaction
            .handle()
            .prepareBatch(
                """
                INSERT INTO work_mouth (work, status, place, mouth, language, register, subject,
                                        body)
                VALUES (:work, :status, :place, :mouth, :language, :register, :subject, :body)
                ON CONFLICT DO NOTHING
                """);
    int place = 0;
    for (MouthText text : texts) {
      batch.bind("work", standing.work()).bind("status", standing.status().name());
      MouthRows.bind(batch, place++, text).add();
    }
    batch.execute();
  }

  /** Returns the texts about work by how it stood, in the order in which they were made. */
  public Map<Standing, List<MouthText>> ofAll(Transaction transaction, Collection<String> works) {
    Map<Standing, List<MouthText>> texts = new HashMap<>();
    if (works.isEmpty()) {
      return texts;
    }
    transaction
        .handle()
        .createQuery(
            """
            SELECT work, status, mouth, language, register, subject, body FROM work_mouth
             WHERE work IN (<ids>) ORDER BY work, status, place
            """)
        .bindList("ids", List.copyOf(works))
        .map(WorkMouthTable::row)
        .forEach(
            row -> texts.computeIfAbsent(row.standing(), _ -> new ArrayList<>()).add(row.text()));
    return texts;
  }

  private static Row row(RowView row) {
    return new Row(
        new Standing(
            row.getColumn("work", String.class),
            Status.valueOf(row.getColumn("status", String.class))),
        MouthRows.text(row));
  }

  private record Row(Standing standing, MouthText text) {}
}
