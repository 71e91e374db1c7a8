package io.tocsin.incidents.sql;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Proposal;
import io.tocsin.incidents.Source;
import io.tocsin.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Proposed workarounds and what became of them. */
public final class ProposalTable {

  private static final String COLUMNS =
      "SELECT id, incident, proposed_at, standing, settled_at, settled_by, workaround, reason, body"
          + " FROM proposal ";

  private ProposalTable() {}

  /** What is kept whole: nothing of it changes later. */
  private record Body(
      String component,
      LocalizedText steps,
      @Nullable LocalizedText conditions,
      @Nullable LocalizedText limits,
      Source source,
      Actor by) {}

  /** Keeps a new one. */
  public static void add(Transaction transaction, Proposal proposal) {
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO proposal (id, incident, proposed_at, standing, body)"
                + " VALUES (:id, :incident, :at, 'OPEN', :body)")
        .bind("id", proposal.id())
        .bind("incident", proposal.incident())
        .bind("at", proposal.proposedAt())
        .bind(
            "body",
            Bodies.write(
                new Body(
                    proposal.component(),
                    proposal.steps(),
                    proposal.conditions(),
                    proposal.limits(),
                    proposal.source(),
                    proposal.by())))
        .execute();
  }

  /** Holds an open one for this transaction alone; false if somebody settled it. */
  public static boolean take(Transaction transaction, String id) {
    return transaction
            .handle()
            .createUpdate(
                "UPDATE proposal SET proposed_at = proposed_at WHERE id = :id AND standing = 'OPEN'")
            .bind("id", id)
            .execute()
        == 1;
  }

  /**
   * Writes what became of one that was taken.
   *
   * @throws IllegalStateException if it was not taken; the transaction must not commit
   */
  public static void settle(Transaction transaction, String id, Proposal.Standing standing) {
    switch (standing) {
      case Proposal.Open() ->
          throw new IllegalArgumentException("nothing is settled by leaving it");
      case Proposal.Published(String workaround, Instant at, String by) ->
          settle(transaction, id, "PUBLISHED", at, by, workaround, null);
      case Proposal.Declined(String reason, Instant at, String by) ->
          settle(transaction, id, "DECLINED", at, by, null, reason);
    }
  }

  private static void settle(
      Transaction transaction,
      String id,
      String standing,
      Instant at,
      String by,
      @Nullable String workaround,
      @Nullable String reason) {
    int changed =
        transaction
            .handle()
            .createUpdate(
                "UPDATE proposal SET standing = :standing, settled_at = :at, settled_by = :by,"
                    + " workaround = :workaround, reason = :reason"
                    + " WHERE id = :id AND standing = 'OPEN'")
            .bind("id", id)
            .bind("standing", standing)
            .bind("at", at)
            .bind("by", by)
            .bind("workaround", workaround)
            .bind("reason", reason)
            .execute();
    if (changed != 1) {
      throw new IllegalStateException("proposal " + id + " was settled meanwhile");
    }
  }

  /** One of them. */
  public static Optional<Proposal> find(Transaction transaction, String id) {
    return transaction
        .handle()
        .createQuery(COLUMNS + "WHERE id = :id")
        .bind("id", id)
        .map(ProposalTable::read)
        .findFirst();
  }

  /** Those about one incident, oldest first. */
  public static List<Proposal> of(Transaction transaction, String incident) {
    return transaction
        .handle()
        .createQuery(COLUMNS + "WHERE incident = :incident ORDER BY proposed_at, id")
        .bind("incident", incident)
        .map(ProposalTable::read)
        .list();
  }

  /** Those that wait for an editor, oldest first. */
  public static List<Proposal> open(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(COLUMNS + "WHERE standing = 'OPEN' ORDER BY proposed_at, id")
        .map(ProposalTable::read)
        .list();
  }

  private static Proposal read(ResultSet row, StatementContext context) throws SQLException {
    Body body = Bodies.read(row.getString("body"), Body.class);
    return new Proposal(
        row.getString("id"),
        row.getString("incident"),
        body.component(),
        body.steps(),
        body.conditions(),
        body.limits(),
        body.source(),
        Columns.instant(row, "proposed_at"),
        body.by(),
        standing(row));
  }

  private static Proposal.Standing standing(ResultSet row) throws SQLException {
    return switch (row.getString("standing")) {
      case "PUBLISHED" ->
          new Proposal.Published(
              row.getString("workaround"),
              Columns.instant(row, "settled_at"),
              row.getString("settled_by"));
      case "DECLINED" ->
          new Proposal.Declined(
              row.getString("reason"),
              Columns.instant(row, "settled_at"),
              row.getString("settled_by"));
      default -> new Proposal.Open();
    };
  }
}
