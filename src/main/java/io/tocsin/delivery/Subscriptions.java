package io.tocsin.delivery;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Component;
import io.tocsin.delivery.sql.AskTable;
import io.tocsin.delivery.sql.SubscriptionTable;
import io.tocsin.delivery.sql.SubscriptionTable.Held;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Nearest;
import io.tocsin.wording.Rule;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Asking to be told, confirming it, changing one's mind, leaving; thread-safe.
 *
 * <p>A stranger who asks learns nothing: the ask is put down, the same for everybody, and looked at
 * after the answer (see {@link Doorkeeper}). Everything else needs a token that only the owner of
 * the mailbox has, and each token does one thing.
 */
public final class Subscriptions {

  /** More than any catalogue has. */
  private static final int MOST_COMPONENTS = 500;

  private final SubscriptionTable table;
  private final AskTable asks = new AskTable();
  private final Supplier<Catalog> catalog;
  private final Tokens tokens;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /**
   * Takes its tools.
   *
   * @param key the secret from which tokens are made, at least 32 bytes; with another key no link
   *     in any mail works any more
   */
  public Subscriptions(
      SubscriptionTable table,
      Supplier<Catalog> catalog,
      byte[] key,
      InstantSource clock,
      Supplier<String> ids) {
    this.table = table;
    this.catalog = catalog;
    this.tokens = new Tokens(key);
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * What a private link opens.
   *
   * @param manageToken the token for changing, or empty when the link is not for that
   */
  public record View(Purpose purpose, Subscription subscription, Optional<String> manageToken) {}

  /** Asks to be called, briefly, after every ask: there is something to look at. */
  public void onAsk(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * Asks for notices; returns what is wrong with the words of the ask, and nothing else.
   *
   * <p>Whether the address is known, capped or new makes no difference to answer or time.
   *
   * @param components ids; empty for everything
   * @param clientBlockHash keyed hash of the asker's address block
   */
  public List<Fault> ask(
      String email, String language, Set<String> components, String clientBlockHash) {
    List<Fault> faults = new ArrayList<>();
    Optional<EmailAddress> address = EmailAddress.of(email);
    if (address.isEmpty()) {
      faults.add(Fault.of("email", email.isBlank() ? Rule.MISSING : Rule.NOT_AN_ADDRESS));
    }
    faults.addAll(wishFaults(language, components));
    if (address.isEmpty() || !faults.isEmpty()) {
      return List.copyOf(faults);
    }
    AskTable.Ask ask =
        new AskTable.Ask(ids.get(), address.get(), language, components, clientBlockHash, now());
    table.write(transaction -> {
      asks.add(transaction, ask);
      return ask;
    });
    listeners.forEach(Runnable::run);
    return List.of();
  }

  private List<Fault> wishFaults(String language, Set<String> components) {
    List<Fault> faults = new ArrayList<>();
    List<String> languages = catalog.get().languages();
    if (!languages.contains(language)) {
      String allowed = String.join(", ", languages);
      faults.add(new Fault("language", Rule.NOT_A_LANGUAGE, Map.of("allowed", allowed)));
    }
    if (components.size() > MOST_COMPONENTS) {
      faults.add(Fault.of("components", Rule.TOO_MANY));
      return faults;
    }
    List<String> known = catalog.get().components().stream().map(Component::id).toList();
    for (String component : new TreeSet<>(components)) {
      if (!known.contains(component)) {
        Map<String, String> near =
            Nearest.to(component, known)
                .map(meant -> Map.of("didYouMean", meant))
                .orElse(Map.of("allowed", String.join(", ", known)));
        faults.add(new Fault("components", Rule.NOT_A_COMPONENT, near));
      }
    }
    return faults;
  }

  /** Looks at what a token opens, and changes nothing; empty for a token we did not make. */
  public Optional<View> view(String token) {
    return table.read(transaction -> held(transaction, token)).map(this::view);
  }

  private View view(Held held) {
    boolean mayManage =
        held.purpose() == Purpose.MANAGE
            || (held.purpose() == Purpose.CONFIRM
                && held.subscription().status() == Subscription.Status.CONFIRMED);
    return new View(
        held.purpose(),
        held.subscription(),
        mayManage
            ? Optional.of(tokens.token(Purpose.MANAGE, held.subscription().id()))
            : Optional.empty());
  }

  private Optional<Held> held(Transaction transaction, String token) {
    return table.heldBy(transaction, Tokens.hash(token));
  }

  /** Confirms that the address is one's own; twice is as good as once. */
  public Optional<View> confirm(String token) {
    return act(
        token,
        Set.of(Purpose.CONFIRM),
        subscription ->
            subscription.status() == Subscription.Status.PENDING
                ? subscription.confirmed(now())
                : subscription);
  }

  /** What became of a change. */
  public sealed interface Change {
    /** It holds from now on. */
    record Changed(View view) implements Change {}

    /** Nothing was changed. */
    record Refused(List<Fault> faults) implements Change {
      public Refused {
        faults = List.copyOf(faults);
      }
    }

    /** The token is not one of ours, or is for something else. */
    record NoSuchLink() implements Change {}
  }

  /** Changes language and components; whoever had left comes back by it. */
  public Change change(String token, String language, Set<String> components) {
    List<Fault> faults = wishFaults(language, components);
    if (!faults.isEmpty()) {
      return new Change.Refused(faults);
    }
    return act(
            token,
            Set.of(Purpose.MANAGE),
            subscription -> {
              Subscription wishing = subscription.wishing(language, components);
              return wishing.status() == Subscription.Status.LEFT
                  ? wishing.confirmed(now())
                  : wishing;
            })
        .<Change>map(Change.Changed::new)
        .orElseGet(Change.NoSuchLink::new);
  }

  /** Leaves at once; twice is as good as once. */
  public Optional<View> leave(String token) {
    return act(
        token,
        Set.of(Purpose.LEAVE, Purpose.MANAGE),
        subscription ->
            subscription.status() == Subscription.Status.LEFT
                ? subscription
                : subscription.left(now()));
  }

  private interface Act {
    Subscription on(Subscription subscription);
  }

  private Optional<View> act(String token, Set<Purpose> allowed, Act act) {
    return table.write(transaction ->
        held(transaction, token)
            .filter(held -> allowed.contains(held.purpose()))
            .map(held -> acted(transaction, held, act)));
  }

  private View acted(Transaction transaction, Held held, Act act) {
    Subscription after = act.on(held.subscription());
    if (!after.equals(held.subscription())) {
      table.change(transaction, after);
    }
    return view(new Held(held.purpose(), after));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
