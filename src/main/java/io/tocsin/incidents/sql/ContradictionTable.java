package io.tocsin.incidents.sql;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Contradiction;
import io.tocsin.incidents.HouseWord;
import io.tocsin.incidents.contradiction.Matter;
import io.tocsin.incidents.contradiction.Testimony;
import io.tocsin.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** What the house said, what does not fit, and what became of it. */
public final class ContradictionTable {

  private static final String COLUMNS =
      "SELECT id, incident, matter, found_at, handled_at, public_at, closed_at, closed_by, body,"
          + " (SELECT words FROM contradiction_step s WHERE s.contradiction = c.id"
          + " AND s.words IS NOT NULL ORDER BY number DESC LIMIT 1) AS words FROM contradiction c ";

  private ContradictionTable() {}

  private record Words(Testimony one, Testimony other) {}

  /** Keeps what the house said. */
  public static void add(Transaction transaction, HouseWord word) {
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO house_word (id, incident, said_at, body)"
                + " VALUES (:id, :incident, :said, :body)")
        .bind("id", word.statement())
        .bind("incident", word.incident())
        .bind("said", word.at())
        .bind("body", Bodies.write(word))
        .execute();
  }

  /** What the house said of an incident, oldest first. */
  public static List<HouseWord> houseWords(Transaction transaction, String incident) {
    return transaction
        .handle()
        .createQuery("SELECT body FROM house_word WHERE incident = :incident ORDER BY said_at, id")
        .bind("incident", incident)
        .map((row, context) -> Bodies.read(row.getString("body"), HouseWord.class))
        .list();
  }

  /** The open incidents about which anybody said anything. */
  public static List<String> openWithWords(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            "SELECT id FROM incident i WHERE closed_at IS NULL AND ("
                + "EXISTS (SELECT 1 FROM claim c WHERE c.incident = i.id)"
                + " OR EXISTS (SELECT 1 FROM house_word h WHERE h.incident = i.id)) ORDER BY id")
        .mapTo(String.class)
        .list();
  }

  /**
   * Keeps what was found, once.
   *
   * @return whether it is new
   */
  public static boolean add(Transaction transaction, Contradiction found) {
    return transaction
            .handle()
            .createUpdate(
                "INSERT INTO contradiction (id, incident, matter, found_at, body)"
                    + " VALUES (:id, :incident, :matter, :found, :body)"
                    + " ON CONFLICT (id) DO NOTHING")
            .bind("id", found.id())
            .bind("incident", found.incident())
            .bind("matter", found.matter().name())
            .bind("found", found.foundAt())
            .bind("body", Bodies.write(new Words(found.one(), found.other())))
            .execute()
        == 1;
  }

  /** Notes one thing that became of it. */
  public static void note(Transaction transaction, String id, Contradiction.Step step) {
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO contradiction_step (contradiction, number, taken_at, kind, actor_kind,"
                + " actor_name, words) SELECT :id, COUNT(*) + 1, :at, :kind, :actor, :name, :words"
                + " FROM contradiction_step WHERE contradiction = :id")
        .bind("id", id)
        .bind("at", step.at())
        .bind("kind", step.kind().name())
        .bind("actor", step.by().kind().name())
        .bind("name", step.by().name())
        .bind("words", step.words() == null ? null : Bodies.write(step.words()))
        .execute();
  }

  /** An editor chose a way out. */
  public static void handle(Transaction transaction, String id, Contradiction.Step step) {
    boolean shows = step.kind() != Contradiction.Step.Kind.CORRECTING;
    transaction
        .handle()
        .createUpdate(
            "UPDATE contradiction SET handled_at = COALESCE(handled_at, :at)"
                + (shows ? ", public_at = COALESCE(public_at, :at)" : "")
                + " WHERE id = :id")
        .bind("id", id)
        .bind("at", step.at())
        .execute();
  }

  /** It is resolved. */
  public static void close(
      Transaction transaction, String id, Instant at, Contradiction.Ending ending) {
    transaction
        .handle()
        .createUpdate("UPDATE contradiction SET closed_at = :at, closed_by = :by WHERE id = :id")
        .bind("id", id)
        .bind("at", at)
        .bind("by", ending.name())
        .execute();
  }

  /** It was not resolved after all. */
  public static void reopen(Transaction transaction, String id) {
    transaction
        .handle()
        .createUpdate("UPDATE contradiction SET closed_at = NULL, closed_by = NULL WHERE id = :id")
        .bind("id", id)
        .execute();
  }

  /** Those of an incident, oldest first. */
  public static List<Contradiction> of(Transaction transaction, String incident) {
    return transaction
        .handle()
        .createQuery(COLUMNS + "WHERE incident = :incident ORDER BY found_at, id")
        .bind("incident", incident)
        .map(ContradictionTable::read)
        .list();
  }

  /** Those that nobody looked at and nothing resolved, oldest first. */
  public static List<Contradiction> waiting(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            COLUMNS + "WHERE handled_at IS NULL AND closed_at IS NULL ORDER BY found_at, id")
        .map(ContradictionTable::read)
        .list();
  }

  /** One of them. */
  public static Optional<Contradiction> find(Transaction transaction, String id) {
    return transaction
        .handle()
        .createQuery(COLUMNS + "WHERE id = :id")
        .bind("id", id)
        .map(ContradictionTable::read)
        .findFirst();
  }

  private static Contradiction read(ResultSet row, StatementContext context) throws SQLException {
    Words words = Bodies.read(row.getString("body"), Words.class);
    String ending = row.getString("closed_by");
    return new Contradiction(
        row.getString("id"),
        row.getString("incident"),
        Matter.valueOf(row.getString("matter")),
        words.one(),
        words.other(),
        Columns.instant(row, "found_at"),
        Columns.instantOrNull(row, "handled_at"),
        text(row.getString("words")),
        Columns.instantOrNull(row, "public_at"),
        Columns.instantOrNull(row, "closed_at"),
        ending == null ? null : Contradiction.Ending.valueOf(ending));
  }

  private static @Nullable LocalizedText text(@Nullable String body) {
    return body == null ? null : Bodies.read(body, LocalizedText.class);
  }

  /** What became of one, oldest first. */
  public static List<Contradiction.Step> steps(Transaction transaction, String id) {
    return transaction
        .handle()
        .createQuery(
            "SELECT taken_at, kind, actor_kind, actor_name, words FROM contradiction_step"
                + " WHERE contradiction = :id ORDER BY number")
        .bind("id", id)
        .map(ContradictionTable::step)
        .list();
  }

  private static Contradiction.Step step(ResultSet row, StatementContext context)
      throws SQLException {
    return new Contradiction.Step(
        Columns.instant(row, "taken_at"),
        Contradiction.Step.Kind.valueOf(row.getString("kind")),
        new Actor(Actor.Kind.valueOf(row.getString("actor_kind")), row.getString("actor_name")),
        text(row.getString("words")));
  }
}
