package io.tocsin.app;

import io.tocsin.incidents.IncidentEvent;
import io.tocsin.incidents.IncidentHistory;
import io.tocsin.incidents.Promise;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.Statement;
import io.tocsin.publication.mouths.Mouth;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.publication.sql.MouthTable;
import io.tocsin.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Looks whether every statement is out on all mouths or on none. */
final class PressInspection {

  /** Twelve mouths, five of them in two registers, in two languages. */
  private static final int TEXTS = 34;

  /** Rows that name a statement that is not there. */
  private static final List<String> ORPHANS =
      List.of(
          "SELECT COUNT(*) FROM statement_mouth WHERE statement NOT IN (SELECT id FROM statement)",
          "SELECT COUNT(*) FROM statement_text WHERE statement NOT IN (SELECT id FROM statement)",
          "SELECT COUNT(*) FROM statement_request WHERE statement NOT IN (SELECT id FROM statement)",
          "SELECT COUNT(*) FROM audit_entry WHERE deed = 'STATEMENT_PUBLISHED'"
              + " AND subject NOT IN (SELECT id FROM statement)",
          "SELECT COUNT(*) FROM (SELECT statement, subscription FROM dispatch"
              + " WHERE kind = 'STATEMENT' GROUP BY statement, subscription HAVING COUNT(*) > 1)");

  private final Pipeline pipeline;
  private final List<String> faults = new ArrayList<>();

  PressInspection(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** Looks at what the last life left: rows whole, and a site that shows nothing unsaid. */
  List<String> beforeAnything() {
    faults.clear();
    pipeline
        .state()
        .read(transaction -> {
          List<Statement> said = all(transaction);
          said.forEach(statement -> whole(transaction, statement));
          ORPHANS.forEach(query -> none(transaction, query));
          eventsAndPromises(transaction, ids(said));
          check(said.isEmpty() || said.getLast().sequence() == said.size(), "numbers with gaps");
          pipeline.statusPage().snapshot().ifPresent(shown -> nothingUnsaid(shown, ids(said)));
          return said;
        });
    return List.copyOf(faults);
  }

  /** Looks at the site and the post after they started again. */
  List<String> afterTheRestart() {
    faults.clear();
    pipeline
        .state()
        .read(transaction -> {
          List<Statement> said = all(transaction);
          if (!said.isEmpty()) {
            shown(transaction, said.getLast());
            planned(transaction, said.getLast());
          }
          ORPHANS.forEach(query -> none(transaction, query));
          return said;
        });
    return List.copyOf(faults);
  }

  /** Returns the statements that were made from a sheet: the number on it, and the id. */
  Map<Integer, String> said() {
    Map<Integer, String> numbers = new TreeMap<>();
    pipeline
        .state()
        .read(transaction -> {
          for (Statement statement : all(transaction)) {
            if (statement.facts() != null) {
              int number = (int) statement.facts().affected().getFirst().low();
              check(numbers.put(number, statement.id()) == null, number + " was said twice");
            }
          }
          return numbers;
        });
    return numbers;
  }

  private void check(boolean holds, String fault) {
    if (!holds) {
      faults.add(fault.replace('\n', ' '));
    }
  }

  private List<Statement> all(Transaction transaction) {
    return pipeline.statements().after(transaction, 0, Integer.MAX_VALUE);
  }

  private static Set<String> ids(List<Statement> said) {
    return said.stream().map(Statement::id).collect(Collectors.toSet());
  }

  private static long count(Transaction transaction, String query, String... values) {
    var select = transaction.handle().createQuery(query);
    for (int i = 0; i < values.length; i++) {
      select.bind(i, values[i]);
    }
    return select.mapTo(Long.class).one();
  }

  private void none(Transaction transaction, String query) {
    check(count(transaction, query) == 0, "orphans: " + query);
  }

  private void whole(Transaction transaction, Statement said) {
    String id = said.id();
    long texts = count(transaction, "SELECT COUNT(*) FROM statement_mouth WHERE statement = ?", id);
    long lines =
        count(
            transaction,
            "SELECT COUNT(*) FROM audit_entry WHERE deed = 'STATEMENT_PUBLISHED' AND subject = ?",
            id);
    long keys =
        count(transaction, "SELECT COUNT(*) FROM statement_request WHERE statement = ?", id);
    check(texts == TEXTS, id + " has " + texts + " texts");
    check(said.text().byLanguage().size() == 2, id + " lacks a language");
    check(lines == 1, id + " has " + lines + " lines in the audit log");
    check(keys == 1, id + " has " + keys + " keys");
  }

  private void eventsAndPromises(Transaction transaction, Set<String> said) {
    List<String> told = new ArrayList<>();
    for (IncidentHistory history : pipeline.archive().open(transaction)) {
      String incident = history.incident().id();
      for (IncidentEvent event : pipeline.archive().events(transaction, incident)) {
        if (event instanceof IncidentEvent.Spoken spoken) {
          told.add(spoken.statement());
        }
      }
      List<Promise> promises = pipeline.archive().promises(transaction, incident);
      check(
          promises.stream()
              .map(Promise::statement)
              .filter(Objects::nonNull)
              .allMatch(said::contains),
          "a promise of a statement that is not there");
      check(said.isEmpty() || !promises.isEmpty(), "no promise");
    }
    check(told.size() == said.size() && said.containsAll(told), "incident and statements differ");
  }

  private void nothingUnsaid(PublicSnapshot shown, Set<String> said) {
    shown.incidents().stream()
        .flatMap(view -> view.timeline().stream())
        .filter(PublicSnapshot.TimelineEntry.Said.class::isInstance)
        .map(entry -> ((PublicSnapshot.TimelineEntry.Said) entry).statement().id())
        .forEach(id -> check(said.contains(id), "the site shows what was never said: " + id));
  }

  private void shown(Transaction transaction, Statement newest) {
    PublicSnapshot.IncidentView view =
        pipeline.statusPage().snapshot().orElseThrow().incidents().getFirst();
    List<MouthText> texts = new MouthTable().of(transaction, newest.id());
    check(view.mouths().equals(texts), "the site has other texts than the newest statement");
    for (String language : List.of("fr", "en")) {
      String folder = "/" + language + "/incident/" + newest.incident();
      for (String path : List.of(folder, folder + "/texts.json", "/" + language + "/feed.atom")) {
        check(pipeline.statusPage().look(path) != null, path + " is not there");
      }
      check(texts.stream().anyMatch(text -> text.mouth() == Mouth.SMS), "no SMS in " + language);
    }
  }

  private void planned(Transaction transaction, Statement newest) {
    long readers =
        count(transaction, "SELECT COUNT(*) FROM subscription WHERE status = 'CONFIRMED'");
    long planned =
        count(
            transaction,
            "SELECT COUNT(*) FROM dispatch WHERE kind = 'STATEMENT' AND statement = ?",
            newest.id());
    check(planned == readers || newest.sequence() == 1, planned + " of " + readers + " planned");
  }
}
