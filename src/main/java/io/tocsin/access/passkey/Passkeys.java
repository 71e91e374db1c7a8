package io.tocsin.access.passkey;

import io.tocsin.access.Account;
import io.tocsin.access.Arrival;
import io.tocsin.access.Entry;
import io.tocsin.access.Household;
import io.tocsin.access.Sessions.SignedIn;
import io.tocsin.access.Way;
import io.tocsin.access.passkey.sql.PasskeyTable;
import io.tocsin.access.sql.AccessTables;
import io.tocsin.audit.AuditEntry;
import io.tocsin.audit.AuditLog;
import io.tocsin.audit.Deed;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Text;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Devices in place of passwords: made known by who is signed in, and let in by what they sign;
 * thread-safe. Whoever is refused hears one answer; the log knows why.
 */
public final class Passkeys {

  /** How many one account may have. */
  public static final int MOST = 20;

  private static final int LONGEST_NAME = 60;

  private final AccessTables tables;
  private final PasskeyTable table = new PasskeyTable();
  private final Household household;
  private final AuditLog audit;
  private final InstantSource clock;
  private final Site site;
  private final SecureRandom random;
  private final Challenges challenges;
  private final Ceremonies ceremonies;

  /**
   * Opens this way in.
   *
   * @param key 32 bytes that serve no other purpose
   */
  public Passkeys(
      AccessTables tables,
      Household household,
      AuditLog audit,
      Site site,
      byte[] key,
      InstantSource clock,
      SecureRandom random) {
    this.tables = tables;
    this.household = household;
    this.audit = audit;
    this.site = site;
    this.random = random;
    this.clock = clock;
    this.challenges = new Challenges(key, clock, random);
    this.ceremonies = new Ceremonies(site);
  }

  /**
   * What a browser needs to make a key, all base64url where it is bytes.
   *
   * @param known keys the account has already: a device makes no second one
   */
  public record Making(
      Site site, String challenge, String userHandle, String userName, List<String> known) {
    public Making {
      known = List.copyOf(known);
    }
  }

  /** What a browser needs to sign in: no names, for the device knows whose it is. */
  public record Signing(Site site, String challenge) {}

  /** Says whether browsers make keys for this site at all. */
  public boolean areOffered() {
    return site.hasKeys();
  }

  /** Returns the passkeys of an account, the oldest first. */
  public List<Passkey> of(Account account) {
    return tables.read(transaction -> table.of(transaction, account.id()));
  }

  /** Begins to make a key for who is signed in. */
  public Making making(SignedIn me) {
    byte[] challenge = challenges.fresh(Challenges.Purpose.ADD, me.key());
    return new Making(
        site,
        base64(challenge),
        base64(handle(me.account().id())),
        me.account().name(),
        of(me.account()).stream().map(Passkey::id).toList());
  }

  /** Makes the cookie by which a browser is known again when it answers. */
  public String browser() {
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    return base64(bytes);
  }

  /** Begins to sign in with whatever key the device has, in the browser that holds that cookie. */
  public Signing signing(String browser) {
    return new Signing(site, base64(challenges.fresh(Challenges.Purpose.SIGN_IN, browser)));
  }

  /**
   * Keeps a new key; empty when it is kept, otherwise why not.
   *
   * @param json the credential as the browser writes it ({@code toJSON()})
   */
  public Optional<Doubt> add(SignedIn me, String name, String json) {
    Optional<Doubt> doubt =
        me.isFresh(clock.instant())
            ? named(me, name.strip(), json)
            : Optional.of(Doubt.SESSION_STALE);
    doubt.ifPresent(why -> household.refusals().note(Deed.PASSKEY_ADDED, me.account(), why.name()));
    return doubt;
  }

  private Optional<Doubt> named(SignedIn me, String name, String json) {
    if (Text.faultInLine(name, LONGEST_NAME).isPresent() || of(me.account()).size() >= MOST) {
      return Optional.of(Doubt.NAME_OR_NUMBER);
    }
    return ceremonies
        .readNewKey(json)
        .map(made ->
            challenges
                .doubt(made.challenge(), Challenges.Purpose.ADD, me.key())
                .or(() -> believe(me, name, made)))
        .orElse(Optional.of(Doubt.MALFORMED));
  }

  private Optional<Doubt> believe(SignedIn me, String name, Ceremonies.Made made) {
    return switch (ceremonies.newKey(made)) {
      case Checked.Doubted(Doubt why) -> Optional.of(why);
      case Checked.Signed _ -> throw new IllegalStateException("a signature is no new key");
      case Checked.NewKey key -> keep(me, name, made.challenge(), key);
    };
  }

  private Optional<Doubt> keep(SignedIn me, String name, byte[] challenge, Checked.NewKey made) {
    Passkey passkey = new Passkey(made.id(), name, clock.instant(), null);
    PasskeyTable.Row row =
        new PasskeyTable.Row(passkey, me.account().id(), made.key(), made.counter());
    return tables.write(transaction -> {
      if (!answer(transaction, challenge)) {
        return Optional.of(Doubt.CHALLENGE_USED);
      }
      if (!table.add(transaction, row)) {
        return Optional.of(Doubt.KEY_TAKEN);
      }
      note(transaction, me.account(), Deed.PASSKEY_ADDED, "");
      return Optional.empty();
    });
  }

  private boolean answer(Transaction transaction, byte[] challenge) {
    Instant now = clock.instant();
    return table.answer(transaction, fingerprint(challenge), Challenges.expiry(challenge), now);
  }

  private void note(Transaction transaction, Account account, Deed deed, String detail) {
    String actor = AuditEntry.person(account.name());
    audit.done(transaction, clock.instant(), actor, deed, account.id(), detail);
  }

  /**
   * Removes a key of one's own; false when there is none of that id, or it is the last way in.
   *
   * @param otherWay whether the account has another way in beside its keys
   */
  public boolean remove(Account account, String id, boolean otherWay) {
    return tables.write(transaction -> {
      if (!otherWay && table.of(transaction, account.id()).size() < 2) {
        return false;
      }
      boolean removed = table.remove(transaction, account.id(), id);
      if (removed) {
        note(transaction, account, Deed.PASSKEY_REMOVED, "");
      }
      return removed;
    });
  }

  /**
   * Signs in with a key.
   *
   * @param json the credential as the browser writes it
   * @param browser the cookie for which the challenge was made
   */
  public Entry enter(String json, String browser, Arrival arrival) {
    Duration wait = household.entrance().take(arrival);
    if (!wait.isZero()) {
      return new Entry.Later(wait);
    }
    return ceremonies
        .readSignature(json)
        .map(signature ->
            challenges
                .doubt(signature.challenge(), Challenges.Purpose.SIGN_IN, browser)
                .map(why -> refuse(why, null))
                .orElseGet(() -> enter(signature, arrival)))
        .orElseGet(() -> refuse(Doubt.MALFORMED, null));
  }

  private Entry enter(Ceremonies.Signature signature, Arrival arrival) {
    Optional<PasskeyTable.Row> row =
        tables.read(transaction -> table.find(transaction, base64(signature.id())));
    return row.map(kept -> enter(signature, kept, arrival))
        .orElseGet(() -> refuse(Doubt.KEY_UNKNOWN, null));
  }

  private Entry enter(Ceremonies.Signature signature, PasskeyTable.Row kept, Arrival arrival) {
    Account account =
        tables
            .read(transaction -> household.accounts().find(transaction, kept.account()))
            .orElseThrow();
    if (!Arrays.equals(signature.person(), handle(kept.account()))) {
      return refuse(Doubt.OTHER_PERSON, account);
    }
    return switch (ceremonies.signature(signature, kept.publicKey(), kept.counter())) {
      case Checked.Doubted(Doubt why) -> refuse(why, account);
      case Checked.NewKey _ -> throw new IllegalStateException("a new key is no signature");
      case Checked.Signed(long counter) ->
          welcome(signature.challenge(), kept, counter, account, arrival);
    };
  }

  private Entry welcome(
      byte[] challenge, PasskeyTable.Row kept, long counter, Account account, Arrival arrival) {
    if (!account.isOpen()) {
      return refuse(Doubt.ACCOUNT_CLOSED, account);
    }
    String id = kept.passkey().id();
    Entry entry =
        tables.write(transaction ->
            answer(transaction, challenge)
                    && table.use(transaction, id, kept.counter(), counter, clock.instant())
                ? household.entrance().welcome(transaction, account.id(), Way.PASSKEY, arrival)
                : new Entry.Refused());
    if (!(entry instanceof Entry.Welcome)) {
      return refuse(Doubt.CHALLENGE_USED, account);
    }
    household.entrance().welcomed(arrival);
    return entry;
  }

  private Entry refuse(Doubt why, @Nullable Account account) {
    household.refusals().note(Deed.SIGN_IN_REFUSED, account, Way.PASSKEY + " " + why);
    return new Entry.Refused();
  }

  private static byte[] handle(String account) {
    return account.getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String fingerprint(byte[] challenge) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(challenge));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
