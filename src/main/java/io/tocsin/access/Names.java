package io.tocsin.access;

import io.tocsin.access.sql.AccessTables;
import io.tocsin.access.sql.AccountTable;
import io.tocsin.audit.AuditEntry;
import io.tocsin.audit.AuditLog;
import io.tocsin.audit.Deed;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** By which names people sign and come in, now and before; thread-safe. */
public final class Names {

  private final AccessTables tables;
  private final AccountTable accounts;
  private final AuditLog audit;
  private final InstantSource clock;

  Names(AccessTables tables, AuditLog audit, InstantSource clock) {
    this.tables = tables;
    this.accounts = tables.accounts();
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Gives an account another name, by which its holder signs and comes in from now on; returns what
   * is wrong, empty when it was done. What was signed before keeps the old name, which nobody else
   * can take.
   */
  public List<Fault> rename(String id, String name, String by) {
    List<Fault> faults = Accounts.nameFaults(name);
    if (!faults.isEmpty()) {
      return faults;
    }
    Instant now = clock.instant();
    String wanted = name.strip();
    String key = PasswordRules.key(wanted);
    return tables.write(transaction -> {
      Optional<Account> found =
          accounts.find(transaction, id).map(AccountTable.Row::account).filter(Account::isOpen);
      if (found.isEmpty()) {
        return List.of(Fault.of("name", Rule.MISSING));
      }
      String before = found.get().name();
      String actor = AuditEntry.person(by);
      if (accounts.bearer(transaction, key).filter(bearer -> !bearer.equals(id)).isPresent()) {
        audit.refused(transaction, now, actor, Deed.ACCOUNT_RENAMED, id, Rule.TAKEN.name());
        return List.of(Fault.of("name", Rule.TAKEN));
      }
      if (!before.equals(wanted)) {
        accounts.rename(transaction, found.get(), PasswordRules.key(before), wanted, key, now);
        audit.done(transaction, now, actor, Deed.ACCOUNT_RENAMED, id, before + " > " + wanted);
      }
      return List.of();
    });
  }

  /** Says whether both are, or were, names of one person. */
  public boolean areSame(String one, String other) {
    return tables.read(transaction -> {
      Optional<String> bearer = accounts.bearer(transaction, PasswordRules.key(one));
      return bearer.isPresent()
          && bearer.equals(accounts.bearer(transaction, PasswordRules.key(other)));
    });
  }
}
