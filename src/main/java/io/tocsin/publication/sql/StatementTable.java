package io.tocsin.publication.sql;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.Statement;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Stage;
import io.tocsin.store.Database;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Rows of statements, added and read, never changed; thread-safe. */
public final class StatementTable {

  private static final String SELECT =
      """
      SELECT id, sequence, incident, said_at, actor_kind, actor_name, phase, eta, eta_none_yet,
             next_word, corrects, stage, facts
        FROM statement
      """;

  private final Database database;

  public StatementTable(Database database) {
    this.database = database;
  }

  /** Runs work that changes rows in one transaction. */
  public <T> T write(Function<Transaction, T> work) {
    return database.write(work::apply);
  }

  /** Runs work that only reads, on one consistent state. */
  public <T> T read(Function<Transaction, T> work) {
    return database.read(work::apply);
  }

  /** Takes the next place in the public order; taken places are given back on a rollback. */
  public long nextSequence(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            "UPDATE statement_head SET sequence = sequence + 1 WHERE id = 1 RETURNING sequence")
        .mapTo(Long.class)
        .one();
  }

  /** Adds a statement. */
  public void add(Transaction transaction, Statement statement) {
    Handle handle = transaction.handle();
    handle
        .createUpdate(
            """
            INSERT INTO statement (id, sequence, incident, said_at, actor_kind, actor_name, phase,
                                   eta, eta_none_yet, next_word, corrects, stage, facts)
            VALUES (:id, :sequence, :incident, :at, :kind, :name, :phase, :eta, :none, :next,
                    :corrects, :stage, :facts)
            """)
        .bind("id", statement.id())
        .bind("sequence", statement.sequence())
        .bind("incident", statement.incident())
        .bind("at", statement.at())
        .bind("kind", statement.by().kind().name())
        .bind("name", statement.by().name())
        .bind("phase", statement.phase().name())
        .bindByType("eta", statement.eta() instanceof Eta.At(Instant at) ? at : null, Instant.class)
        .bind("none", statement.eta() instanceof Eta.NoneYet)
        .bindByType("next", statement.nextWord(), Instant.class)
        .bind("corrects", statement.corrects())
        .bind("stage", statement.stage() == null ? null : statement.stage().name())
        .bind("facts", statement.facts() == null ? null : PressText.write(statement.facts()))
        .execute();
    addWords(handle, statement);
  }

  private static void addWords(Handle handle, Statement statement) {
    int place = 0;
    for (Map.Entry<String, String> text : statement.text().byLanguage().entrySet()) {
      handle.execute(
          "INSERT INTO statement_text (statement, place, language, words) VALUES (?, ?, ?, ?)",
          statement.id(),
          place++,
          text.getKey(),
          text.getValue());
    }
    for (String component : statement.components()) {
      handle.execute(
          "INSERT INTO statement_component (statement, component) VALUES (?, ?)",
          statement.id(),
          component);
    }
  }

  /** Returns the statement of that id. */
  public Optional<Statement> find(Transaction transaction, String id) {
    return read(transaction, query(transaction, "WHERE id = :id").bind("id", id)).stream()
        .findFirst();
  }

  /** Returns what was said about an incident, oldest first. */
  public List<Statement> ofIncident(Transaction transaction, String incident) {
    return read(
        transaction,
        query(transaction, "WHERE incident = :incident ORDER BY sequence")
            .bind("incident", incident));
  }

  /** Returns what was said about any of the incidents, oldest first. */
  public List<Statement> ofIncidents(Transaction transaction, Collection<String> incidents) {
    if (incidents.isEmpty()) {
      return List.of();
    }
    return read(
        transaction,
        query(transaction, "WHERE incident IN (<incidents>) ORDER BY sequence")
            .bindList("incidents", List.copyOf(incidents)));
  }

  /** Returns at most {@code limit} statements after a place in the public order, oldest first. */
  public List<Statement> after(Transaction transaction, long sequence, int limit) {
    return read(
        transaction,
        query(transaction, "WHERE sequence > :sequence ORDER BY sequence LIMIT :limit")
            .bind("sequence", sequence)
            .bind("limit", limit));
  }

  /** Returns the sheet of the newest statement about an incident that was made from one. */
  public Optional<FactSheet> newestFacts(Transaction transaction, String incident) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT facts FROM statement WHERE incident = :incident AND facts IS NOT NULL
             ORDER BY sequence DESC LIMIT 1
            """)
        .bind("incident", incident)
        .mapTo(String.class)
        .findOne()
        .map(body -> PressText.read(body, FactSheet.class));
  }

  /** Returns the place of the newest statement, 0 before the first. */
  public long lastSequence(Transaction transaction) {
    return transaction
        .handle()
        .createQuery("SELECT sequence FROM statement_head WHERE id = 1")
        .mapTo(Long.class)
        .one();
  }

  private static Query query(Transaction transaction, String where) {
    return transaction.handle().createQuery(SELECT + where);
  }

  private static List<Statement> read(Transaction transaction, Query query) {
    List<Row> rows = query.map(StatementTable::row).list();
    if (rows.isEmpty()) {
      return List.of();
    }
    List<String> ids = rows.stream().map(Row::id).toList();
    Map<String, Map<String, String>> texts = texts(transaction, ids);
    Map<String, Set<String>> components = components(transaction, ids);
    return rows.stream()
        .map(row ->
            row.toStatement(
                texts.getOrDefault(row.id(), Map.of()),
                components.getOrDefault(row.id(), Set.of())))
        .toList();
  }

  private static Map<String, Map<String, String>> texts(Transaction transaction, List<String> ids) {
    Map<String, Map<String, String>> texts = new HashMap<>();
    transaction
        .handle()
        .createQuery(
            """
            SELECT statement, language, words FROM statement_text
             WHERE statement IN (<ids>) ORDER BY statement, place
            """)
        .bindList("ids", ids)
        .map((rs, _) -> List.of(rs.getString(1), rs.getString(2), rs.getString(3)))
        .forEach(row ->
            texts
                .computeIfAbsent(row.get(0), _ -> new LinkedHashMap<>())
                .put(row.get(1), row.get(2)));
    return texts;
  }

  private static Map<String, Set<String>> components(Transaction transaction, List<String> ids) {
    Map<String, Set<String>> components = new HashMap<>();
    transaction
        .handle()
        .createQuery(
            "SELECT statement, component FROM statement_component WHERE statement IN (<ids>)")
        .bindList("ids", ids)
        .map((rs, _) -> List.of(rs.getString(1), rs.getString(2)))
        .forEach(
            row -> components.computeIfAbsent(row.get(0), _ -> new HashSet<>()).add(row.get(1)));
    return components;
  }

  private static Row row(RowView row) {
    return new Row(
        row.getColumn("id", String.class),
        row.getColumn("sequence", Long.class),
        row.getColumn("incident", String.class),
        row.getColumn("said_at", Instant.class),
        Rows.actor(row, "actor"),
        Phase.valueOf(row.getColumn("phase", String.class)),
        eta(row),
        row.getColumn("next_word", Instant.class),
        row.getColumn("corrects", String.class),
        stage(row),
        PressText.readIfThere(row.getColumn("facts", String.class), FactSheet.class));
  }

  private static @Nullable Stage stage(RowView row) {
    String stage = row.getColumn("stage", String.class);
    return stage == null ? null : Stage.valueOf(stage);
  }

  private static @Nullable Eta eta(RowView row) {
    if (row.getColumn("eta_none_yet", Boolean.class)) {
      return new Eta.NoneYet();
    }
    Instant at = row.getColumn("eta", Instant.class);
    return at == null ? null : new Eta.At(at);
  }

  private record Row(
      String id,
      long sequence,
      String incident,
      Instant at,
      Actor by,
      Phase phase,
      @Nullable Eta eta,
      @Nullable Instant nextWord,
      @Nullable String corrects,
      @Nullable Stage stage,
      @Nullable FactSheet facts) {

    Statement toStatement(Map<String, String> texts, Set<String> components) {
      return new Statement(
          id,
          sequence,
          incident,
          at,
          by,
          phase,
          components,
          new LocalizedText(texts),
          eta,
          nextWord,
          corrects,
          stage,
          facts);
    }
  }
}
