package io.tocsin.delivery;

import io.tocsin.delivery.sql.DispatchTable;
import io.tocsin.delivery.sql.FanoutTable;
import io.tocsin.delivery.sql.FanoutTable.Place;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.publication.Statement;
import io.tocsin.publication.Statements;
import io.tocsin.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Plans one dispatch for every statement and everybody who wants it; confined to the dispatcher.
 *
 * <p>Goes chunk by chunk, each with its place in one transaction: a restart continues where it was.
 */
final class Fanout {

  /** News older than this is no news. */
  static final Duration NEWS_FOR = Duration.ofHours(24);

  private final DispatchTable dispatches;
  private final FanoutTable places = new FanoutTable();
  private final Statements statements;
  private final IncidentArchive archive;
  private final String channel;
  private final Supplier<String> ids;
  private final int chunk;

  Fanout(
      DispatchTable dispatches,
      Statements statements,
      IncidentArchive archive,
      String channel,
      Supplier<String> ids,
      int chunk) {
    this.dispatches = dispatches;
    this.statements = statements;
    this.archive = archive;
    this.channel = channel;
    this.ids = ids;
    this.chunk = chunk;
  }

  /** Fixes where a new channel begins: after what was said before it came. */
  void begin() {
    dispatches.write(
        transaction -> places.place(transaction, channel, statements.last(transaction)));
  }

  /** Plans the next chunk; false when there is nothing left to plan. */
  boolean step(Instant now) {
    boolean idle =
        dispatches.read(transaction -> {
          Place place = places.find(transaction, channel).orElse(null);
          return place != null
              && place.isDone()
              && statements.after(transaction, place.sequence(), 1).isEmpty();
        });
    return !idle && dispatches.write(transaction -> step(transaction, now));
  }

  private boolean step(Transaction transaction, Instant now) {
    Place place = places.place(transaction, channel, statements.last(transaction));
    long done = place.isDone() ? place.sequence() : place.sequence() - 1;
    List<Statement> next = statements.after(transaction, done, 1);
    if (next.isEmpty()) {
      return false;
    }
    Statement statement = next.getFirst();
    String after = place.isDone() ? "" : place.after();
    List<String> people =
        places.recipients(
            transaction, after, statement.at(), components(transaction, statement), chunk);
    boolean last = people.size() < chunk;
    Place reached = new Place(statement.sequence(), last ? Place.DONE : people.getLast());
    if (!places.move(transaction, channel, place, reached)) {
      return true; // Another node was faster; look again.
    }
    plan(transaction, statement, people, now);
    return true;
  }

  /** Whoever follows a component of the incident hears every word about it, to the end. */
  private Set<String> components(Transaction transaction, Statement statement) {
    Set<String> components = new HashSet<>(statement.components());
    archive
        .incident(transaction, statement.incident())
        .ifPresent(history -> components.addAll(history.incident().components()));
    return components;
  }

  private void plan(
      Transaction transaction, Statement statement, List<String> people, Instant now) {
    dispatches.supersede(
        transaction, channel, statement.incident(), statement.sequence(), people, now);
    Instant expires = statement.at().plus(NEWS_FOR);
    dispatches.plan(
        transaction,
        channel,
        people.stream()
            .map(person ->
                new Dispatch(
                    ids.get(),
                    Dispatch.Kind.STATEMENT,
                    person,
                    statement.id(),
                    statement.incident(),
                    statement.sequence(),
                    now,
                    expires,
                    0,
                    0))
            .toList());
  }
}
