package io.tocsin.access;

import io.tocsin.access.sql.AccessTables;
import io.tocsin.access.sql.SessionTable;
import io.tocsin.store.Transaction;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Who is signed in, kept in the database; thread-safe. */
public final class Sessions {

  /** How long a session lasts at most. */
  public static final Duration LONGEST = Duration.ofHours(12);

  /** How long a session lasts unused. */
  public static final Duration IDLE = Duration.ofMinutes(30);

  /** The name of the cookie, without the prefix that HTTPS gives it. */
  public static final String COOKIE = "tocsin_session";

  private static final Duration TOUCH_AFTER = Duration.ofMinutes(1);

  private final AccessTables tables;
  private final InstantSource clock;
  private final SecureRandom random;
  private final SessionTable table;

  /** Keeps sessions in those tables. */
  public Sessions(AccessTables tables, InstantSource clock, SecureRandom random) {
    this.tables = tables;
    this.table = tables.sessions();
    this.clock = clock;
    this.random = random;
  }

  /**
   * Who is signed in.
   *
   * @param key bound to the session and not its secret: for form tokens
   */
  public record SignedIn(Account account, String key) {}

  /** Opens a session in the caller's transaction and returns what goes into the cookie. */
  Secret open(Transaction transaction, Account account) {
    Instant now = clock.instant();
    Secret secret = Secret.fresh("", random);
    table.open(transaction, secret.fingerprint(), account.id(), now, now.plus(LONGEST));
    return secret;
  }

  /** Ends every session of an account in the caller's transaction. */
  void endAll(Transaction transaction, Account account) {
    table.endAll(transaction, account.id());
  }

  /** Returns who holds that cookie, and notes that the session is in use. */
  public Optional<SignedIn> find(String cookie) {
    Instant now = clock.instant();
    String hash = new Secret(cookie).fingerprint();
    Optional<SessionTable.Row> row =
        tables.read(transaction -> table.find(transaction, hash, now, now.minus(IDLE)));
    if (row.isPresent() && row.get().seenAt().plus(TOUCH_AFTER).isBefore(now)) {
      tables.note(transaction -> table.touch(transaction, hash, now));
    }
    return row.map(found -> new SignedIn(found.account(), hash));
  }

  /** Ends the session of that cookie. */
  public void end(String cookie) {
    String hash = new Secret(cookie).fingerprint();
    tables.write(transaction -> {
      table.end(transaction, hash);
      return hash;
    });
  }
}
