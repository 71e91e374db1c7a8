package io.tocsin.access;

import io.tocsin.access.sql.AccessTables;
import io.tocsin.access.sql.SessionTable;
import io.tocsin.audit.AuditEntry;
import io.tocsin.audit.AuditLog;
import io.tocsin.audit.Deed;
import io.tocsin.store.Transaction;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who is signed in, kept in the database; thread-safe. Every way in opens a new session with a new
 * secret: a cookie that was there before is worth nothing afterwards.
 */
public final class Sessions {

  /** How long a session lasts at most. */
  public static final Duration LONGEST = Duration.ofHours(12);

  /** How long a session lasts unused. */
  public static final Duration IDLE = Duration.ofMinutes(30);

  /** How long after coming in one may change the ways in without showing again who one is. */
  public static final Duration FRESH = Duration.ofMinutes(15);

  /** The name of the cookie, without the prefix that HTTPS gives it. */
  public static final String COOKIE = "tocsin_session";

  private static final Duration TOUCH_AFTER = Duration.ofMinutes(1);

  private final AccessTables tables;
  private final AuditLog audit;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final SecureRandom random;
  private final SessionTable table;

  Sessions(
      AccessTables tables,
      AuditLog audit,
      InstantSource clock,
      Supplier<String> ids,
      SecureRandom random) {
    this.tables = tables;
    this.table = tables.sessions();
    this.audit = audit;
    this.clock = clock;
    this.ids = ids;
    this.random = random;
  }

  /**
   * Who is signed in.
   *
   * @param id of the session
   * @param key bound to the session and not its secret: for form tokens
   */
  public record SignedIn(Account account, String id, String key, Instant openedAt) {

    /** Says whether the person has shown a moment ago who she is. */
    public boolean isFresh(Instant now) {
      return now.isBefore(openedAt.plus(FRESH));
    }
  }

  /** Opens a session in the caller's transaction and returns what goes into the cookie. */
  Secret open(Transaction transaction, Account account, Way way, Device device) {
    Instant now = clock.instant();
    Secret secret = Secret.fresh("", random);
    Session session = new Session(ids.get(), way, device, now, now, now.plus(LONGEST));
    table.open(transaction, session, secret.fingerprint(), account.id());
    return secret;
  }

  /** Ends every session of an account in the caller's transaction. */
  public void endAll(Transaction transaction, Account account) {
    table.endAll(transaction, account.id());
  }

  /** Returns who holds that cookie, and notes that the session is in use. */
  public Optional<SignedIn> find(String cookie) {
    Instant now = clock.instant();
    String hash = new Secret(cookie).fingerprint();
    Optional<SessionTable.Row> row =
        tables.read(transaction -> table.find(transaction, hash, now, now.minus(IDLE)));
    if (row.isPresent() && row.get().session().seenAt().plus(TOUCH_AFTER).isBefore(now)) {
      tables.note(transaction -> table.touch(transaction, hash, now));
    }
    return row.map(found ->
        new SignedIn(found.account(), found.session().id(), hash, found.session().openedAt()));
  }

  /** Says whether who is signed in showed a moment ago who she is. */
  public boolean isFresh(SignedIn me) {
    return me.isFresh(clock.instant());
  }

  /** Returns where an account is signed in now, the last used first. */
  public List<Session> of(Account account) {
    Instant now = clock.instant();
    return tables.read(transaction -> table.of(transaction, account.id(), now, now.minus(IDLE)));
  }

  /** Ends one session of the asker's own; false when there is none of that id. */
  public boolean revoke(Account account, String id) {
    return tables.write(transaction -> {
      boolean ended = table.end(transaction, account.id(), id);
      if (ended) {
        note(transaction, Deed.SESSION_REVOKED, account, id, "ONE");
      }
      return ended;
    });
  }

  /** Ends every session of the asker's own but that one. */
  public void revokeOthers(SignedIn kept) {
    tables.write(transaction -> {
      table.endOthers(transaction, kept.account().id(), kept.id());
      note(transaction, Deed.SESSION_REVOKED, kept.account(), kept.account().id(), "ALL_OTHERS");
      return kept;
    });
  }

  /** Ends the session of that cookie; returns how its holder had come in, if there was one. */
  public Optional<Way> end(String cookie) {
    Instant now = clock.instant();
    String hash = new Secret(cookie).fingerprint();
    return tables.write(transaction -> {
      Optional<SessionTable.Row> found = table.find(transaction, hash, now, now.minus(IDLE));
      found.ifPresent(row -> {
        table.end(transaction, row.account().id(), row.session().id());
        note(transaction, Deed.SIGNED_OUT, row.account(), row.session().id(), "");
      });
      return found.map(row -> row.session().way());
    });
  }

  private void note(
      Transaction transaction, Deed deed, Account account, String subject, String detail) {
    String actor = AuditEntry.person(account.name());
    audit.done(transaction, clock.instant(), actor, deed, subject, detail);
  }
}
