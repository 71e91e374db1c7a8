package io.tocsin.access.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.access.Account;
import io.tocsin.access.Arrival;
import io.tocsin.access.Device;
import io.tocsin.access.Entry;
import io.tocsin.access.Household;
import io.tocsin.access.Passwords;
import io.tocsin.access.Role;
import io.tocsin.access.Sessions;
import io.tocsin.access.Way;
import io.tocsin.access.sql.AccessTables;
import io.tocsin.audit.AuditEntry;
import io.tocsin.audit.AuditLog;
import io.tocsin.audit.AuditQuestion;
import io.tocsin.store.Database;
import io.tocsin.store.Schema;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a passkey must not get away with. Every case changes one thing of an answer that would have
 * been believed; a right answer is given after each family, so that no refusal is an accident.
 */
class PasskeyRefusalsTest {

  private static final Site SITE = Site.of(URI.create("https://etat.example/"));
  private static final Passwords PASSWORDS = new Passwords(new SecureRandom());
  private static final String PASSWORD = "une phrase assez longue";
  private static final String BROWSER = "cookie-of-this-browser";

  private final Random random = new Random(20260303);
  private final AtomicInteger numbers = new AtomicInteger();
  private Instant now = Instant.parse("2026-03-03T07:00:00Z");
  @TempDir Path folder;
  private Database database;
  private Household household;
  private Passkeys passkeys;
  private Account alice;
  private Account bob;
  private SoftKey alices;
  private SoftKey bobs;

  @BeforeEach
  void open() {
    TESTS.incrementAndGet();
    database = Database.sqlite(folder.resolve("tocsin.db"), Schema.STATE);
    AccessTables tables = new AccessTables(database);
    household = Household.open(tables, PASSWORDS, () -> now, this::id, new SecureRandom());
    passkeys = passkeys(new byte[32]);
    alice = join("Alice");
    bob = join("Bob");
    alices = new SoftKey(random);
    bobs = new SoftKey(random);
    assertThat(passkeys.add(me(alice), "Telephone", make(alices, alice).made())).isEmpty();
    assertThat(passkeys.add(me(bob), "Key", make(bobs, bob).made())).isEmpty();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Passkeys passkeys(byte[] key) {
    return new Passkeys(
        new AccessTables(database),
        household,
        new AuditLog(this::id),
        SITE,
        key,
        () -> now,
        new SecureRandom());
  }

  private String id() {
    return "id-%06d".formatted(numbers.incrementAndGet());
  }

  private Account join(String name) {
    String link = household.accounts().invite(Role.OWNER).secret().text();
    Entry entry = household.accounts().accept(link, name, PASSWORD, Device.UNKNOWN);
    return ((Entry.Welcome) entry).account();
  }

  private Sessions.SignedIn me(Account account) {
    return new Sessions.SignedIn(account, "session-" + account.name(), "key", now);
  }

  private SoftKey.Answer make(SoftKey key, Account account) {
    return key.answer(true, SITE, passkeys.making(me(account)).challenge(), account.id());
  }

  private SoftKey.Answer sign(SoftKey key, Account account) {
    return key.answer(false, SITE, passkeys.signing(BROWSER).challenge(), account.id());
  }

  private Arrival arrival() {
    int number = numbers.incrementAndGet();
    return new Arrival(
        InetAddress.ofLiteral("203.0." + number / 250 % 250 + "." + number % 250), Device.UNKNOWN);
  }

  private Entry enter(String json) {
    return passkeys.enter(json, BROWSER, arrival());
  }

  private AuditEntry last() {
    return database
        .read(transaction -> new AuditLog(this::id).find(transaction, AuditQuestion.EVERYTHING, 1))
        .getFirst();
  }

  private void rightAnswerStillOpens(String family) {
    now = now.plusSeconds(15);
    assertThat(enter(sign(alices, alice).signed()))
        .as("control after " + family)
        .isInstanceOf(Entry.Welcome.class);
    assertThat(last().detail()).isEqualTo(Way.PASSKEY.name());
  }

  private void refused(String name, String json, Doubt... why) {
    CASES.add(name);
    now = now.plusSeconds(15);
    int before = household.sessions().of(alice).size();
    assertThat(enter(json)).as(name).isEqualTo(new Entry.Refused());
    assertThat(last().outcome()).as(name).isEqualTo(AuditEntry.Outcome.REFUSED);
    assertThat(last().detail())
        .as(name)
        .isIn(Arrays.stream(why).map(doubt -> "PASSKEY " + doubt).toList());
    assertThat(household.sessions().of(alice)).as(name).hasSizeLessThanOrEqualTo(before);
  }

  /** One family of twists of a right signature. */
  private void family(String family, Doubt why, Map<String, Consumer<SoftKey.Answer>> twists) {
    twists.forEach((name, twist) -> {
      now = now.plusSeconds(15);
      SoftKey.Answer answer = sign(alices, alice);
      twist.accept(answer);
      refused(family + ": " + name, answer.signed(), why, Doubt.MALFORMED);
    });
    rightAnswerStillOpens(family);
    count(family, twists.size());
  }

  private static final Map<String, Integer> COUNTS =
      Collections.synchronizedMap(new LinkedHashMap<>());

  private static final Set<String> CASES = Collections.synchronizedSet(new TreeSet<>());
  private static final AtomicInteger TESTS = new AtomicInteger();

  /** Each of them once; a test that is run alone proves its own cases only. */
  @AfterAll
  static void sixtyWaysToGetAwayWithItAreRefused() {
    long all =
        Arrays.stream(PasskeyRefusalsTest.class.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Test.class))
            .count();
    if (TESTS.get() == all) {
      assertThat(CASES).hasSizeGreaterThanOrEqualTo(60);
    }
  }

  private static void count(String family, int cases) {
    COUNTS.put(family, cases);
    System.out.println(
        "passkeys: %s, %d cases; %d so far"
            .formatted(family, cases, COUNTS.values().stream().mapToInt(each -> each).sum()));
  }

  private static byte[] changed(byte[] bytes, int at) {
    byte[] copy = bytes.clone();
    copy[at] ^= 1;
    return copy;
  }

  private static Map<String, Consumer<SoftKey.Answer>> twists() {
    return new LinkedHashMap<>();
  }

  @Test
  void challengeThatIsNotOursForThisBrowserIsRefused() {
    Passkeys elsewhere = passkeys("x".repeat(32).getBytes(StandardCharsets.UTF_8));
    Map<String, Consumer<SoftKey.Answer>> twists = twists();
    twists.put("zeros", answer -> answer.challenge = new byte[56]);
    twists.put("empty", answer -> answer.challenge = new byte[0]);
    twists.put("cut off", answer -> answer.challenge = Arrays.copyOf(answer.challenge, 55));
    twists.put("too long", answer -> answer.challenge = Arrays.copyOf(answer.challenge, 57));
    twists.put("very long", answer -> answer.challenge = new byte[4000]);
    twists.put("other number", answer -> answer.challenge = changed(answer.challenge, 0));
    twists.put("later end", answer -> answer.challenge = changed(answer.challenge, 20));
    twists.put("other seal", answer -> answer.challenge = changed(answer.challenge, 55));
    twists.put(
        "of another browser",
        answer -> answer.challenge = bytes(passkeys.signing("other").challenge()));
    twists.put(
        "of a session", answer -> answer.challenge = bytes(passkeys.signing("key").challenge()));
    twists.put(
        "to make a key",
        answer -> answer.challenge = bytes(passkeys.making(me(alice)).challenge()));
    twists.put(
        "of another server",
        answer -> answer.challenge = bytes(elsewhere.signing(BROWSER).challenge()));
    family("challenge", Doubt.CHALLENGE_WRONG, twists);
  }

  private static byte[] bytes(String base64) {
    return java.util.Base64.getUrlDecoder().decode(base64);
  }

  @Test
  void challengeIsAnsweredOnceAndSoon() {
    SoftKey.Answer late = sign(alices, alice);
    now = now.plus(Challenges.LASTS);
    refused("time: too late", late.signed(), Doubt.CHALLENGE_EXPIRED);
    String good = sign(alices, alice).signed();
    assertThat(enter(good)).isInstanceOf(Entry.Welcome.class);
    refused("time: replayed", good, Doubt.CHALLENGE_USED, Doubt.COUNTER_WENT_BACK);
    SoftKey.Answer first = sign(alices, alice);
    SoftKey.Answer second = alices.answer(false, SITE, SoftKey.base64(first.challenge), alice.id());
    assertThat(enter(first.signed())).isInstanceOf(Entry.Welcome.class);
    refused("time: signed twice", second.signed(), Doubt.CHALLENGE_USED);
    count("time", 3);
  }

  @Test
  void otherCeremonyIsRefused() {
    Map<String, Consumer<SoftKey.Answer>> twists = twists();
    for (String type : List.of("webauthn.create", "payment.get", "WEBAUTHN.GET", "")) {
      twists.put("type '" + type + "'", answer -> answer.type = type);
    }
    family("type", Doubt.TYPE_WRONG, twists);
  }

  @Test
  void otherOriginIsRefused() {
    Map<String, Consumer<SoftKey.Answer>> twists = twists();
    for (String origin :
        List.of(
            "https://evil.example",
            "http://etat.example",
            "https://etat.example:8443",
            "https://www.etat.example",
            "https://etat.example.evil.example",
            "https://example",
            "android:apk-key-hash:x",
            "null",
            "")) {
      twists.put("origin '" + origin + "'", answer -> answer.origin = origin);
    }
    twists.put("inside another page", answer -> answer.more = ",\"crossOrigin\":true");
    twists.put(
        "inside a named page",
        answer -> answer.more = ",\"crossOrigin\":true,\"topOrigin\":\"https://evil.example\"");
    family("origin", Doubt.ORIGIN_WRONG, twists);
  }

  @Test
  void keysOfAnotherSiteAreRefused() {
    Map<String, Consumer<SoftKey.Answer>> twists = twists();
    for (String id : List.of("evil.example", "www.etat.example", "example", "")) {
      twists.put(
          "site '" + id + "'",
          answer -> answer.siteHash = SoftKey.sha256(id.getBytes(StandardCharsets.UTF_8)));
    }
    twists.put("no hash", answer -> answer.siteHash = new byte[32]);
    family("site", Doubt.SITE_WRONG, twists);
  }

  @Test
  void nobodyAtTheDeviceIsRefused() {
    Map<String, Consumer<SoftKey.Answer>> twists = twists();
    twists.put("nobody there", answer -> answer.flags = SoftKey.VERIFIED);
    twists.put("no flag", answer -> answer.flags = 0);
    family("presence", Doubt.NOBODY_PRESENT, twists);
    Map<String, Consumer<SoftKey.Answer>> unverified = twists();
    unverified.put("somebody, but who", answer -> answer.flags = SoftKey.PRESENT);
    family("verification", Doubt.NOT_VERIFIED, unverified);
    Map<String, Consumer<SoftKey.Answer>> illegal = twists();
    illegal.put(
        "backed up, not eligible",
        answer -> answer.flags = SoftKey.PRESENT | SoftKey.VERIFIED | SoftKey.BACKED_UP);
    family("backup", Doubt.OTHER_RULE, illegal);
  }

  @Test
  void signatureThatDoesNotFitIsRefused() {
    Map<String, Consumer<SoftKey.Answer>> twists = twists();
    twists.put("of another key", answer -> answer.signer = bobs.pair);
    twists.put("empty", answer -> answer.signature = new byte[0]);
    twists.put("zeros", answer -> answer.signature = new byte[70]);
    twists.put("very long", answer -> answer.signature = new byte[5000]);
    twists.put("cut off", answer -> answer.seal(false).signature = cut(answer.signature));
    twists.put("one bit", answer -> answer.seal(false).signature = changed(answer.signature, 12));
    twists.put("two numbers side by side", answer -> answer.signature = new byte[64]);
    twists.put(
        "over other words",
        answer -> {
          answer.seal(false);
          answer.clientData = SoftKey.join(answer.clientData, " ".getBytes(StandardCharsets.UTF_8));
        });
    twists.put(
        "over another counter",
        answer -> answer.seal(false).deviceData = changed(answer.deviceData, 35));
    twists.put(
        "over words alone",
        answer -> {
          answer.seal(false);
          answer.signature = SoftKey.sign(alices.pair, answer.clientData);
        });
    family("signature", Doubt.SIGNATURE_WRONG, twists);
  }

  private static byte[] cut(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length - 1);
  }

  @Test
  void keyOfSomebodyElseIsRefused() {
    Map<String, Consumer<SoftKey.Answer>> twists = twists();
    twists.put("says it is Bob's", answer -> answer.userHandle = handle(bob.id()));
    twists.put("says it is nobody's", answer -> answer.userHandle = handle("nobody"));
    twists.put("says nothing", answer -> answer.withUserHandle = false);
    twists.put("says an empty word", answer -> answer.userHandle = new byte[0]);
    twists.put("Bob's key for Alice", answer -> answer.credential = bobs.id);
    family("person", Doubt.OTHER_PERSON, twists);
  }

  private static byte[] handle(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void keyThatIsNotKnownIsRefused() {
    Map<String, Consumer<SoftKey.Answer>> twists = twists();
    twists.put("never seen", answer -> answer.credential = new byte[32]);
    twists.put("one bit", answer -> answer.credential = changed(answer.credential, 3));
    twists.put("cut off", answer -> answer.credential = cut(answer.credential));
    twists.put("empty", answer -> answer.credential = new byte[0]);
    twists.put("as long as allowed", answer -> answer.credential = new byte[1023]);
    twists.put("too long", answer -> answer.credential = new byte[1024]);
    family("key", Doubt.KEY_UNKNOWN, twists);
  }

  @Test
  void counterThatGoesBackIsRefused() {
    rightAnswerStillOpens("nothing");
    Map<String, Consumer<SoftKey.Answer>> twists = twists();
    twists.put("the same", answer -> answer.count = 2);
    twists.put("less", answer -> answer.count = 1);
    twists.put("none any more", answer -> answer.count = 0);
    family("counter", Doubt.COUNTER_WENT_BACK, twists);
  }

  @Test
  void whatIsNotAnAnswerIsRefused() {
    List<String> bodies =
        new ArrayList<>(
            List.of(
                "",
                "{",
                "null",
                "[]",
                "true",
                "\"x\"",
                "{}",
                "{\"id\":1}",
                "x".repeat(10_000),
                "[".repeat(5_000),
                "{\"id\":\"eA\",\"rawId\":\"eA\",\"type\":\"public-key\"}"));
    Map<String, UnaryOperator<String>> spoiled = new LinkedHashMap<>();
    spoiled.put("no response", json -> json.replace("\"response\"", "\"other\""));
    spoiled.put("no signature", json -> json.replace("\"signature\"", "\"other\""));
    spoiled.put("no device data", json -> json.replace("\"authenticatorData\"", "\"other\""));
    spoiled.put("no client data", json -> json.replace("\"clientDataJSON\"", "\"other\""));
    spoiled.put("not base64", json -> json.replace("\"signature\":\"", "\"signature\":\"é!"));
    spoiled.put(
        "a number", json -> json.replaceFirst("\"signature\":\"[^\"]*\"", "\"signature\":7"));
    spoiled.put("cut off", json -> json.substring(0, json.length() / 2));
    spoiled.forEach((name, spoil) -> bodies.add(spoil.apply(sign(alices, alice).signed())));
    for (String body : bodies) {
      String name = "form: " + body.substring(0, Math.min(40, body.length()));
      refused(name, body, Doubt.MALFORMED);
    }
    rightAnswerStillOpens("form");
    count("form", bodies.size());
    Map<String, Consumer<SoftKey.Answer>> twists = twists();
    twists.put("empty device data", answer -> answer.deviceData = new byte[0]);
    twists.put("short device data", answer -> answer.deviceData = new byte[36]);
    twists.put(
        "more behind it",
        answer -> answer.deviceData = SoftKey.join(answer.seal(false).deviceData, new byte[9]));
    twists.put("extensions that are not there", answer -> answer.flags |= SoftKey.HAS_EXTENSIONS);
    twists.put("a key that is not there", answer -> answer.flags |= SoftKey.HAS_KEY);
    twists.put("client data that is no JSON", answer -> answer.clientData = handle("{"));
    twists.put("no client data", answer -> answer.clientData = new byte[0]);
    twists.put("client data that is a list", answer -> answer.clientData = handle("[]"));
    family("bytes", Doubt.MALFORMED, twists);
  }

  @Test
  void removedKeyAndClosedAccountAreRefused() {
    SoftKey.Answer before = sign(bobs, bob);
    household.accounts().close(bob.id(), "Alice");
    refused("account: closed", before.signed(), Doubt.ACCOUNT_CLOSED);
    household.accounts().reopen(bob.id(), "Alice");
    assertThat(enter(sign(bobs, bob).signed())).isInstanceOf(Entry.Welcome.class);
    String id = passkeys.of(bob).getFirst().id();
    assertThat(passkeys.remove(bob, id, false)).as("the last way in").isFalse();
    assertThat(passkeys.remove(alice, id, true)).as("somebody else's").isFalse();
    assertThat(passkeys.remove(bob, id, true)).isTrue();
    refused("account: removed key", sign(bobs, bob).signed(), Doubt.KEY_UNKNOWN);
    count("account", 2);
  }

  private void notAdded(
      String name, Sessions.SignedIn me, String keyName, String json, Doubt... why) {
    CASES.add("making: " + name);
    int before = passkeys.of(alice).size();
    Optional<Doubt> doubt = passkeys.add(me, keyName, json);
    assertThat(doubt).as(name).isPresent();
    assertThat(doubt.get()).as(name).isIn((Object[]) why);
    assertThat(last().detail()).as(name).isEqualTo(doubt.get().name());
    assertThat(passkeys.of(alice)).as(name).hasSize(before);
  }

  @Test
  void keyThatBreaksARuleIsNotKept() {
    Map<String, Consumer<SoftKey.Answer>> twists = twists();
    twists.put("CHALLENGE_WRONG zeros", answer -> answer.challenge = new byte[56]);
    twists.put(
        "CHALLENGE_WRONG to sign in",
        answer -> answer.challenge = bytes(passkeys.signing("key").challenge()));
    twists.put("TYPE_WRONG get", answer -> answer.type = "webauthn.get");
    twists.put("ORIGIN_WRONG evil", answer -> answer.origin = "https://evil.example");
    twists.put("ORIGIN_WRONG framed", answer -> answer.more = ",\"crossOrigin\":true");
    twists.put("SITE_WRONG none", answer -> answer.siteHash = new byte[32]);
    twists.put("NOBODY_PRESENT", answer -> answer.flags = SoftKey.VERIFIED);
    twists.put("NOT_VERIFIED", answer -> answer.flags = SoftKey.PRESENT);
    twists.put("ALGORITHM_WRONG ES512", answer -> answer.algorithm = -36);
    twists.put("ALGORITHM_WRONG RS1", answer -> answer.algorithm = -65_535);
    twists.put("OTHER_RULE id too long", answer -> answer.credential = new byte[1024]);
    twists.put("OTHER_RULE unknown format", answer -> answer.format = "made-up");
    twists.put("KEY_TAKEN Alice's", answer -> answer.credential = alices.id);
    twists.put("KEY_TAKEN Bob's", answer -> answer.credential = bobs.id);
    twists.put("MALFORMED attestation empty", answer -> answer.attestation = new byte[0]);
    twists.put(
        "MALFORMED attestation cut off",
        answer -> answer.attestation = cut(answer.seal(true).attestation));
    twists.put("MALFORMED no map", answer -> answer.attestation = new byte[] {1});
    twists.put("MALFORMED device data cut off", answer -> cutDeviceData(answer, 80));
    twists.put("MALFORMED no key", answer -> cutDeviceData(answer, 37));
    twists.put("MALFORMED client data", answer -> answer.clientData = handle("{"));
    twists.forEach((name, twist) -> {
      now = now.plusSeconds(15);
      SoftKey.Answer answer = make(new SoftKey(random), alice);
      twist.accept(answer);
      Doubt why = Doubt.valueOf(name.split(" ")[0]);
      notAdded(name, me(alice), "Key", answer.made(), why, Doubt.MALFORMED);
    });
    assertThat(passkeys.add(me(alice), "Key", make(new SoftKey(random), alice).made())).isEmpty();
    count("making", twists.size());
  }

  private static void cutDeviceData(SoftKey.Answer answer, int length) {
    answer.deviceData = Arrays.copyOf(answer.seal(true).deviceData, length);
    answer.attestation = null;
  }

  @Test
  void keyIsMadeByWhoJustCameInOnceAndInHerOwnSession() {
    String good = make(new SoftKey(random), alice).made();
    Sessions.SignedIn other = new Sessions.SignedIn(alice, "other", "other key", now);
    notAdded("session: another", other, "Key", good, Doubt.CHALLENGE_WRONG);
    Sessions.SignedIn old = new Sessions.SignedIn(alice, "x", "key", now.minus(Sessions.FRESH));
    notAdded("session: stale", old, "Key", good, Doubt.SESSION_STALE);
    notAdded("name: empty", me(alice), " ", good, Doubt.NAME_OR_NUMBER);
    notAdded("name: long", me(alice), "x".repeat(61), good, Doubt.NAME_OR_NUMBER);
    notAdded("name: hidden", me(alice), "Key\u202E", good, Doubt.NAME_OR_NUMBER);
    notAdded("body: not JSON", me(alice), "Key", "x", Doubt.MALFORMED);
    notAdded("body: empty", me(alice), "Key", "", Doubt.MALFORMED);
    notAdded("body: a signature", me(alice), "Key", sign(alices, alice).signed(), Doubt.MALFORMED);
    assertThat(passkeys.add(me(alice), "Key", good)).isEmpty();
    notAdded("time: twice", me(alice), "Key", good, Doubt.CHALLENGE_USED);
    String late = make(new SoftKey(random), alice).made();
    now = now.plus(Challenges.LASTS);
    notAdded("time: too late", me(alice), "Key", late, Doubt.CHALLENGE_EXPIRED);
    while (passkeys.of(alice).size() < Passkeys.MOST) {
      passkeys.add(me(alice), "Key", make(new SoftKey(random), alice).made());
    }
    String more = make(new SoftKey(random), alice).made();
    notAdded("number: too many", me(alice), "Key", more, Doubt.NAME_OR_NUMBER);
    count("session", 11);
  }

  @Test
  void triesFromOnePlaceAreSlowedDown() {
    Arrival one = new Arrival(InetAddress.ofLiteral("192.0.2.1"), Device.UNKNOWN);
    for (int i = 0; i < 10; i++) {
      assertThat(passkeys.enter("x", BROWSER, one)).isEqualTo(new Entry.Refused());
    }
    assertThat(passkeys.enter("x", BROWSER, one)).isInstanceOf(Entry.Later.class);
    now = now.plus(Duration.ofMinutes(1));
    assertThat(passkeys.enter(sign(alices, alice).signed(), BROWSER, one))
        .isInstanceOf(Entry.Welcome.class);
  }

  @Test
  void sitesWithoutANameOrWithoutHttpsOfferNoKeys() {
    assertThat(SITE).isEqualTo(new Site("etat.example", "https://etat.example"));
    assertThat(SITE.hasKeys()).isTrue();
    assertThat(Site.of(URI.create("http://localhost:8080/")))
        .isEqualTo(new Site("localhost", "http://localhost:8080"));
    assertThat(Site.of(URI.create("http://127.0.0.1:8080/")).hasKeys()).isFalse();
    assertThat(Site.of(URI.create("http://etat.example/")).hasKeys()).isFalse();
    assertThat(Site.of(URI.create("https://[::1]/")).hasKeys()).isFalse();
  }
}
