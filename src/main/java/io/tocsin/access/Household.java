package io.tocsin.access;

import io.tocsin.access.sql.AccessTables;
import io.tocsin.audit.AuditLog;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Everything there is about who may enter, on one database and one clock; thread-safe.
 *
 * @param refusals where other ways in note whom they did not let in
 */
public record Household(
    Accounts accounts,
    Entrance entrance,
    Sessions sessions,
    RecoveryCodes codes,
    Tokens tokens,
    RefusalNotes refusals,
    Names names) {

  /** Opens it. */
  public static Household open(
      AccessTables tables,
      Passwords passwords,
      InstantSource clock,
      Supplier<String> ids,
      SecureRandom random) {
    AuditLog audit = new AuditLog(ids);
    Sessions sessions = new Sessions(tables, audit, clock, ids, random);
    RecoveryCodes codes = new RecoveryCodes(tables, audit, clock, random);
    RefusalNotes refusals = new RefusalNotes(tables, audit, clock);
    return new Household(
        new Accounts(tables, passwords, sessions, audit, clock, ids, random),
        new Entrance(tables, passwords, sessions, codes, refusals, audit, clock),
        sessions,
        codes,
        new Tokens(tables, audit, clock, ids, random),
        refusals,
        new Names(tables, audit, clock));
  }
}
