package io.tocsin.access;

import io.tocsin.access.sql.AccessTables;
import io.tocsin.access.sql.AccountTable;
import io.tocsin.audit.AuditEntry;
import io.tocsin.audit.AuditLog;
import io.tocsin.audit.Deed;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Fault;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ways in for people who have an account: password, recovery code, and whatever other way has
 * proven who somebody is; thread-safe. Every refusal is the same to who is refused, and noted.
 */
public final class Entrance {

  static final Duration BUSY = Duration.ofSeconds(10);

  private final AccessTables tables;
  private final AccountTable accounts;
  private final Passwords passwords;
  private final Sessions sessions;
  private final RecoveryCodes codes;
  private final RefusalNotes refusals;
  private final AuditLog audit;
  private final InstantSource clock;
  private final SignInLimits limits;

  Entrance(
      AccessTables tables,
      Passwords passwords,
      Sessions sessions,
      RecoveryCodes codes,
      RefusalNotes refusals,
      AuditLog audit,
      InstantSource clock) {
    this.tables = tables;
    this.accounts = tables.accounts();
    this.passwords = passwords;
    this.sessions = sessions;
    this.codes = codes;
    this.refusals = refusals;
    this.audit = audit;
    this.clock = clock;
    this.limits = new SignInLimits(clock);
  }

  /** Signs in with name and password; unknown names take as long as known ones. */
  public Entry signIn(String name, String password, Arrival arrival) {
    String key = PasswordRules.key(name);
    Duration wait = limits.take(key, arrival.from());
    if (!wait.isZero()) {
      return new Entry.Later(wait);
    }
    if (key.length() > Accounts.LONGEST_NAME || password.length() > PasswordRules.LONGEST) {
      return refused(Deed.SIGN_IN_REFUSED, null, Way.PASSWORD.name());
    }
    Optional<AccountTable.Row> row = tables.read(transaction -> accounts.named(transaction, key));
    Optional<Boolean> fits = fits(row, password, limits.knows(key, arrival.from()));
    if (fits.isEmpty()) {
      return new Entry.Later(BUSY);
    }
    Optional<Account> account = row.map(AccountTable.Row::account);
    if (account.filter(Account::isOpen).isEmpty() || !fits.get()) {
      return refused(Deed.SIGN_IN_REFUSED, account.orElse(null), Way.PASSWORD.name());
    }
    Entry entry = tables.write(transaction -> enter(transaction, row.get(), arrival));
    if (entry instanceof Entry.Refused) {
      return refused(Deed.SIGN_IN_REFUSED, account.get(), Way.PASSWORD.name());
    }
    limits.welcome(key, arrival.from());
    return entry;
  }

  /** Comparing takes a while: who changed the password meanwhile has put an end to the old one. */
  private Entry enter(Transaction transaction, AccountTable.Row compared, Arrival arrival) {
    return accounts.hold(transaction, compared.account().id(), compared.password())
        ? enter(transaction, compared.account(), Way.PASSWORD, arrival)
        : new Entry.Refused();
  }

  private Optional<Boolean> fits(
      Optional<AccountTable.Row> row, String password, boolean knownHere) {
    return row.map(AccountTable.Row::password)
        .filter(hash -> !hash.isEmpty())
        .map(hash -> passwords.fits(password, hash, knownHere))
        .orElseGet(() -> passwords.fitsNobody(password, knownHere));
  }

  private Entry refused(Deed deed, @Nullable Account account, String why) {
    refusals.note(deed, account, why);
    return new Entry.Refused();
  }

  /**
   * Lets somebody in whom another way has proven to be the person of that account, in the caller's
   * transaction; refuses when the account is closed or gone.
   */
  public Entry welcome(Transaction transaction, String id, Way way, Arrival arrival) {
    Optional<Account> account =
        accounts.find(transaction, id).map(AccountTable.Row::account).filter(Account::isOpen);
    return account.isPresent()
        ? enter(transaction, account.get(), way, arrival)
        : new Entry.Refused();
  }

  /**
   * Returns how long a try at another way in has to wait, zero when it may be made now. It counts
   * for where it comes from alone: what strangers try elsewhere holds nobody up.
   */
  public Duration take(Arrival arrival) {
    return limits.take(arrival.from());
  }

  /** Gives back all tries to where somebody came in by another way. */
  public void welcomed(Arrival arrival) {
    limits.welcome(arrival.from());
  }

  private Entry.Welcome enter(Transaction transaction, Account account, Way way, Arrival arrival) {
    note(transaction, account, Deed.SIGNED_IN, way.name());
    return new Entry.Welcome(account, sessions.open(transaction, account, way, arrival.device()));
  }

  private void note(Transaction transaction, Account account, Deed deed, String detail) {
    String actor = AuditEntry.person(account.name());
    audit.done(transaction, clock.instant(), actor, deed, account.id(), detail);
  }

  /** Changes one's own password: every session ends, and a new one is opened for the asker. */
  public Entry changePassword(String name, String old, String wanted, Arrival arrival) {
    String key = PasswordRules.key(name);
    Duration wait = limits.take(key, arrival.from());
    if (!wait.isZero()) {
      return new Entry.Later(wait);
    }
    List<Fault> faults = PasswordRules.faultsOf(wanted, name);
    if (!faults.isEmpty()) {
      return new Entry.Faulty(faults);
    }
    Optional<AccountTable.Row> row = tables.read(transaction -> accounts.named(transaction, key));
    if (row.isEmpty() || old.length() > PasswordRules.LONGEST) {
      return refused(Deed.PASSWORD_CHANGED, null, Way.PASSWORD.name());
    }
    Optional<Boolean> fits = fits(row, old, true);
    if (fits.isPresent() && !fits.get()) {
      return refused(Deed.PASSWORD_CHANGED, row.get().account(), Way.PASSWORD.name());
    }
    Optional<String> hash = fits.flatMap(_ -> passwords.hash(wanted, true));
    return hash.map(to -> replace(row.get(), to, arrival)).orElseGet(() -> new Entry.Later(BUSY));
  }

  private Entry replace(AccountTable.Row row, String hash, Arrival arrival) {
    return tables.write(transaction -> {
      Account account = row.account();
      if (!accounts.changePassword(transaction, account.id(), row.password(), hash)) {
        return new Entry.Refused();
      }
      sessions.endAll(transaction, account);
      note(transaction, account, Deed.PASSWORD_CHANGED, "");
      return new Entry.Welcome(
          account, sessions.open(transaction, account, Way.PASSWORD, arrival.device()));
    });
  }

  /**
   * Lets in by a code from paper, against a new password: the code is used up, every session ends.
   * Unknown names take as long as known ones.
   */
  public Entry recover(String name, String code, String wanted, Arrival arrival) {
    String key = PasswordRules.key(name);
    Duration wait = limits.take(key, arrival.from());
    if (!wait.isZero()) {
      return new Entry.Later(wait);
    }
    List<Fault> faults = PasswordRules.faultsOf(wanted, name);
    if (!faults.isEmpty()) {
      return new Entry.Faulty(faults);
    }
    Optional<String> hash = passwords.hash(wanted, limits.knows(key, arrival.from()));
    if (hash.isEmpty()) {
      return new Entry.Later(BUSY);
    }
    boolean tooLong = key.length() > Accounts.LONGEST_NAME || code.length() > PasswordRules.LONGEST;
    Optional<Account> account =
        tables
            .read(transaction -> accounts.named(transaction, tooLong ? "" : key))
            .map(AccountTable.Row::account);
    Entry entry =
        tables.write(transaction -> recover(transaction, account, code, hash.get(), arrival));
    return entry instanceof Entry.Welcome
        ? entry
        : refused(Deed.RECOVERY_USED, account.orElse(null), Way.RECOVERY_CODE.name());
  }

  private Entry recover(
      Transaction transaction, Optional<Account> found, String code, String hash, Arrival arrival) {
    Account account = found.filter(Account::isOpen).orElse(null);
    if (account == null || !codes.use(transaction, account, code)) {
      return new Entry.Refused();
    }
    accounts.setPassword(transaction, account.id(), hash);
    sessions.endAll(transaction, account);
    note(transaction, account, Deed.RECOVERY_USED, "");
    return enter(transaction, account, Way.RECOVERY_CODE, arrival);
  }
}
