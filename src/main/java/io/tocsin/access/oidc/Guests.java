package io.tocsin.access.oidc;

import io.tocsin.access.Account;
import io.tocsin.access.Accounts;
import io.tocsin.access.Arrival;
import io.tocsin.access.Change;
import io.tocsin.access.Entry;
import io.tocsin.access.Household;
import io.tocsin.access.Role;
import io.tocsin.access.Secret;
import io.tocsin.access.Way;
import io.tocsin.access.sql.AccessTables;
import io.tocsin.access.sql.IdentityTable;
import io.tocsin.audit.AuditEntry;
import io.tocsin.audit.AuditLog;
import io.tocsin.audit.Deed;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lets people in for whom the provider vouches; thread-safe. An account hangs on issuer and subject
 * alone. Nobody gets one unless a one-time link or the owner's rule says so, and the rule changes
 * only the roles it gave.
 */
final class Guests {

  private static final int MOST_NAMESAKES = 99;

  private final AccessTables tables;
  private final Household household;
  private final AuditLog audit;
  private final InstantSource clock;

  Guests(ProviderSignIn.House house) {
    this.tables = house.tables();
    this.household = house.household();
    this.audit = house.audit();
    this.clock = house.clock();
  }

  private record Answered(Optional<Account> who, Checked<Secret> entered) {}

  /**
   * Lets somebody in, or not; account, session and audit line are one transaction.
   *
   * @param invitation hash of the one-time link that was taken along
   */
  Checked<Secret> enter(Vouched vouched, Optional<String> invitation, Arrival arrival) {
    Answered answered =
        tables.write(transaction -> {
          Optional<IdentityTable.Row> known =
              tables.identities().find(transaction, vouched.issuer(), vouched.subject());
          Checked<Account> account =
              known
                  .map(row -> known(transaction, row, vouched, invitation))
                  .orElseGet(() -> unknown(transaction, vouched, invitation));
          return new Answered(
              known.map(IdentityTable.Row::account),
              account.then(open -> seated(transaction, open, arrival)));
        });
    if (answered.entered() instanceof Checked.Failed<Secret>(Refusal why)) {
      note(why, answered.who());
    }
    return answered.entered();
  }

  private Checked<Secret> seated(Transaction transaction, Account account, Arrival arrival) {
    Entry entry = household.entrance().welcome(transaction, account.id(), Way.PROVIDER, arrival);
    return entry instanceof Entry.Welcome(_, Secret session)
        ? Checked.passed(session)
        : Checked.failed(Refusal.ACCOUNT_CLOSED);
  }

  /** Notes a refusal that came before anybody was known. */
  void refused(Refusal why) {
    note(why, Optional.empty());
  }

  private void note(Refusal why, Optional<Account> who) {
    household.refusals().note(Deed.SIGN_IN_REFUSED, who.orElse(null), Way.PROVIDER + " " + why);
  }

  private Checked<Account> known(
      Transaction transaction,
      IdentityTable.Row row,
      Vouched vouched,
      Optional<String> invitation) {
    Account account = row.account();
    if (!account.isOpen()) {
      return Checked.failed(Refusal.ACCOUNT_CLOSED);
    }
    if (invitation.isPresent()) {
      return Checked.failed(Refusal.HAS_AN_ACCOUNT);
    }
    if (!row.roleFromProvider()) {
      return Checked.passed(account);
    }
    if (vouched.role().isEmpty()) {
      household.sessions().endAll(transaction, account);
      return Checked.failed(Refusal.ROLE_NOT_GIVEN);
    }
    inRole(transaction, account, vouched.role().get());
    return Checked.passed(account);
  }

  /** A house is never left without an owner, whatever the provider says. */
  private void inRole(Transaction transaction, Account account, Role role) {
    if (account.role() == role) {
      return;
    }
    Instant now = clock.instant();
    String actor = AuditEntry.person(account.name());
    tables.accounts().holdOwners(transaction);
    if (account.role() == Role.OWNER
        && !tables.accounts().hasOtherOwner(transaction, account.id())) {
      audit.refused(
          transaction, now, actor, Deed.ROLE_CHANGED, account.id(), Change.LAST_OWNER.name());
      return;
    }
    tables.accounts().changeRole(transaction, account.id(), role);
    household.sessions().endAll(transaction, account);
    if (account.role() == Role.OWNER) {
      household.accounts().takeLinksBack(transaction);
    }
    String detail = Way.PROVIDER + " " + account.role() + " " + role;
    audit.done(transaction, now, actor, Deed.ROLE_CHANGED, account.id(), detail);
  }

  private Checked<Account> unknown(
      Transaction transaction, Vouched vouched, Optional<String> invitation) {
    Instant now = clock.instant();
    Optional<Role> invited =
        invitation.flatMap(hash -> tables.invitations().look(transaction, hash, now));
    if (invitation.isPresent() && invited.isEmpty()) {
      return Checked.failed(Refusal.INVITATION_GONE);
    }
    Optional<Role> role = invited.or(vouched::role);
    if (role.isEmpty()) {
      return Checked.failed(Refusal.NOT_INVITED);
    }
    if (invitation.isPresent() && !tables.invitations().use(transaction, invitation.get(), now)) {
      return Checked.failed(Refusal.INVITATION_GONE);
    }
    Optional<Account> made = make(transaction, vouched, role.get());
    if (made.isEmpty()) {
      invitation.ifPresent(hash -> tables.invitations().giveBack(transaction, hash));
      return Checked.failed(Refusal.NAME_UNUSABLE);
    }
    IdentityTable.Row row = new IdentityTable.Row(made.get(), invited.isEmpty());
    tables.identities().add(transaction, vouched.issuer(), vouched.subject(), row, now);
    return Checked.passed(made.get());
  }

  /** Names are taken by who came first; a namesake signs with a number. */
  private Optional<Account> make(Transaction transaction, Vouched vouched, Role role) {
    return vouched.names().stream()
        .map(String::strip)
        .filter(Accounts::isName)
        .limit(1)
        .flatMap(Guests::namesakes)
        .flatMap(name -> household.accounts().add(transaction, name, role, Way.PROVIDER).stream())
        .findFirst();
  }

  private static Stream<String> namesakes(String name) {
    return Stream.concat(
        Stream.of(name), IntStream.rangeClosed(2, MOST_NAMESAKES).mapToObj(n -> name + " " + n));
  }
}
