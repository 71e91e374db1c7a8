package io.tocsin.publication.sql;

import io.tocsin.publication.SheetRevision;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;

/** Revisions of fact sheets, added and read; thread-safe. */
public final class FactSheetTable {

  private static final String SELECT =
      """
      SELECT incident, revision, based_on, aside, saved_at, actor_kind, actor_name, body
        FROM fact_sheet
      """;

  /**
   * Takes the next number of an incident's sheet; whoever else saves waits from here on. Numbers
   * grow and may leave gaps.
   */
  public long nextNumber(Transaction transaction, String incident) {
    return transaction
        .handle()
        .createQuery(
            """
            INSERT INTO fact_sheet_head (incident, last, standing) VALUES (:incident, 1, 0)
            ON CONFLICT (incident) DO UPDATE SET last = fact_sheet_head.last + 1
            RETURNING last
            """)
        .bind("incident", incident)
        .mapTo(Long.class)
        .one();
  }

  /** Adds a revision, and lets it stand unless it is set aside. */
  public void add(Transaction transaction, SheetRevision revision) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO fact_sheet (incident, revision, based_on, aside, saved_at, actor_kind,
                                    actor_name, body)
            VALUES (:incident, :revision, :based, :aside, :at, :kind, :name, :body)
            """)
        .bind("incident", revision.incident())
        .bind("revision", revision.number())
        .bind("based", revision.basedOn())
        .bind("aside", revision.aside())
        .bind("at", revision.at())
        .bind("kind", revision.by().kind().name())
        .bind("name", revision.by().name())
        .bind("body", PressText.write(revision.sheet()))
        .execute();
    if (!revision.aside()) {
      transaction
          .handle()
          .execute(
              "UPDATE fact_sheet_head SET standing = ? WHERE incident = ?",
              revision.number(),
              revision.incident());
    }
  }

  /** Returns the working copy of an incident's sheet. */
  public Optional<SheetRevision> standing(Transaction transaction, String incident) {
    return query(
            transaction,
            """
            WHERE incident = :incident
              AND revision = (SELECT standing FROM fact_sheet_head WHERE incident = :incident)
            """)
        .bind("incident", incident)
        .map(FactSheetTable::revision)
        .findOne();
  }

  /** Returns an incident's revisions, newest first, those set aside among them. */
  public List<SheetRevision> newest(Transaction transaction, String incident, int most) {
    return query(transaction, "WHERE incident = :incident ORDER BY revision DESC LIMIT :most")
        .bind("incident", incident)
        .bind("most", most)
        .map(FactSheetTable::revision)
        .list();
  }

  private static Query query(Transaction transaction, String where) {
    return transaction.handle().createQuery(SELECT + where);
  }

  private static SheetRevision revision(RowView row) {
    return new SheetRevision(
        row.getColumn("incident", String.class),
        row.getColumn("revision", Long.class),
        row.getColumn("based_on", Long.class),
        row.getColumn("aside", Boolean.class),
        row.getColumn("saved_at", Instant.class),
        Rows.actor(row, "actor"),
        PressText.read(row.getColumn("body", String.class), FactSheet.class));
  }
}
