package io.tocsin.clocks.sql;

import io.tocsin.clocks.Answered;
import io.tocsin.clocks.StepDone;
import io.tocsin.incidents.Actor;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.result.RowView;

/** What was answered and done about the law; thread-safe. */
public final class LegalTable {

  private LegalTable() {}

  /** Adds an answer; a second one of the same number is a fault of the caller's. */
  public static void add(Transaction transaction, Answered answer) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO legal_answer (incident, trigger_id, number, truth, since, noted_at,
                                      actor_kind, actor_name)
            VALUES (:incident, :trigger, :number, :truth, :since, :at, :kind, :name)
            """)
        .bind("incident", answer.incident())
        .bind("trigger", answer.trigger())
        .bind("number", answer.number())
        .bind("truth", answer.truth().name())
        .bind("since", answer.since())
        .bind("at", answer.at())
        .bind("kind", answer.by().kind().name())
        .bind("name", answer.by().name())
        .execute();
  }

  /** Adds a step that was taken. */
  public static void add(Transaction transaction, StepDone done) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO legal_step (incident, clock, step, number, done_at, reference, noted_at,
                                    actor_kind, actor_name)
            VALUES (:incident, :clock, :step, :number, :done, :reference, :at, :kind, :name)
            """)
        .bind("incident", done.incident())
        .bind("clock", done.clock())
        .bind("step", done.step())
        .bind("number", done.number())
        .bind("done", done.doneAt())
        .bind("reference", done.reference())
        .bind("at", done.at())
        .bind("kind", done.by().kind().name())
        .bind("name", done.by().name())
        .execute();
  }

  /** Returns every answer about an incident, oldest first. */
  public static List<Answered> answers(Transaction transaction, String incident) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT incident, trigger_id, number, truth, since, noted_at, actor_kind, actor_name
              FROM legal_answer WHERE incident = :incident ORDER BY noted_at, trigger_id, number
            """)
        .bind("incident", incident)
        .map(LegalTable::answer)
        .list();
  }

  /** Returns every step taken about an incident, oldest first. */
  public static List<StepDone> steps(Transaction transaction, String incident) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT incident, clock, step, number, done_at, reference, noted_at, actor_kind,
                   actor_name
              FROM legal_step WHERE incident = :incident ORDER BY done_at, clock, step, number
            """)
        .bind("incident", incident)
        .map(LegalTable::step)
        .list();
  }

  /** Returns the incidents about which anything was answered or done since a moment. */
  public static List<String> touchedSince(Transaction transaction, Instant since) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT incident FROM legal_answer WHERE noted_at >= :since
            UNION SELECT incident FROM legal_step WHERE noted_at >= :since
            ORDER BY incident
            """)
        .bind("since", since)
        .mapTo(String.class)
        .list();
  }

  /** Returns how many rows there are: whoever counted the same before has nothing new to read. */
  public static long rows(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            "SELECT (SELECT COUNT(*) FROM legal_answer) + (SELECT COUNT(*) FROM legal_step)")
        .mapTo(Long.class)
        .one();
  }

  private static Answered answer(RowView row) {
    return new Answered(
        row.getColumn("incident", String.class),
        row.getColumn("trigger_id", String.class),
        row.getColumn("number", Integer.class),
        Answered.Truth.valueOf(row.getColumn("truth", String.class)),
        row.getColumn("since", Instant.class),
        row.getColumn("noted_at", Instant.class),
        actor(row));
  }

  private static StepDone step(RowView row) {
    return new StepDone(
        row.getColumn("incident", String.class),
        row.getColumn("clock", String.class),
        row.getColumn("step", String.class),
        row.getColumn("number", Integer.class),
        row.getColumn("done_at", Instant.class),
        row.getColumn("reference", String.class),
        row.getColumn("noted_at", Instant.class),
        actor(row));
  }

  private static Actor actor(RowView row) {
    return new Actor(
        Actor.Kind.valueOf(row.getColumn("actor_kind", String.class)),
        row.getColumn("actor_name", String.class));
  }
}
