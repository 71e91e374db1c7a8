package io.tocsin.access;

import io.tocsin.access.sql.AccessTables;
import io.tocsin.access.sql.RecoveryTable;
import io.tocsin.audit.AuditEntry;
import io.tocsin.audit.AuditLog;
import io.tocsin.audit.Deed;
import io.tocsin.store.Transaction;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Codes for the day on which telephone and password are lost; thread-safe. Shown once, good once.
 *
 * <p>Sixteen letters and digits that are not mistaken for one another (Crockford's base 32): 80
 * random bits, so their fingerprint needs neither salt nor stretching.
 */
public final class RecoveryCodes {

  /** How many there are in a set. */
  public static final int MANY = 10;

  private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 16;
  private static final int GROUP = 4;

  private final AccessTables tables;
  private final RecoveryTable table;
  private final AuditLog audit;
  private final InstantSource clock;
  private final SecureRandom random;

  RecoveryCodes(AccessTables tables, AuditLog audit, InstantSource clock, SecureRandom random) {
    this.tables = tables;
    this.table = tables.recovery();
    this.audit = audit;
    this.clock = clock;
    this.random = random;
  }

  /** Makes a new set, told here and never again; the old set is worth nothing from then on. */
  public List<Secret> renew(Account account) {
    List<Secret> codes = Stream.generate(this::fresh).limit(MANY).toList();
    List<String> hashes = codes.stream().map(code -> fingerprint(code.text())).toList();
    Instant now = clock.instant();
    return tables.write(transaction -> {
      table.renew(transaction, account.id(), hashes, now);
      String actor = AuditEntry.person(account.name());
      audit.done(transaction, now, actor, Deed.RECOVERY_RENEWED, account.id(), "");
      return codes;
    });
  }

  private Secret fresh() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      code.append(i > 0 && i % GROUP == 0 ? "-" : "")
          .append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return new Secret(code.toString());
  }

  /** Returns how many of an account are left. */
  public int left(Account account) {
    return tables.read(transaction -> table.left(transaction, account.id()));
  }

  /** Uses a code up in the caller's transaction; false when it is no good. */
  boolean use(Transaction transaction, Account account, String typed) {
    return table.use(transaction, account.id(), fingerprint(typed), clock.instant());
  }

  /** The same for all ways in which people copy a code from paper. */
  private static String fingerprint(String typed) {
    String plain =
        typed
            .toLowerCase(Locale.ROOT)
            .replaceAll("[\\s-]", "")
            .replace('o', '0')
            .replace('i', '1')
            .replace('l', '1');
    return new Secret(plain).fingerprint();
  }
}
