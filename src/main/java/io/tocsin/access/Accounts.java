package io.tocsin.access;

import io.tocsin.access.sql.AccessTables;
import io.tocsin.access.sql.AccountTable;
import io.tocsin.access.sql.InvitationTable;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import io.tocsin.wording.Text;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The people of the house: how they come in, by link and by password; thread-safe. */
public final class Accounts {

  /** How long a one-time link may be used. */
  public static final Duration LINK_LASTS = Duration.ofHours(24);

  private static final int LONGEST_NAME = 60;

  private final AccessTables tables;
  private final Passwords passwords;
  private final Sessions sessions;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final SecureRandom random;
  private final SignInLimits limits;
  private final AccountTable accounts;
  private final InvitationTable invitations;

  /** Keeps accounts in those tables. */
  public Accounts(
      AccessTables tables,
      Passwords passwords,
      Sessions sessions,
      InstantSource clock,
      Supplier<String> ids,
      SecureRandom random) {
    this.tables = tables;
    this.accounts = tables.accounts();
    this.invitations = tables.invitations();
    this.passwords = passwords;
    this.sessions = sessions;
    this.clock = clock;
    this.ids = ids;
    this.random = random;
    this.limits = new SignInLimits(clock);
  }

  /** What comes of trying to get in. */
  public sealed interface Entry {
    /** In; the secret goes into the cookie. */
    record Welcome(Account account, Secret session) implements Entry {}

    /** Wrong name, wrong password, or a link that is no good: which one is not told. */
    record Refused() implements Entry {}

    /** Something about name or new password does not do. */
    record Faulty(List<Fault> faults) implements Entry {
      public Faulty {
        faults = List.copyOf(faults);
      }
    }

    /** Too many tries from there or on that name, or too many at once. */
    record Later(Duration after) implements Entry {}
  }

  /**
   * Makes the one-time link to the first account, an owner's; empty once there is an account. Each
   * call makes another link, and all die when one is used.
   */
  public Optional<Invitation> firstInvitation() {
    return tables.write(transaction ->
        accounts.any(transaction)
            ? Optional.empty()
            : Optional.of(invite(transaction, Role.OWNER, true)));
  }

  /** Makes a one-time link to one more account. */
  public Invitation invite(Role role) {
    return tables.write(transaction -> invite(transaction, role, false));
  }

  private Invitation invite(Transaction transaction, Role role, boolean first) {
    Instant now = clock.instant();
    Invitation invitation = new Invitation(Secret.fresh("", random), role, now.plus(LINK_LASTS));
    invitations.add(transaction, invitation, first, now);
    return invitation;
  }

  /** Returns the role that a link gives; empty if it is no good any more, or never was. */
  public Optional<Role> invited(String secret) {
    String hash = new Secret(secret).fingerprint();
    return tables.read(transaction -> invitations.look(transaction, hash, clock.instant()));
  }

  /** Uses a link up: makes the account and signs it in. */
  public Entry accept(String secret, String name, String password) {
    Optional<Role> role = invited(secret);
    if (role.isEmpty()) {
      return new Entry.Refused();
    }
    List<Fault> faults = new ArrayList<>(nameFaults(name));
    faults.addAll(PasswordRules.faultsOf(password, name));
    if (!faults.isEmpty()) {
      return new Entry.Faulty(faults);
    }
    return passwords
        .hash(password)
        .map(hash -> register(new Secret(secret).fingerprint(), role.get(), name.strip(), hash))
        .orElseGet(() -> new Entry.Later(Duration.ofSeconds(10)));
  }

  private Entry register(String link, Role role, String name, String hash) {
    Instant now = clock.instant();
    Account account = new Account(ids.get(), name, role, now);
    return tables.write(transaction -> {
      if (!invitations.use(transaction, link, now)) {
        return new Entry.Refused();
      }
      if (!accounts.add(transaction, account, PasswordRules.key(name), hash)) {
        invitations.giveBack(transaction, link);
        return new Entry.Faulty(List.of(Fault.of("name", Rule.TAKEN)));
      }
      return new Entry.Welcome(account, sessions.open(transaction, account));
    });
  }

  /** Signs in with name and password; unknown names take as long as known ones. */
  public Entry signIn(String name, String password, InetAddress from) {
    String key = PasswordRules.key(name);
    Duration wait = limits.take(key, from);
    if (!wait.isZero()) {
      return new Entry.Later(wait);
    }
    if (key.length() > LONGEST_NAME || password.length() > PasswordRules.LONGEST) {
      return new Entry.Refused();
    }
    Optional<AccountTable.Row> row = tables.read(transaction -> accounts.named(transaction, key));
    Optional<Boolean> fits =
        row.isPresent()
            ? passwords.fits(password, row.get().password())
            : passwords.fitsNobody(password);
    if (fits.isEmpty()) {
      return new Entry.Later(Duration.ofSeconds(10));
    }
    if (row.isEmpty() || !fits.get()) {
      return new Entry.Refused();
    }
    limits.welcome(key, from);
    return welcome(row.get().account());
  }

  private Entry welcome(Account account) {
    return tables.write(
        transaction -> new Entry.Welcome(account, sessions.open(transaction, account)));
  }

  /** Changes one's own password: every session ends, and a new one is opened for the asker. */
  public Entry changePassword(String name, String old, String wanted, InetAddress from) {
    String key = PasswordRules.key(name);
    Duration wait = limits.take(key, from);
    if (!wait.isZero()) {
      return new Entry.Later(wait);
    }
    List<Fault> faults = PasswordRules.faultsOf(wanted, name);
    if (!faults.isEmpty()) {
      return new Entry.Faulty(faults);
    }
    Optional<AccountTable.Row> row = tables.read(transaction -> accounts.named(transaction, key));
    if (row.isEmpty() || old.length() > PasswordRules.LONGEST) {
      return new Entry.Refused();
    }
    Optional<Boolean> fits = passwords.fits(old, row.get().password());
    if (fits.isPresent() && !fits.get()) {
      return new Entry.Refused();
    }
    Optional<String> hash = fits.flatMap(_ -> passwords.hash(wanted));
    return hash.map(to -> replace(row.get(), to))
        .orElseGet(() -> new Entry.Later(Duration.ofSeconds(10)));
  }

  private Entry replace(AccountTable.Row row, String hash) {
    return tables.write(transaction -> {
      Account account = row.account();
      if (!accounts.changePassword(transaction, account.id(), row.password(), hash)) {
        return new Entry.Refused();
      }
      sessions.endAll(transaction, account);
      return new Entry.Welcome(account, sessions.open(transaction, account));
    });
  }

  /** Returns everybody, by name. */
  public List<Account> all() {
    return tables.read(accounts::all);
  }

  private static List<Fault> nameFaults(String name) {
    return Text.faultInLine(name.strip(), LONGEST_NAME)
        .map(
            rule -> List.of(new Fault("name", rule, Map.of("max", Integer.toString(LONGEST_NAME)))))
        .orElse(List.of());
  }
}
