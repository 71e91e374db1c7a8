package io.tocsin.app;

import io.tocsin.access.HouseGuard;
import io.tocsin.access.Household;
import io.tocsin.access.Passwords;
import io.tocsin.access.Role;
import io.tocsin.access.Scope;
import io.tocsin.access.Tokens;
import io.tocsin.access.oidc.ProviderSignIn;
import io.tocsin.access.passkey.Passkeys;
import io.tocsin.access.passkey.Site;
import io.tocsin.access.sql.AccessTables;
import io.tocsin.audit.AuditLog;
import io.tocsin.console.Newsroom;
import io.tocsin.store.Database;
import io.tocsin.web.Guard;
import java.io.IOException;
import java.net.URI;
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

  private final AccessTables tables;
  private final Household household;
  private final ProviderSignIn.House keys;
  private final Supplier<String> ids;
  private final SecureRandom random;

  House(Database state, Supplier<String> ids, SecureRandom random) {
    InstantSource wall = InstantSource.system();
    this.tables = new AccessTables(state);
    this.ids = ids;
    this.random = random;
    household = Household.open(tables, new Passwords(random), wall, ids, random);
    keys = new ProviderSignIn.House(tables, household, new AuditLog(ids), wall, random);
  }

  /** Sign-in at a provider of identities, over that way. */
  ProviderSignIn signInAt(IdentityProvider provider) {
    return new ProviderSignIn(provider.settings(), provider.line(), keys);
  }

  Household household() {
    return household;
  }

  Passkeys passkeys(URI base, byte[] key) {
    return new Passkeys(
        tables, household, new AuditLog(ids), Site.of(base), key, InstantSource.system(), random);
  }

  Guard guard() {
    return new HouseGuard(household.sessions(), household.tokens(), Newsroom.SIGN_IN);
  }

  /** Path of the one-time link to the first account; empty once there is one. */
  Optional<String> firstSignIn() {
    return household.accounts().firstInvitation().map(Newsroom::pathOf);
  }

  /** Path of a one-time link for one more owner. */
  String invitation() {
    return Newsroom.pathOf(household.accounts().invite(Role.OWNER));
  }

  /** Takes back the token of the last start and writes a new one, for {@code tocsin say} alone. */
  void writeLocalToken(DataFolder folder) throws IOException {
    Tokens tokens = household.tokens();
    tokens.all().stream()
        .filter(token -> token.name().equals(THIS_MACHINE) && token.revokedAt() == null)
        .forEach(token -> tokens.revokeForServer(token.id()));
    switch (tokens.issueToServer(THIS_MACHINE, EnumSet.allOf(Scope.class))) {
      case Tokens.Issue.Issued issued ->
          folder.writePrivately(LOCAL_TOKEN, issued.secret().text() + "\n");
      case Tokens.Issue.Faulty faulty -> throw new IllegalStateException(faulty.toString());
    }
  }
}
