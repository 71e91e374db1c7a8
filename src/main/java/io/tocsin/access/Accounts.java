package io.tocsin.access;

import io.tocsin.access.sql.AccessTables;
import io.tocsin.access.sql.AccountTable;
import io.tocsin.access.sql.InvitationTable;
import io.tocsin.audit.AuditEntry;
import io.tocsin.audit.AuditLog;
import io.tocsin.audit.Deed;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import io.tocsin.wording.Text;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The people of the house: who is asked in, what they are, and who comes in no more; thread-safe.
 */
public final class Accounts {

  /** How long a one-time link may be used. */
  public static final Duration LINK_LASTS = Duration.ofHours(24);

  /** How long a name may be, in characters. */
  static final int LONGEST_NAME = 60;

  private final AccessTables tables;
  private final Passwords passwords;
  private final Sessions sessions;
  private final AuditLog audit;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final SecureRandom random;
  private final AccountTable accounts;
  private final InvitationTable invitations;

  Accounts(
      AccessTables tables,
      Passwords passwords,
      Sessions sessions,
      AuditLog audit,
      InstantSource clock,
      Supplier<String> ids,
      SecureRandom random) {
    this.tables = tables;
    this.accounts = tables.accounts();
    this.invitations = tables.invitations();
    this.passwords = passwords;
    this.sessions = sessions;
    this.audit = audit;
    this.clock = clock;
    this.ids = ids;
    this.random = random;
  }

  /**
   * Makes the one-time link to the first account, an owner's; empty once there is an account. Each
   * call makes another link, and all die when one is used.
   */
  public Optional<Invitation> firstInvitation() {
    return tables.write(transaction ->
        accounts.any(transaction)
            ? Optional.empty()
            : Optional.of(invite(transaction, Role.OWNER, true, AuditEntry.SERVER)));
  }

  /** Makes a one-time link to one more account, for whoever holds the machine. */
  public Invitation invite(Role role) {
    return tables.write(transaction -> invite(transaction, role, false, AuditEntry.SERVER));
  }

  /** Makes a one-time link to one more account, for an owner of that name. */
  public Invitation invite(Role role, String by) {
    return tables.write(transaction -> invite(transaction, role, false, AuditEntry.person(by)));
  }

  private Invitation invite(Transaction transaction, Role role, boolean first, String actor) {
    Instant now = clock.instant();
    Invitation invitation = new Invitation(Secret.fresh("", random), role, now.plus(LINK_LASTS));
    invitations.add(transaction, invitation, first, now);
    audit.done(transaction, now, actor, Deed.PERSON_INVITED, "", role.name());
    return invitation;
  }

  /** Returns the role that a link gives; empty if it is no good any more, or never was. */
  public Optional<Role> invited(String secret) {
    String hash = new Secret(secret).fingerprint();
    return tables.read(transaction -> invitations.look(transaction, hash, clock.instant()));
  }

  /** Uses a link up: makes the account and signs it in. */
  public Entry accept(String secret, String name, String password, Device device) {
    Optional<Role> role = invited(secret);
    if (role.isEmpty()) {
      return new Entry.Refused();
    }
    List<Fault> faults = new ArrayList<>(nameFaults(name));
    faults.addAll(PasswordRules.faultsOf(password, name));
    if (!faults.isEmpty()) {
      return new Entry.Faulty(faults);
    }
    Account account = new Account(ids.get(), name.strip(), role.get(), clock.instant(), null);
    return passwords
        .hash(password, false)
        .map(hash -> register(new Secret(secret).fingerprint(), account, hash, device))
        .orElseGet(() -> new Entry.Later(Entrance.BUSY));
  }

  private Entry register(String link, Account account, String hash, Device device) {
    return tables.write(transaction -> {
      if (!invitations.use(transaction, link, account.createdAt())) {
        return new Entry.Refused();
      }
      if (!accounts.add(transaction, account, PasswordRules.key(account.name()), hash)) {
        invitations.giveBack(transaction, link);
        return new Entry.Faulty(List.of(Fault.of("name", Rule.TAKEN)));
      }
      noteJoined(transaction, account, Way.LINK);
      return new Entry.Welcome(account, sessions.open(transaction, account, Way.LINK, device));
    });
  }

  private void noteJoined(Transaction transaction, Account account, Way way) {
    audit.done(
        transaction,
        account.createdAt(),
        AuditEntry.person(account.name()),
        Deed.PERSON_JOINED,
        account.id(),
        way.name() + " " + account.role());
  }

  /**
   * Makes an account without a password, for somebody for whom another way in vouches, in the
   * caller's transaction; empty when the name does not do or is taken.
   */
  public Optional<Account> add(Transaction transaction, String name, Role role, Way way) {
    Account account = new Account(ids.get(), name.strip(), role, clock.instant(), null);
    if (!nameFaults(name).isEmpty()
        || !accounts.add(transaction, account, PasswordRules.key(name), "")) {
      return Optional.empty();
    }
    noteJoined(transaction, account, way);
    return Optional.of(account);
  }

  /** Returns everybody, by name. */
  public List<Account> all() {
    return tables.read(accounts::all);
  }

  /** Returns the account of that id. */
  public Optional<Account> find(Transaction transaction, String id) {
    return accounts.find(transaction, id).map(AccountTable.Row::account);
  }

  /** Says whether somebody comes in by that account with a password. */
  public boolean hasPassword(Account account) {
    return tables
        .read(transaction -> accounts.find(transaction, account.id()))
        .filter(row -> !row.password().isEmpty())
        .isPresent();
  }

  /** Gives an account another role; its sessions end. */
  public Change changeRole(String id, Role role, String by) {
    return change(
        id,
        by,
        Deed.ROLE_CHANGED,
        account -> role == Role.OWNER || !account.isOpen(),
        (transaction, account) -> {
          if (account.role() == role) {
            return "";
          }
          accounts.changeRole(transaction, id, role);
          return account.role() + " " + role;
        });
  }

  /** Closes an account: nobody comes in by it any more, and who is in is out. */
  public Change close(String id, String by) {
    return change(
        id,
        by,
        Deed.ACCOUNT_CLOSED,
        _ -> false,
        (transaction, account) -> {
          if (!account.isOpen()) {
            return "";
          }
          accounts.close(transaction, id, clock.instant());
          return account.role().name();
        });
  }

  /** Opens a closed account again. */
  public Change reopen(String id, String by) {
    return change(
        id,
        by,
        Deed.ACCOUNT_REOPENED,
        _ -> true,
        (transaction, account) -> {
          if (account.isOpen()) {
            return "";
          }
          accounts.close(transaction, id, null);
          return account.role().name();
        });
  }

  /**
   * Changes an account unless no owner would be left; every change ends its sessions.
   *
   * @param harmless whether the account is an owner's afterwards or was of no use before
   * @param work changes and returns what to note, empty when there is nothing to change
   */
  private Change change(
      String id,
      String by,
      Deed deed,
      Predicate<Account> harmless,
      BiFunction<Transaction, Account, String> work) {
    Instant now = clock.instant();
    String actor = AuditEntry.person(by);
    return tables.write(transaction -> {
      accounts.holdOwners(transaction);
      Optional<Account> found = find(transaction, id);
      if (found.isEmpty()) {
        return Change.NOTHING_TO_CHANGE;
      }
      Account account = found.get();
      boolean owner = account.role() == Role.OWNER && account.isOpen();
      if (owner && !harmless.test(account) && !accounts.hasOtherOwner(transaction, id)) {
        audit.refused(transaction, now, actor, deed, id, Change.LAST_OWNER.name());
        return Change.LAST_OWNER;
      }
      String detail = work.apply(transaction, account);
      if (detail.isEmpty()) {
        return Change.NOTHING_TO_CHANGE;
      }
      sessions.endAll(transaction, account);
      if (owner) {
        takeLinksBack(transaction);
      }
      audit.done(transaction, now, actor, deed, id, detail);
      return Change.DONE;
    });
  }

  /**
   * Takes back every one-time link that nobody used yet, in the caller's transaction: whoever is an
   * owner no more has no way left to come in as another.
   */
  public void takeLinksBack(Transaction transaction) {
    invitations.takeBack(transaction, clock.instant());
  }

  /** Says whether that may be somebody's name. */
  public static boolean isName(String name) {
    return nameFaults(name).isEmpty();
  }

  static List<Fault> nameFaults(String name) {
    return Text.faultInLine(name.strip(), LONGEST_NAME)
        .map(
            rule -> List.of(new Fault("name", rule, Map.of("max", Integer.toString(LONGEST_NAME)))))
        .orElse(List.of());
  }
}
