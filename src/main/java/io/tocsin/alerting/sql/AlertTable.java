package io.tocsin.alerting.sql;

import io.tocsin.alerting.Alert;
import io.tocsin.store.Database;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Rows of alerts; "did exactly one row change?" is the only lock. Thread-safe. */
public final class AlertTable {

  private static final String SELECT =
      "SELECT id, cause, reason, incident, playbook, due, exercise, raised_at, round, taken_at,"
          + " taken_by, prepared_at, alone, ended_at, ending, subject FROM alert ";

  private final Database database;

  public AlertTable(Database database) {
    this.database = database;
  }

  /** Runs work that changes rows in one transaction. */
  public <T> T write(Function<Transaction, T> work) {
    return database.write(work::apply);
  }

  /** Runs work that only reads. */
  public <T> T read(Function<Transaction, T> work) {
    return database.read(work::apply);
  }

  /** Raises an alert that goes round at once; false if there is one for it already. */
  public boolean raise(Transaction transaction, Alert alert) {
    return transaction
            .handle()
            .createUpdate(
                """
                INSERT INTO alert (id, cause, reason, incident, playbook, due, exercise, raised_at,
                                   round, round_at, subject)
                VALUES (:id, :cause, :reason, :incident, :playbook, :due, :exercise, :raised,
                        0, :raised, :subject)
                ON CONFLICT DO NOTHING
                """)
            .bind("id", alert.id())
            .bind("cause", alert.cause())
            .bind("reason", alert.reason().name())
            .bind("incident", alert.incident())
            .bind("playbook", alert.playbook())
            .bindByType("due", alert.due(), Instant.class)
            .bind("exercise", alert.exercise())
            .bind("raised", alert.raisedAt())
            .bind("subject", alert.subject())
            .execute()
        == 1;
  }

  /** Says whether there is, or was, an alert for a cause. */
  public boolean isKnown(Transaction transaction, String cause) {
    return transaction
        .handle()
        .createQuery("SELECT 1 FROM alert WHERE cause = :cause")
        .bind("cause", cause)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Sets off a playbook for an open alert that has none. */
  public boolean setOff(Transaction transaction, String alert, String playbook) {
    return one(
        transaction
            .handle()
            .createUpdate(
                "UPDATE alert SET playbook = :playbook"
                    + " WHERE id = :id AND playbook IS NULL AND ended_at IS NULL")
            .bind("playbook", playbook),
        alert);
  }

  /** Ends an open alert. */
  public boolean end(Transaction transaction, String alert, Alert.Ending ending, Instant now) {
    return one(
        transaction
            .handle()
            .createUpdate(
                "UPDATE alert SET ended_at = :now, ending = :ending, round_at = NULL"
                    + " WHERE id = :id AND ended_at IS NULL")
            .bind("now", now)
            .bind("ending", ending.name()),
        alert);
  }

  /** Returns the ringing alerts whose next round is due. */
  public List<Alert> dueRounds(Transaction transaction, Instant now) {
    return transaction
        .handle()
        .createQuery(SELECT + "WHERE round_at <= :now ORDER BY round_at, id")
        .bind("now", now)
        .map(AlertTable::alert)
        .list();
  }

  /** Goes round: false if another node did, or somebody took it meanwhile. */
  public boolean goRound(Transaction transaction, Alert alert, Instant next) {
    return one(
        transaction
            .handle()
            .createUpdate(
                "UPDATE alert SET round = round + 1, round_at = :next"
                    + " WHERE id = :id AND round = :round AND round_at IS NOT NULL")
            .bind("next", next)
            .bind("round", alert.round()),
        alert.id());
  }

  /** Takes a ringing alert: false if somebody did before, or an automatic word is on its way. */
  public boolean take(
      Transaction transaction, String alert, String by, @Nullable String key, Instant now) {
    return one(
        transaction
            .handle()
            .createUpdate(
                "UPDATE alert SET taken_at = :now, taken_by = :by, taken_key = :key,"
                    + " round_at = NULL"
                    + " WHERE id = :id AND taken_at IS NULL AND ended_at IS NULL"
                    + " AND (alone IS NULL OR alone <> 'DUE')")
            .bind("now", now)
            .bind("by", by)
            .bind("key", key),
        alert);
  }

  /** Goes on in another browser of the same person. */
  public boolean takeOn(Transaction transaction, String alert, String by, String key) {
    return one(
        transaction
            .handle()
            .createUpdate(
                "UPDATE alert SET taken_key = :key"
                    + " WHERE id = :id AND taken_by = :by AND ended_at IS NULL")
            .bind("by", by)
            .bind("key", key),
        alert);
  }

  /** Gives a taken alert back: it rings again. */
  public boolean giveBack(Transaction transaction, String alert, Instant now) {
    return one(
        transaction
            .handle()
            .createUpdate(
                "UPDATE alert SET taken_at = NULL, taken_by = NULL, taken_key = NULL,"
                    + " round_at = :now"
                    + " WHERE id = :id AND taken_at IS NOT NULL AND ended_at IS NULL")
            .bind("now", now),
        alert);
  }

  /** Says whether this hash belongs to the browser that took the alert by its link. */
  public boolean isHolder(Transaction transaction, String alert, String key) {
    return transaction
        .handle()
        .createQuery("SELECT 1 FROM alert WHERE id = :id AND taken_key = :key")
        .bind("id", alert)
        .bind("key", key)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Notes when the first word was first looked at by who took it. */
  public boolean prepared(Transaction transaction, String alert, Instant now) {
    return one(
        transaction
            .handle()
            .createUpdate(
                "UPDATE alert SET prepared_at = :now WHERE id = :id AND prepared_at IS NULL")
            .bind("now", now),
        alert);
  }

  /** Decides, once and for all, that nobody has answered in time. */
  public boolean beginAlone(Transaction transaction, String alert) {
    return one(
        transaction
            .handle()
            .createUpdate(
                "UPDATE alert SET alone = 'DUE' WHERE id = :id AND alone IS NULL"
                    + " AND taken_at IS NULL AND ended_at IS NULL AND NOT exercise"),
        alert);
  }

  /** Notes what became of the automatic statement. */
  public boolean endAlone(Transaction transaction, String alert, Alert.Alone what) {
    return one(
        transaction
            .handle()
            .createUpdate("UPDATE alert SET alone = :what WHERE id = :id AND alone = 'DUE'")
            .bind("what", what.name()),
        alert);
  }

  private static boolean one(Update update, String alert) {
    return update.bind("id", alert).execute() == 1;
  }

  /** Returns one alert. */
  public Optional<Alert> find(Transaction transaction, String id) {
    return transaction
        .handle()
        .createQuery(SELECT + "WHERE id = :id")
        .bind("id", id)
        .map(AlertTable::alert)
        .findOne();
  }

  /** Returns all that are not over, oldest first. */
  public List<Alert> open(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(SELECT + "WHERE ended_at IS NULL ORDER BY raised_at, id")
        .map(AlertTable::alert)
        .list();
  }

  /** Returns the newest, over or not. */
  public List<Alert> newest(Transaction transaction, int limit) {
    return transaction
        .handle()
        .createQuery(SELECT + "ORDER BY raised_at DESC, id DESC LIMIT :limit")
        .bind("limit", limit)
        .map(AlertTable::alert)
        .list();
  }

  /** Returns rehearsals, the newest first. */
  public List<Alert> rehearsals(Transaction transaction, int limit) {
    return transaction
        .handle()
        .createQuery(SELECT + "WHERE exercise ORDER BY raised_at DESC, id DESC LIMIT :limit")
        .bind("limit", limit)
        .map(AlertTable::alert)
        .list();
  }

  private static Alert alert(RowView row) {
    return new Alert(
        row.getColumn("id", String.class),
        row.getColumn("cause", String.class),
        Alert.Reason.valueOf(row.getColumn("reason", String.class)),
        row.getColumn("incident", String.class),
        row.getColumn("playbook", String.class),
        row.getColumn("due", Instant.class),
        row.getColumn("exercise", Boolean.class),
        row.getColumn("raised_at", Instant.class),
        row.getColumn("round", Integer.class),
        row.getColumn("taken_at", Instant.class),
        row.getColumn("taken_by", String.class),
        row.getColumn("prepared_at", Instant.class),
        word(row, "alone", Alert.Alone.values()),
        row.getColumn("ended_at", Instant.class),
        word(row, "ending", Alert.Ending.values()),
        row.getColumn("subject", String.class));
  }

  private static <E extends Enum<E>> @Nullable E word(RowView row, String column, E[] words) {
    String name = row.getColumn(column, String.class);
    return Stream.of(words).filter(word -> word.name().equals(name)).findFirst().orElse(null);
  }
}
