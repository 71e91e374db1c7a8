package io.tocsin.publication.sql;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.publication.aftermath.Commitment;
import io.tocsin.publication.aftermath.Commitment.Change;
import io.tocsin.publication.aftermath.Communication;
import io.tocsin.publication.aftermath.PostMortem;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;

/** Post-mortems, commitments and how outages were told; thread-safe. */
public final class AftermathTable {

  private static final String COMMITMENTS =
      """
      SELECT c.id, c.incident, c.body, h.body AS change_body
        FROM commitment c JOIN commitment_change h ON h.commitment = c.id
      """;

  private AftermathTable() {}

  /** Adds a revision; the same number twice is a fault of the caller's. */
  public static void add(Transaction transaction, PostMortem postMortem) {
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO post_mortem (incident, revision, said_at, body)"
                + " VALUES (:incident, :revision, :at, :body)")
        .bind("incident", postMortem.incident())
        .bind("revision", postMortem.revision())
        .bind("at", postMortem.at())
        .bind("body", PressText.write(postMortem))
        .execute();
  }

  /** Returns every revision of an incident's post-mortem, oldest first. */
  public static List<PostMortem> postMortems(Transaction transaction, String incident) {
    return transaction
        .handle()
        .createQuery("SELECT body FROM post_mortem WHERE incident = :incident ORDER BY revision")
        .bind("incident", incident)
        .map((row, _) -> PressText.read(row.getString("body"), PostMortem.class))
        .list();
  }

  /** Returns the newest revision of every post-mortem there is. */
  public static List<PostMortem> newestPostMortems(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT body FROM post_mortem p
             WHERE revision = (SELECT MAX(revision) FROM post_mortem q
                                WHERE q.incident = p.incident)
            """)
        .map((row, _) -> PressText.read(row.getString("body"), PostMortem.class))
        .list();
  }

  /** Adds a commitment with its first change. */
  public static void add(Transaction transaction, Commitment commitment) {
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO commitment (id, incident, made_at, body)"
                + " VALUES (:id, :incident, :at, :body)")
        .bind("id", commitment.id())
        .bind("incident", commitment.incident())
        .bind("at", commitment.madeAt())
        .bind("body", PressText.write(commitment.text()))
        .execute();
    add(transaction, commitment.id(), 1, commitment.changes().getFirst());
  }

  /** Adds a change; of two with the same number one fails. */
  public static void add(Transaction transaction, String commitment, int number, Change change) {
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO commitment_change (commitment, number, body)"
                + " VALUES (:commitment, :number, :body)")
        .bind("commitment", commitment)
        .bind("number", number)
        .bind("body", PressText.write(change))
        .execute();
  }

  /** Returns the commitments of an incident, oldest first. */
  public static List<Commitment> commitments(Transaction transaction, String incident) {
    return gather(
        transaction
            .handle()
            .createQuery(
                COMMITMENTS + " WHERE c.incident = :incident ORDER BY c.made_at, c.id, h.number")
            .bind("incident", incident)
            .map(Row::of)
            .list());
  }

  /** Returns every commitment, oldest first. */
  public static List<Commitment> commitments(Transaction transaction) {
    return gather(
        transaction
            .handle()
            .createQuery(COMMITMENTS + " ORDER BY c.made_at, c.id, h.number")
            .map(Row::of)
            .list());
  }

  /** Returns a commitment. */
  public static Optional<Commitment> commitment(Transaction transaction, String id) {
    return gather(
            transaction
                .handle()
                .createQuery(COMMITMENTS + " WHERE c.id = :id ORDER BY h.number")
                .bind("id", id)
                .map(Row::of)
                .list())
        .stream()
        .findFirst();
  }

  private record Row(String id, String incident, String text, Change change) {
    static Row of(RowView row) {
      return new Row(
          row.getColumn("id", String.class),
          row.getColumn("incident", String.class),
          row.getColumn("body", String.class),
          PressText.read(row.getColumn("change_body", String.class), Change.class));
    }
  }

  private static List<Commitment> gather(List<Row> rows) {
    Map<String, List<Row>> byId = new LinkedHashMap<>();
    rows.forEach(row -> byId.computeIfAbsent(row.id(), _ -> new ArrayList<>()).add(row));
    return byId.values().stream()
        .map(all ->
            new Commitment(
                all.getFirst().id(),
                all.getFirst().incident(),
                PressText.read(all.getFirst().text(), LocalizedText.class),
                all.stream().map(Row::change).toList()))
        .toList();
  }

  /** Keeps how an outage was told, once. */
  public static void add(Transaction transaction, Communication communication) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO communication (incident, closed_at, public_from, body)
            VALUES (:incident, :closed, :from, :body) ON CONFLICT (incident) DO NOTHING
            """)
        .bind("incident", communication.incident())
        .bind("closed", communication.closedAt())
        .bind("from", communication.publicFrom())
        .bind("body", PressText.write(communication))
        .execute();
  }

  /** Returns how an outage was told. */
  public static Optional<Communication> communication(Transaction transaction, String incident) {
    return transaction
        .handle()
        .createQuery("SELECT body FROM communication WHERE incident = :incident")
        .bind("incident", incident)
        .map((row, _) -> PressText.read(row.getString("body"), Communication.class))
        .findOne();
  }

  /** Returns those the public sees at a moment, newest first. */
  public static List<Communication> publicAt(Transaction transaction, Instant now) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT body FROM communication WHERE public_from <= :now
             ORDER BY closed_at DESC, incident
            """)
        .bind("now", now)
        .map((row, _) -> PressText.read(row.getString("body"), Communication.class))
        .list();
  }

  /** Returns the ids of closed incidents of which nobody counted how they were told. */
  public static List<String> uncounted(Transaction transaction, int most) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT id FROM incident i WHERE closed_at IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM communication c WHERE c.incident = i.id)
             ORDER BY closed_at, id LIMIT :most
            """)
        .bind("most", most)
        .mapTo(String.class)
        .list();
  }
}
