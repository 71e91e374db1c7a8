package io.tocsin.incidents.sql;

import io.tocsin.incidents.ClaimDraft;
import io.tocsin.incidents.Proposal;
import io.tocsin.incidents.WorkaroundDraft;
import io.tocsin.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** What agents handed in and what became of it. */
public final class ProposalTable {

  private static final String COLUMNS =
      "SELECT id, incident, kind, standing, settled_at, settled_by, became, reason, body"
          + " FROM proposal ";

  private static final String WAY = "WORKAROUND";
  private static final String WORD = "CLAIM";

  private ProposalTable() {}

  /** Keeps a new one. */
  public static void add(Transaction transaction, Proposal proposal) {
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO proposal (id, incident, kind, proposed_at, standing, body)"
                + " VALUES (:id, :incident, :kind, :at, 'OPEN', :body)")
        .bind("id", proposal.id())
        .bind("incident", proposal.incident())
        .bind("kind", kind(proposal.matter()))
        .bind("at", proposal.proposedAt())
        .bind("body", body(proposal.matter()))
        .execute();
  }

  private static String kind(Proposal.Matter matter) {
    return switch (matter) {
      case Proposal.Way way -> WAY;
      case Proposal.Word word -> WORD;
    };
  }

  private static String body(Proposal.Matter matter) {
    return switch (matter) {
      case Proposal.Way(WorkaroundDraft draft) -> Bodies.write(draft);
      case Proposal.Word(ClaimDraft draft) -> Bodies.write(draft);
    };
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
      case Proposal.Published(String became, Instant at, String by) ->
          settle(transaction, id, "PUBLISHED", at, by, became, null);
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
      @Nullable String became,
      @Nullable String reason) {
    int changed =
        transaction
            .handle()
            .createUpdate(
                "UPDATE proposal SET standing = :standing, settled_at = :at, settled_by = :by,"
                    + " became = :became, reason = :reason"
                    + " WHERE id = :id AND standing = 'OPEN'")
            .bind("id", id)
            .bind("standing", standing)
            .bind("at", at)
            .bind("by", by)
            .bind("became", became)
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

  /** Returns how many about one incident wait for an editor. */
  public static int waiting(Transaction transaction, String incident) {
    return transaction
        .handle()
        .createQuery(
            "SELECT COUNT(*) FROM proposal WHERE incident = :incident AND standing = 'OPEN'")
        .bind("incident", incident)
        .mapTo(Integer.class)
        .one();
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
    String body = row.getString("body");
    Proposal.Matter matter =
        row.getString("kind").equals(WAY)
            ? new Proposal.Way(Bodies.read(body, WorkaroundDraft.class))
            : new Proposal.Word(Bodies.read(body, ClaimDraft.class));
    return new Proposal(row.getString("id"), row.getString("incident"), matter, standing(row));
  }

  private static Proposal.Standing standing(ResultSet row) throws SQLException {
    return switch (row.getString("standing")) {
      case "PUBLISHED" ->
          new Proposal.Published(
              row.getString("became"),
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
