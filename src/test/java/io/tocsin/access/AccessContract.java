package io.tocsin.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.access.Accounts.Entry;
import io.tocsin.access.sql.AccessTables;
import io.tocsin.store.Database;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What accounts, sessions and tokens promise on every database. */
abstract class AccessContract {

  static final String GOOD = "une phrase assez longue";
  private static final Passwords PASSWORDS = new Passwords(new SecureRandom());
  private static final InetAddress HOME = InetAddress.ofLiteral("192.0.2.7");
  private static final InetAddress ELSEWHERE = InetAddress.ofLiteral("198.51.100.9");

  private final AtomicInteger numbers = new AtomicInteger();
  private Instant now = Instant.parse("2026-03-03T07:00:00Z");
  private final InstantSource clock = () -> now;
  private Sessions sessions;
  private Accounts accounts;
  private Tokens tokens;

  abstract Database database();

  @BeforeEach
  void furnish() {
    SecureRandom random = new SecureRandom();
    AccessTables tables = new AccessTables(database());
    sessions = new Sessions(tables, clock, random);
    accounts = new Accounts(tables, PASSWORDS, sessions, clock, this::id, random);
    tokens = new Tokens(tables, clock, this::id, random);
  }

  private String id() {
    return "id-" + numbers.incrementAndGet();
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private Entry.Welcome first(String name) {
    Invitation link = accounts.firstInvitation().orElseThrow();
    return (Entry.Welcome) accounts.accept(link.secret().text(), name, GOOD);
  }

  @Test
  void firstLinkMakesAnOwnerAndSignsHerIn() {
    Entry.Welcome alice = first("Alice");
    assertThat(alice.account().role()).isEqualTo(Role.OWNER);
    assertThat(sessions.find(alice.session().text()).orElseThrow().account())
        .isEqualTo(alice.account());
    assertThat(accounts.all()).containsExactly(alice.account());
  }

  @Test
  void oneTimeLinkWorksOnce() {
    Invitation link = accounts.firstInvitation().orElseThrow();
    accounts.accept(link.secret().text(), "Alice", GOOD);
    assertThat(accounts.invited(link.secret().text())).isEmpty();
    assertThat(accounts.accept(link.secret().text(), "Mallory", GOOD))
        .isEqualTo(new Entry.Refused());
    assertThat(accounts.all()).extracting(Account::name).containsExactly("Alice");
  }

  @Test
  void twoWhoUseOneLinkAtOnceAreOneAccount() throws Exception {
    String link = accounts.invite(Role.READER).secret().text();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Entry>> both =
          List.of(
              () -> accounts.accept(link, "Alice", GOOD), () -> accounts.accept(link, "Bob", GOOD));
      for (var done : threads.invokeAll(both)) {
        done.get();
      }
    }
    assertThat(accounts.all()).hasSize(1);
  }

  @Test
  void linkDiesAfterADay() {
    Invitation link = accounts.firstInvitation().orElseThrow();
    pass(Accounts.LINK_LASTS);
    assertThat(accounts.accept(link.secret().text(), "Alice", GOOD)).isEqualTo(new Entry.Refused());
  }

  @Test
  void otherFirstLinksDieWithTheFirstAccount() {
    Invitation other = accounts.firstInvitation().orElseThrow();
    first("Alice");
    assertThat(accounts.accept(other.secret().text(), "Mallory", GOOD))
        .isEqualTo(new Entry.Refused());
    assertThat(accounts.firstInvitation()).isEmpty();
  }

  @Test
  void linkStaysGoodWhenTheNameIsTaken() {
    first("Alice");
    String link = accounts.invite(Role.READER).secret().text();
    assertThat(accounts.accept(link, " ALICE ", GOOD))
        .isEqualTo(new Entry.Faulty(List.of(Fault.of("name", Rule.TAKEN))));
    assertThat(accounts.accept(link, "Bob", GOOD)).isInstanceOf(Entry.Welcome.class);
  }

  @Test
  void passwordThatIsShortOrTheNameOrOneKeyIsRefused() {
    String link = accounts.firstInvitation().orElseThrow().secret().text();
    for (String bad : List.of("", "court", "aaaaaaaaaaaaaaaa", "abcdefghijklmn", "Alexandrine12")) {
      assertThat(accounts.accept(link, "Alexandrine", bad))
          .as(bad)
          .isInstanceOf(Entry.Faulty.class);
    }
    assertThat(accounts.all()).isEmpty();
  }

  @Test
  void nameWithHiddenCharactersIsRefused() {
    String link = accounts.firstInvitation().orElseThrow().secret().text();
    assertThat(accounts.accept(link, "Ali\u202Ece", GOOD)).isInstanceOf(Entry.Faulty.class);
    assertThat(accounts.accept(link, " ", GOOD)).isInstanceOf(Entry.Faulty.class);
  }

  @Test
  void rightPasswordSignsInAndWrongOnesAreOneAnswer() {
    first("Alice");
    assertThat(accounts.signIn("alice ", GOOD, HOME)).isInstanceOf(Entry.Welcome.class);
    assertThat(accounts.signIn("Alice", GOOD + "x", HOME)).isEqualTo(new Entry.Refused());
    assertThat(accounts.signIn("Nobody", GOOD, HOME)).isEqualTo(new Entry.Refused());
  }

  @Test
  void unknownNameCostsAsMuchAsAKnownOne() {
    first("Alice");
    accounts.signIn("Alice", "wrong wrong wrong", HOME);
    long known = timed(() -> accounts.signIn("Alice", "wrong wrong wrong", HOME));
    long unknown = timed(() -> accounts.signIn("Nobody", "wrong wrong wrong", HOME));
    assertThat((double) unknown / known).isBetween(0.2, 5.0);
  }

  private static long timed(Runnable work) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long before = System.nanoTime();
      work.run();
      best = Math.min(best, System.nanoTime() - before);
    }
    return best;
  }

  @Test
  void guessingFromOnePlaceIsSlowedDownAndForgivenWithTime() {
    first("Alice");
    for (int i = 0; i < 10; i++) {
      accounts.signIn("Nobody", "guess", HOME);
    }
    assertThat(accounts.signIn("Alice", GOOD, HOME)).isInstanceOf(Entry.Later.class);
    assertThat(accounts.signIn("Alice", GOOD, ELSEWHERE)).isInstanceOf(Entry.Welcome.class);
    pass(Duration.ofMinutes(1));
    assertThat(accounts.signIn("Alice", GOOD, HOME)).isInstanceOf(Entry.Welcome.class);
  }

  @Test
  void guessersFromEverywhereDoNotLockOutWhoHasBeenHereBefore() {
    first("Alice");
    accounts.signIn("Alice", GOOD, HOME);
    for (int i = 0; i < 31; i++) {
      accounts.signIn("Alice", "guess", InetAddress.ofLiteral("203.0.113." + i));
    }
    assertThat(accounts.signIn("Alice", GOOD, ELSEWHERE)).isInstanceOf(Entry.Later.class);
    assertThat(accounts.signIn("Alice", GOOD, HOME)).isInstanceOf(Entry.Welcome.class);
  }

  @Test
  void sessionEndsAfterHalfAnHourOfQuietOrTwelveHours() {
    String idle = first("Alice").session().text();
    pass(Sessions.IDLE);
    assertThat(sessions.find(idle)).isEmpty();
    String busy = ((Entry.Welcome) accounts.signIn("Alice", GOOD, HOME)).session().text();
    for (int i = 0; i < 36; i++) {
      pass(Duration.ofMinutes(20).minusSeconds(1));
      assertThat(sessions.find(busy)).isPresent();
    }
    pass(Duration.ofMinutes(1));
    assertThat(sessions.find(busy)).isEmpty();
  }

  @Test
  void everySessionDiesWhenThePasswordChanges() {
    String here = first("Alice").session().text();
    String there = ((Entry.Welcome) accounts.signIn("Alice", GOOD, ELSEWHERE)).session().text();
    Entry changed = accounts.changePassword("Alice", GOOD, "une autre phrase longue", HOME);
    assertThat(sessions.find(here)).isEmpty();
    assertThat(sessions.find(there)).isEmpty();
    assertThat(sessions.find(((Entry.Welcome) changed).session().text())).isPresent();
    assertThat(accounts.signIn("Alice", GOOD, HOME)).isEqualTo(new Entry.Refused());
  }

  @Test
  void passwordChangesOnlyForWhoKnowsTheOldOne() {
    String here = first("Alice").session().text();
    assertThat(accounts.changePassword("Alice", "not this one", "une autre phrase longue", HOME))
        .isEqualTo(new Entry.Refused());
    assertThat(sessions.find(here)).isPresent();
  }

  @Test
  void signedOutIsSignedOut() {
    String here = first("Alice").session().text();
    sessions.end(here);
    assertThat(sessions.find(here)).isEmpty();
  }

  @Test
  void tokenOpensUntilItExpiresOrIsTakenBack() {
    Tokens.Issue.Issued issued = token(Duration.ofDays(30));
    assertThat(issued.secret().text()).matches("tcn_[A-Za-z0-9_-]{43}");
    assertThat(tokens.find(issued.secret().text())).isPresent();
    assertThat(tokens.all().getFirst().usedAt()).isEqualTo(now);
    assertThat(tokens.revoke(issued.token().id())).isTrue();
    assertThat(tokens.revoke(issued.token().id())).isFalse();
    assertThat(tokens.find(issued.secret().text())).isEmpty();
    Tokens.Issue.Issued other = token(Duration.ofDays(30));
    pass(Duration.ofDays(30));
    assertThat(tokens.find(other.secret().text())).isEmpty();
    assertThat(tokens.find("tcn_nothing")).isEmpty();
  }

  private Tokens.Issue.Issued token(Duration lasting) {
    return (Tokens.Issue.Issued)
        tokens.issue("monitoring", Set.of(Scope.STATEMENTS_WRITE), lasting, "Alice");
  }

  @Test
  void tokenWithoutScopeNameOrEndIsRefused() {
    assertThat(tokens.issue(" ", Set.of(), Duration.ofDays(400), "Alice"))
        .isEqualTo(
            new Tokens.Issue.Faulty(
                List.of(
                    new Fault("name", Rule.MISSING, java.util.Map.of("max", "60")),
                    Fault.of("scopes", Rule.MISSING),
                    new Fault("expires", Rule.TOO_FAR, java.util.Map.of("max", "PT8784H")))));
    assertThat(tokens.all()).isEmpty();
  }
}
