package io.tocsin.delivery;

import io.tocsin.delivery.sql.AskTable;
import io.tocsin.delivery.sql.AskTable.Ask;
import io.tocsin.delivery.sql.DispatchTable;
import io.tocsin.delivery.sql.SubscriptionTable;
import io.tocsin.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at what strangers asked, after they have their answer; confined to the dispatcher. */
final class Doorkeeper {

  static final Duration FORGET_AFTER = Duration.ofDays(7);
  private static final Duration ANSWER_WITHIN = Duration.ofHours(24);
  private static final int AT_ONCE = 100;

  private final SubscriptionTable table;
  private final AskTable asks = new AskTable();
  private final DispatchTable dispatches;
  private final String channel;
  private final Tokens tokens;
  private final Supplier<String> ids;

  Doorkeeper(
      SubscriptionTable table,
      DispatchTable dispatches,
      String channel,
      Tokens tokens,
      Supplier<String> ids) {
    this.table = table;
    this.dispatches = dispatches;
    this.channel = channel;
    this.tokens = tokens;
    this.ids = ids;
  }

  /** Looks at every ask there is; returns how many. */
  int lookAtAsks(Instant now) {
    int looked = 0;
    List<Ask> waiting;
    do {
      waiting = table.read(transaction -> asks.asks(transaction, AT_ONCE));
      for (Ask ask : waiting) {
        table.write(transaction -> lookAt(transaction, ask, now));
        looked++;
      }
    } while (waiting.size() == AT_ONCE);
    return looked;
  }

  /** One mail at most: to confirm, or to say that this is done already. */
  private boolean lookAt(Transaction transaction, Ask ask, Instant now) {
    String hash = tokens.addressHash(ask.address());
    if (!asks.take(transaction, ask)
        || AskCaps.isReached(asks, transaction, hash, ask.block(), now)) {
      return false;
    }
    Optional<Subscription> known = table.of(transaction, ask.address());
    boolean confirmed =
        known.filter(one -> one.status() == Subscription.Status.CONFIRMED).isPresent();
    if (confirmed) {
      plan(transaction, Dispatch.Kind.REMINDER, known.orElseThrow().id(), now);
    } else {
      known.ifPresent(old -> table.remove(transaction, old.id()));
      plan(transaction, Dispatch.Kind.CONFIRMATION, begin(transaction, ask), now);
    }
    asks.addMail(transaction, ask.id(), hash, ask.block(), now);
    return true;
  }

  private String begin(Transaction transaction, Ask ask) {
    String id = ids.get();
    table.add(
        transaction,
        new Subscription(
            id,
            ask.address(),
            ask.language(),
            ask.components(),
            Subscription.Status.PENDING,
            ask.at(),
            null,
            null));
    for (Purpose purpose : Purpose.values()) {
      table.addToken(transaction, Tokens.hash(tokens.token(purpose, id)), id, purpose);
    }
    return id;
  }

  private void plan(Transaction transaction, Dispatch.Kind kind, String subscription, Instant now) {
    Dispatch dispatch =
        new Dispatch(
            ids.get(), kind, subscription, null, null, 0, now, now.plus(ANSWER_WITHIN), 0, 0);
    dispatches.plan(transaction, channel, List.of(dispatch));
  }

  /** Forgets who never confirmed, who left a week ago, and mails older than the caps look back. */
  void forget(Instant now) {
    table.write(transaction -> {
      List<String> over = table.overBefore(transaction, now.minus(FORGET_AFTER), AT_ONCE);
      over.forEach(id -> table.remove(transaction, id));
      asks.forgetMails(transaction, now.minus(AskCaps.MONTH));
      return over.size();
    });
  }
}
