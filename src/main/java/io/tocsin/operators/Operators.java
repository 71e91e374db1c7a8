package io.tocsin.operators;

import io.tocsin.access.Secret;
import io.tocsin.audit.AuditEntry;
import io.tocsin.audit.AuditLog;
import io.tocsin.audit.Deed;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Mode;
import io.tocsin.operators.OperatorKey.Ending;
import io.tocsin.operators.sql.OperatorTable;
import io.tocsin.store.Transaction;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Who may speak as the operator of a service on an observer's page: whoever proved a domain that
 * the owner's file names for it, for as long as the proof stands; within the caller's transaction;
 * thread-safe.
 */
public final class Operators {

  /** How long a key lasts; afterwards the domain is proved anew. */
  public static final Duration LASTING = Duration.ofDays(90);

  /** How often the proof of a key is looked for again. */
  public static final Duration LOOK_AGAIN = Duration.ofDays(1);

  /** What every key begins with, so that scanners of leaked secrets find it. */
  static final String PREFIX = "tco_";

  private static final Pattern FORM = Pattern.compile("tco_[A-Za-z0-9_-]{43}");
  private static final int MISSED_TOO_OFTEN = 2;
  private static final int LOOKS_AT_ONCE = 50;

  private final Supplier<Catalog> catalog;
  private final AuditLog audit;
  private final Supplier<String> ids;
  private final SecureRandom random;
  private final Challenges challenges;

  /**
   * Opens the room.
   *
   * @param catalog the catalogue as it is now
   * @param ids makes ids that are never used twice
   * @param key for challenges alone, at least 32 bytes
   */
  public Operators(
      Supplier<Catalog> catalog,
      AuditLog audit,
      Supplier<String> ids,
      SecureRandom random,
      byte[] key) {
    this.catalog = catalog;
    this.audit = audit;
    this.ids = ids;
    this.random = random;
    this.challenges = new Challenges(key, random);
  }

  /** Says whether operators are strangers here: where the page is their own they need no proof. */
  public boolean isOpen() {
    return catalog.get().mode() == Mode.OBSERVER;
  }

  /** Says whether whoever holds that domain may speak for that service. */
  public boolean mayProve(String service, String domain) {
    return isOpen()
        && catalog
            .get()
            .service(service)
            .filter(known -> known.operatorDomains().contains(domain))
            .isPresent();
  }

  /** Makes a challenge; empty if that domain may not speak for that service. Keeps nothing. */
  public Optional<Challenge> challenge(String service, String domain, Instant now) {
    return mayProve(service, domain)
        ? Optional.of(challenges.fresh(service, domain, now))
        : Optional.empty();
  }

  /** Returns the challenge of a ticket, while it is worth something. */
  public Optional<Challenge> challenge(String ticket, Instant now) {
    return challenges
        .read(ticket, now)
        .filter(challenge -> mayProve(challenge.service(), challenge.domain()));
  }

  /**
   * Makes a key for a proof that was found; each proof makes one. Empty when it made one before.
   */
  Optional<Proving.Proved> admit(
      Transaction transaction, Proof proof, String service, Instant now) {
    Secret secret = Secret.fresh(PREFIX, random);
    OperatorKey key =
        new OperatorKey(ids.get(), service, proof, now, now, now, 0, now.plus(LASTING), null, null);
    if (!OperatorTable.add(transaction, key, secret.fingerprint())) {
      return Optional.empty();
    }
    String detail = key.service() + " " + key.domain() + " " + proof.way();
    audit.done(transaction, now, actor(key), Deed.OPERATOR_PROVED, key.id(), detail);
    return Optional.of(new Proving.Proved(key, secret));
  }

  /** Returns how an operator is named as an actor. */
  static String actor(OperatorKey key) {
    return "OPERATOR " + key.domain();
  }

  /** Returns the good key with that secret: neither ended nor expired, and still named. */
  public Optional<OperatorKey> find(Transaction transaction, String secret, Instant now) {
    if (!FORM.matcher(secret).matches()) {
      return Optional.empty();
    }
    return OperatorTable.find(transaction, new Secret(secret).fingerprint())
        .filter(key -> key.isGood(now) && mayProve(key.service(), key.domain()));
  }

  /** Returns every key there ever was, the newest first. */
  public List<OperatorKey> all(Transaction transaction) {
    return OperatorTable.all(transaction);
  }

  /** Its holder gives a key back; false when it had ended before. */
  public boolean giveBack(Transaction transaction, OperatorKey key, Instant now) {
    return end(transaction, key.id(), Ending.GIVEN_BACK, actor(key), now);
  }

  /**
   * The owner takes a key back; false when there is none, or it had ended before.
   *
   * @param by name of the account
   */
  public boolean takeBack(Transaction transaction, String id, String by, Instant now) {
    return end(transaction, id, Ending.OWNER, AuditEntry.person(by), now);
  }

  private boolean end(
      Transaction transaction, String id, Ending ending, String actor, Instant now) {
    boolean ended = OperatorTable.end(transaction, id, now, ending);
    if (ended) {
      audit.done(transaction, now, actor, Deed.OPERATOR_KEY_ENDED, id, ending.name());
    }
    return ended;
  }

  /** Returns keys whose proof must be looked for again, those that wait longest first. */
  public List<OperatorKey> due(Transaction transaction, Instant now) {
    return OperatorTable.lookedAtBefore(transaction, now.minus(LOOK_AGAIN), now, LOOKS_AT_ONCE);
  }

  /**
   * Notes what a look found. A proof that is gone twice in a row ends its key; that nobody answered
   * says nothing. Of two who looked at once one is heard.
   *
   * @param key as it was before the look
   */
  public void looked(Transaction transaction, OperatorKey key, Sight sight, Instant now) {
    int missed =
        switch (sight) {
          case THERE -> 0;
          case NOT_THERE -> key.missed() + 1;
          case NOT_REACHED -> key.missed();
        };
    Instant seen = sight == Sight.THERE ? now : key.seenAt();
    boolean first = OperatorTable.looked(transaction, key, now, seen, missed);
    if (first && missed >= MISSED_TOO_OFTEN) {
      var _ = end(transaction, key.id(), Ending.PROOF_GONE, "CLOCK operators", now);
    }
  }
}
