package io.tocsin.access;

import io.tocsin.access.sql.AccessTables;
import io.tocsin.access.sql.TokenTable;
import io.tocsin.audit.AuditEntry;
import io.tocsin.audit.AuditLog;
import io.tocsin.audit.Deed;
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
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The API tokens of the house; thread-safe. A token taken back opens nothing from then on. */
public final class Tokens {

  /** What every token begins with, so that scanners of leaked secrets find it. */
  public static final String PREFIX = "tcn_";

  /** How long a token lasts at most. */
  public static final Duration LONGEST = Duration.ofDays(366);

  private static final Pattern FORM = Pattern.compile("tcn_[A-Za-z0-9_-]{43}");
  private static final int LONGEST_NAME = 60;
  private static final Duration TOUCH_AFTER = Duration.ofMinutes(1);

  private final AccessTables tables;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final SecureRandom random;
  private final TokenTable table;
  private final AuditLog audit;

  Tokens(
      AccessTables tables,
      AuditLog audit,
      InstantSource clock,
      Supplier<String> ids,
      SecureRandom random) {
    this.tables = tables;
    this.table = tables.tokens();
    this.audit = audit;
    this.clock = clock;
    this.ids = ids;
    this.random = random;
  }

  /** What comes of asking for a token. */
  public sealed interface Issue {
    /** Made; the secret is told here and never again. */
    record Issued(ApiToken token, Secret secret) implements Issue {}

    /** Something about name, scopes or time does not do. */
    record Faulty(List<Fault> faults) implements Issue {
      public Faulty {
        faults = List.copyOf(faults);
      }
    }
  }

  /**
   * Makes a token.
   *
   * @param by name of the account that wants it
   */
  public Issue issue(String name, Set<Scope> scopes, Duration lasting, String by) {
    return issue(name, scopes, lasting, by, AuditEntry.person(by));
  }

  /** Makes a token for the machine itself, when it starts. */
  public Issue issueToServer(String name, Set<Scope> scopes) {
    return issue(name, scopes, LONGEST, "tocsin", AuditEntry.SERVER);
  }

  private Issue issue(String name, Set<Scope> scopes, Duration lasting, String by, String actor) {
    List<Fault> faults = faultsOf(name, scopes, lasting);
    if (!faults.isEmpty()) {
      return new Issue.Faulty(faults);
    }
    Instant now = clock.instant();
    Secret secret = Secret.fresh(PREFIX, random);
    ApiToken token =
        new ApiToken(ids.get(), name.strip(), scopes, by, now, now.plus(lasting), null, null);
    return tables.write(transaction -> {
      table.add(transaction, token, secret.fingerprint());
      audit.done(transaction, now, actor, Deed.TOKEN_ISSUED, token.id(), words(scopes));
      return new Issue.Issued(token, secret);
    });
  }

  private static List<Fault> faultsOf(String name, Set<Scope> scopes, Duration lasting) {
    List<Fault> faults = new ArrayList<>();
    Text.faultInLine(name, LONGEST_NAME)
        .ifPresent(rule ->
            faults.add(new Fault("name", rule, Map.of("max", Integer.toString(LONGEST_NAME)))));
    if (scopes.isEmpty()) {
      faults.add(Fault.of("scopes", Rule.MISSING));
    }
    if (lasting.isNegative() || lasting.isZero() || lasting.compareTo(LONGEST) > 0) {
      faults.add(new Fault("expires", Rule.TOO_FAR, Map.of("max", LONGEST.toString())));
    }
    return faults;
  }

  /** Returns the good token with that secret, and notes that it was used. */
  public Optional<ApiToken> find(String secret) {
    if (!FORM.matcher(secret).matches()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    String hash = new Secret(secret).fingerprint();
    Optional<ApiToken> token =
        tables
            .read(transaction -> table.find(transaction, hash))
            .filter(found -> found.isGood(now));
    token
        .filter(found -> isUnnoted(found, now))
        .ifPresent(found -> tables.note(transaction -> table.touch(transaction, found.id(), now)));
    return token;
  }

  private static boolean isUnnoted(ApiToken token, Instant now) {
    Instant used = token.usedAt();
    return used == null || used.plus(TOUCH_AFTER).isBefore(now);
  }

  private static String words(Set<Scope> scopes) {
    return scopes.stream().sorted().map(Scope::word).collect(Collectors.joining(" "));
  }

  /**
   * Takes a token back; false when there is none, or it was taken back before.
   *
   * @param by name of the account that takes it back
   */
  public boolean revoke(String id, String by) {
    return revokeFor(id, AuditEntry.person(by));
  }

  /** Takes back what the machine itself was given when it started before. */
  public boolean revokeForServer(String id) {
    return revokeFor(id, AuditEntry.SERVER);
  }

  private boolean revokeFor(String id, String actor) {
    Instant now = clock.instant();
    return tables.write(transaction -> {
      boolean revoked = table.revoke(transaction, id, now);
      if (revoked) {
        audit.done(transaction, now, actor, Deed.TOKEN_REVOKED, id, "");
      }
      return revoked;
    });
  }

  /** Returns all that were ever made, the newest first. */
  public List<ApiToken> all() {
    return tables.read(table::all);
  }
}
