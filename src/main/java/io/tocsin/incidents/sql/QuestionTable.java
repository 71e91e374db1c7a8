package io.tocsin.incidents.sql;

import io.tocsin.incidents.Question;
import io.tocsin.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** What was asked, and what came back. */
public final class QuestionTable {

  private static final String COLUMNS = "SELECT body, answered_at, answer FROM question ";

  private QuestionTable() {}

  /** Keeps a question. */
  public static void add(Transaction transaction, Question question) {
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO question (id, incident, asked_at, body)"
                + " VALUES (:id, :incident, :asked, :body)")
        .bind("id", question.id())
        .bind("incident", question.incident())
        .bind("asked", question.askedAt())
        .bind("body", Bodies.write(question))
        .execute();
  }

  /** An answer came; the first one counts. */
  public static void answer(
      Transaction transaction, String id, Instant at, @Nullable String claim) {
    transaction
        .handle()
        .createUpdate(
            "UPDATE question SET answered_at = :at, answer = :claim"
                + " WHERE id = :id AND answered_at IS NULL")
        .bind("id", id)
        .bind("at", at)
        .bind("claim", claim)
        .execute();
  }

  /** Those about one incident, oldest first. */
  public static List<Question> of(Transaction transaction, String incident) {
    return transaction
        .handle()
        .createQuery(COLUMNS + "WHERE incident = :incident ORDER BY asked_at, id")
        .bind("incident", incident)
        .map(QuestionTable::read)
        .list();
  }

  /** One of them. */
  public static Optional<Question> find(Transaction transaction, String id) {
    return transaction
        .handle()
        .createQuery(COLUMNS + "WHERE id = :id")
        .bind("id", id)
        .map(QuestionTable::read)
        .findFirst();
  }

  private static Question read(ResultSet row, StatementContext context) throws SQLException {
    Question as = Bodies.read(row.getString("body"), Question.class);
    return new Question(
        as.id(),
        as.incident(),
        as.text(),
        as.askedOf(),
        as.channel(),
        as.askedAt(),
        as.by(),
        Columns.instantOrNull(row, "answered_at"),
        row.getString("answer"));
  }
}
