package io.tocsin.incidents.sql;

import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.Span;
import io.tocsin.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** How components were, span after span. */
public final class SpanTable {

  private static final String COLUMNS =
      "SELECT component, started_at, ended_at, state FROM component_span ";

  private SpanTable() {}

  /**
   * Ends the span that runs and begins the next, unless the state is the same; a span never begins
   * before the one that runs, and one of no length is overwritten.
   */
  public static void move(
      Transaction transaction, String component, ComponentState state, Instant at) {
    Instant kept = at.truncatedTo(ChronoUnit.MICROS); // finer than a column is no length
    Optional<Span> current = current(transaction, component);
    if (current.isEmpty()) {
      begin(transaction, component, state, kept);
    } else if (current.get().state() != state) {
      replace(transaction, current.get(), state, kept);
    }
  }

  private static void replace(
      Transaction transaction, Span current, ComponentState state, Instant at) {
    if (at.isAfter(current.from())) {
      end(transaction, current.component(), at);
      begin(transaction, current.component(), state, at);
    } else {
      overwrite(transaction, current.component(), state);
    }
  }

  private static Optional<Span> current(Transaction transaction, String component) {
    return transaction
        .handle()
        .createQuery(COLUMNS + "WHERE component = :component AND ended_at IS NULL")
        .bind("component", component)
        .map(SpanTable::read)
        .findFirst();
  }

  private static void begin(
      Transaction transaction, String component, ComponentState state, Instant at) {
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO component_span (component, started_at, state) VALUES (:component, :at, :state)")
        .bind("component", component)
        .bind("at", at)
        .bind("state", state.name())
        .execute();
  }

  private static void end(Transaction transaction, String component, Instant at) {
    transaction
        .handle()
        .createUpdate(
            "UPDATE component_span SET ended_at = :at WHERE component = :component AND ended_at IS NULL")
        .bind("component", component)
        .bind("at", at)
        .execute();
  }

  private static void overwrite(Transaction transaction, String component, ComponentState state) {
    transaction
        .handle()
        .createUpdate(
            "UPDATE component_span SET state = :state WHERE component = :component AND ended_at IS NULL")
        .bind("component", component)
        .bind("state", state.name())
        .execute();
  }

  /** The spans of a component that touch a period, oldest first. */
  public static List<Span> between(
      Transaction transaction, String component, Instant from, Instant to) {
    return transaction
        .handle()
        .createQuery(
            COLUMNS
                + "WHERE component = :component AND started_at < :to"
                + " AND (ended_at IS NULL OR ended_at > :from) ORDER BY started_at")
        .bind("component", component)
        .bind("from", from)
        .bind("to", to)
        .map(SpanTable::read)
        .list();
  }

  /** The spans of all components that touch a period, oldest first. */
  public static List<Span> between(Transaction transaction, Instant from, Instant to) {
    return transaction
        .handle()
        .createQuery(
            COLUMNS
                + "WHERE started_at < :to AND (ended_at IS NULL OR ended_at > :from)"
                + " ORDER BY started_at, component")
        .bind("from", from)
        .bind("to", to)
        .map(SpanTable::read)
        .list();
  }

  private static Span read(ResultSet row, StatementContext context) throws SQLException {
    return new Span(
        row.getString("component"),
        Columns.instant(row, "started_at"),
        Columns.instantOrNull(row, "ended_at"),
        ComponentState.valueOf(row.getString("state")));
  }
}
