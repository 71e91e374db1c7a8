package io.tocsin.delivery;

import io.tocsin.catalog.Catalog;
import io.tocsin.delivery.Channel.Sent;
import io.tocsin.delivery.sql.AttemptTable;
import io.tocsin.delivery.sql.DispatchTable;
import io.tocsin.delivery.sql.SubscriptionTable;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.publication.Statements;
import io.tocsin.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Brings statements to people: planned as rows, claimed, sent, and only then recorded; thread-safe.
 *
 * <p>At least once: every dispatch ends in one of the words of {@link Dispatch.Status}, none is
 * lost by a crash on any line. A repetition is possible only where the other side's answer was
 * never seen; such tries stand in the records as {@link Outcome#isDoubtful doubtful}, and the
 * repetition carries the same name.
 */
public final class Dispatcher {

  /** How long a node holds a dispatch without a sign of life; longer than any one try may last. */
  static final Duration LEASE = Duration.ofMinutes(10);

  private static final int CLAIMED_AT_ONCE = 25;

  private final Channel channel;
  private final DispatchTable table;
  private final AttemptTable attempts = new AttemptTable();
  private final SubscriptionTable subscriptions;
  private final Doorkeeper doorkeeper;
  private final Fanout fanout;
  private final Composer composer;
  private final String node;
  private final InstantSource clock;
  private final RandomGenerator random;
  private volatile boolean draining;

  /** What a dispatcher reads. */
  public record Sources(
      Statements statements, IncidentArchive archive, Supplier<Catalog> catalog, Links links) {}

  /** What a dispatcher writes. */
  public record Tables(DispatchTable dispatches, SubscriptionTable subscriptions) {}

  /**
   * Takes its tools.
   *
   * @param key the secret from which tokens are made, the same as that of {@link Subscriptions}
   * @param node name of this node, stable over restarts: what it held before is its own to redo
   * @param random spreads retries
   */
  public Dispatcher(
      Channel channel,
      Tables tables,
      Sources sources,
      byte[] key,
      String node,
      InstantSource clock,
      Supplier<String> ids,
      RandomGenerator random) {
    Tokens tokens = new Tokens(key);
    this.channel = channel;
    this.table = tables.dispatches();
    this.subscriptions = tables.subscriptions();
    this.doorkeeper = new Doorkeeper(subscriptions, table, channel.id(), tokens, ids);
    this.fanout =
        new Fanout(table, sources.statements(), sources.archive(), channel.id(), ids, 200);
    this.composer =
        new Composer(
            sources.statements(), sources.archive(), sources.catalog(), sources.links(), tokens);
    this.node = node;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Takes up what this node held when it died, and fixes where a new channel begins; to be called
   * once, before the first run.
   */
  public void takeUp() {
    Instant now = now();
    fanout.begin();
    reclaim(node, now);
  }

  /** Does all that is due, and returns how many tries were made. */
  public int runDue() {
    Instant now = now();
    doorkeeper.lookAtAsks(now);
    while (fanout.step(now)) {
      now = now();
    }
    reclaim("", now);
    if (waits(now)) {
      table.write(transaction -> table.expire(transaction, now()));
    }
    return sendDue();
  }

  /** Finishes the try under way and begins no other; what was claimed is given back. */
  public void drain() {
    draining = true;
  }

  /** Forgets what needs not be kept; to be called now and then. */
  public void forget() {
    doorkeeper.forget(now());
  }

  /** Counts dispatches by where they stand. */
  public Map<Dispatch.Status, Long> tally() {
    return table.read(table::tally);
  }

  /** Returns dispatches that may have arrived twice, the newest first. */
  public List<String> doubtful(int limit) {
    return table.read(transaction -> attempts.doubtful(transaction, limit));
  }

  private void reclaim(String dead, Instant now) {
    if (table.read(transaction -> table.isLapsed(transaction, dead, now))) {
      table.write(transaction -> {
        attempts.interrupt(transaction, dead, now);
        return table.reclaim(transaction, dead, now);
      });
    }
  }

  private boolean waits(Instant now) {
    return table.read(transaction -> table.isDue(transaction, channel.id(), now));
  }

  private int sendDue() {
    int tries = 0;
    boolean lineHolds = true;
    while (lineHolds && !draining && waits(now())) {
      List<Dispatch> claimed = claim();
      if (claimed.isEmpty()) {
        return tries;
      }
      Batch batch = new Batch(claimed);
      lineHolds = batch.send();
      tries += batch.tries;
    }
    return tries;
  }

  private List<Dispatch> claim() {
    Instant now = now();
    return table.write(transaction ->
        table.claim(transaction, channel.id(), node, now, now.plus(LEASE), CLAIMED_AT_ONCE));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** A handful of dispatches on one line; confined to one thread. */
  private final class Batch {

    private final List<Dispatch> claimed;
    private int tries;

    Batch(List<Dispatch> claimed) {
      this.claimed = claimed;
    }

    /**
     * Sends them one after the other. Each commit records how the last try ended and that the next
     * begins: when we die, one try at most has an unknown end. Returns false when the other side is
     * not to be had; what was not tried waits.
     */
    boolean send() {
      @Nullable Tried last = null;
      try (Channel.Line line = channel.open()) {
        for (int i = 0; i < claimed.size(); i++) {
          Dispatch dispatch = claimed.get(i);
          Tried before = last;
          last = null;
          Optional<Notice> notice =
              table.write(transaction -> recordAndBegin(transaction, before, dispatch));
          if (notice.isPresent()) {
            tries++;
            last = new Tried(dispatch, line.send(notice.get()));
            boolean noMore = last.sent().outcome().next() == Outcome.Next.AGAIN_LATER;
            if (noMore || draining) {
              Duration wait = noMore ? Retry.after(1, random) : Duration.ZERO;
              giveBack(last, claimed.subList(i + 1, claimed.size()), wait);
              return false;
            }
          }
        }
      }
      Tried unrecorded = last;
      if (unrecorded != null) {
        table.write(transaction -> record(transaction, unrecorded));
      }
      return true;
    }

    private void giveBack(Tried failed, List<Dispatch> untried, Duration wait) {
      table.write(transaction -> {
        for (Dispatch dispatch : untried) {
          table.postpone(transaction, dispatch, now().plus(wait));
        }
        return record(transaction, failed);
      });
    }
  }

  private record Tried(Dispatch dispatch, Sent sent) {}

  private Optional<Notice> recordAndBegin(
      Transaction transaction, @Nullable Tried last, Dispatch next) {
    if (last != null) {
      record(transaction, last);
    }
    Instant now = now();
    Optional<Subscription> person =
        subscriptions
            .find(transaction, next.subscription())
            .filter(found -> isWanted(found, next.kind()));
    if (person.isEmpty()) {
      table.settle(transaction, next, Dispatch.Status.SUPPRESSED, now);
    } else if (isSuperseded(transaction, next)) {
      table.settle(transaction, next, Dispatch.Status.SUPERSEDED, now);
    } else if (table.hold(transaction, next, now.plus(LEASE))) {
      attempts.begin(transaction, next, now);
      return Optional.of(composer.notice(transaction, next, person.get(), now));
    }
    return Optional.empty();
  }

  private static boolean isWanted(Subscription person, Dispatch.Kind kind) {
    return switch (kind) {
      case STATEMENT, REMINDER -> person.status() == Subscription.Status.CONFIRMED;
      case CONFIRMATION -> person.status() == Subscription.Status.PENDING;
    };
  }

  private boolean isSuperseded(Transaction transaction, Dispatch dispatch) {
    return dispatch.kind() == Dispatch.Kind.STATEMENT
        && table.hasNewer(transaction, channel.id(), dispatch);
  }

  private boolean record(Transaction transaction, Tried tried) {
    Dispatch dispatch = tried.dispatch();
    Instant now = now();
    attempts.end(transaction, dispatch, tried.sent(), now);
    return switch (tried.sent().outcome().next()) {
      case DONE -> table.settle(transaction, dispatch, Dispatch.Status.ACCEPTED, now);
      case GIVE_UP -> table.settle(transaction, dispatch, Dispatch.Status.BOUNCED, now);
      case AGAIN, AGAIN_LATER -> again(transaction, dispatch, now);
    };
  }

  private boolean again(Transaction transaction, Dispatch dispatch, Instant now) {
    Instant due = now.plus(Retry.after(dispatch.tries() + 1, random));
    if (isSuperseded(transaction, dispatch)) {
      return table.settle(transaction, dispatch, Dispatch.Status.SUPERSEDED, now);
    }
    return due.isBefore(dispatch.expiresAt())
        ? table.postpone(transaction, dispatch, due)
        : table.settle(transaction, dispatch, Dispatch.Status.EXPIRED, now);
  }
}
