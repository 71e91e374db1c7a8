package io.tocsin.app;

import io.tocsin.access.Accounts;
import io.tocsin.access.HouseGuard;
import io.tocsin.access.Passwords;
import io.tocsin.access.Role;
import io.tocsin.access.Scope;
import io.tocsin.access.Sessions;
import io.tocsin.access.Tokens;
import io.tocsin.access.sql.AccessTables;
import io.tocsin.console.Newsroom;
import io.tocsin.store.Database;
import io.tocsin.web.Guard;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The people and machines that may act, on the machine's own clock even when a demo plays another;
 * thread-safe.
 */
final class House {

  private static final String LOCAL_TOKEN = "local-token";
  private static final String THIS_MACHINE = "tocsin say on this machine";

  private final Accounts accounts;
  private final Sessions sessions;
  private final Tokens tokens;

  House(Database state, Supplier<String> ids, SecureRandom random) {
    InstantSource wall = InstantSource.system();
    AccessTables tables = new AccessTables(state);
    sessions = new Sessions(tables, wall, random);
    accounts = new Accounts(tables, new Passwords(random), sessions, wall, ids, random);
    tokens = new Tokens(tables, wall, ids, random);
  }

  Accounts accounts() {
    return accounts;
  }

  Sessions sessions() {
    return sessions;
  }

  Tokens tokens() {
    return tokens;
  }

  Guard guard() {
    return new HouseGuard(sessions, tokens, Newsroom.SIGN_IN);
  }

  /** Path of the one-time link to the first account; empty once there is one. */
  Optional<String> firstSignIn() {
    return accounts.firstInvitation().map(Newsroom::pathOf);
  }

  /** Path of a one-time link for one more owner. */
  String invitation() {
    return Newsroom.pathOf(accounts.invite(Role.OWNER));
  }

  /** Takes back the token of the last start and writes a new one, for {@code tocsin say} alone. */
  void writeLocalToken(DataFolder folder) throws IOException {
    tokens.all().stream()
        .filter(token -> token.name().equals(THIS_MACHINE) && token.revokedAt() == null)
        .forEach(token -> tokens.revoke(token.id()));
    switch (tokens.issue(THIS_MACHINE, EnumSet.allOf(Scope.class), Tokens.LONGEST, "tocsin")) {
      case Tokens.Issue.Issued issued ->
          folder.writePrivately(LOCAL_TOKEN, issued.secret().text() + "\n");
      case Tokens.Issue.Faulty faulty -> throw new IllegalStateException(faulty.toString());
    }
  }
}
