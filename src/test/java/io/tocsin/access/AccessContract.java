package io.tocsin.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.access.sql.AccessTables;
import io.tocsin.audit.AuditEntry;
import io.tocsin.audit.AuditLog;
import io.tocsin.audit.AuditQuestion;
import io.tocsin.audit.Deed;
import io.tocsin.store.Database;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
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
  private static final Arrival HOME = from("192.0.2.7");
  private static final Arrival ELSEWHERE = from("198.51.100.9");

  private final AtomicInteger numbers = new AtomicInteger();
  private Instant now = Instant.parse("2026-03-03T07:00:00Z");
  private final InstantSource clock = () -> now;
  private Sessions sessions;
  private Accounts accounts;
  private Entrance entrance;
  private Household household;
  private Tokens tokens;

  abstract Database database();

  @BeforeEach
  void furnish() {
    SecureRandom random = new SecureRandom();
    household = Household.open(new AccessTables(database()), PASSWORDS, clock, this::id, random);
    sessions = household.sessions();
    accounts = household.accounts();
    entrance = household.entrance();
    tokens = household.tokens();
  }

  private String id() {
    return String.format("id-%06d", numbers.incrementAndGet());
  }

  private static Arrival from(String address) {
    return new Arrival(InetAddress.ofLiteral(address), Device.UNKNOWN);
  }

  private Names names() {
    return household.names();
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private Entry.Welcome first(String name) {
    Invitation link = accounts.firstInvitation().orElseThrow();
    return (Entry.Welcome) accounts.accept(link.secret().text(), name, GOOD, Device.UNKNOWN);
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
    accounts.accept(link.secret().text(), "Alice", GOOD, Device.UNKNOWN);
    assertThat(accounts.invited(link.secret().text())).isEmpty();
    assertThat(accounts.accept(link.secret().text(), "Mallory", GOOD, Device.UNKNOWN))
        .isEqualTo(new Entry.Refused());
    assertThat(accounts.all()).extracting(Account::name).containsExactly("Alice");
  }

  @Test
  void twoWhoUseOneLinkAtOnceAreOneAccount() throws Exception {
    String link = accounts.invite(Role.READER).secret().text();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Entry>> both =
          List.of(
              () -> accounts.accept(link, "Alice", GOOD, Device.UNKNOWN),
              () -> accounts.accept(link, "Bob", GOOD, Device.UNKNOWN));
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
    assertThat(accounts.accept(link.secret().text(), "Alice", GOOD, Device.UNKNOWN))
        .isEqualTo(new Entry.Refused());
  }

  @Test
  void otherFirstLinksDieWithTheFirstAccount() {
    Invitation other = accounts.firstInvitation().orElseThrow();
    first("Alice");
    assertThat(accounts.accept(other.secret().text(), "Mallory", GOOD, Device.UNKNOWN))
        .isEqualTo(new Entry.Refused());
    assertThat(accounts.firstInvitation()).isEmpty();
  }

  @Test
  void whoIsRenamedComesInByTheNewNameAndTheOldOneIsNobodyElses() {
    Entry.Welcome alice = first("Alice");
    assertThat(names().rename(alice.account().id(), " Alice Martin ", "Alice")).isEmpty();
    assertThat(accounts.all()).extracting(Account::name).containsExactly("Alice Martin");
    assertThat(sessions.find(alice.session().text()).orElseThrow().account().name())
        .isEqualTo("Alice Martin");
    assertThat(entrance.signIn("Alice Martin", GOOD, HOME)).isInstanceOf(Entry.Welcome.class);
    assertThat(entrance.signIn("Alice", GOOD, HOME)).isInstanceOf(Entry.Refused.class);
    String link = accounts.invite(Role.READER).secret().text();
    assertThat(accounts.accept(link, "ALICE", GOOD, Device.UNKNOWN))
        .isEqualTo(new Entry.Faulty(List.of(Fault.of("name", Rule.TAKEN))));
    Entry.Welcome bob = (Entry.Welcome) accounts.accept(link, "Bob", GOOD, Device.UNKNOWN);
    assertThat(names().rename(bob.account().id(), "alice", "Bob"))
        .containsExactly(Fault.of("name", Rule.TAKEN));
    assertThat(names().rename(bob.account().id(), "Alice  Martin", "Bob")).isEmpty();
    assertThat(names().areSame("ALICE", "alice martin")).isTrue();
    assertThat(names().areSame("Alice", "Bob")).isFalse();
    assertThat(names().areSame("Nobody", "Nobody else")).isFalse();
    assertThat(names().rename(alice.account().id(), "Alice", "Alice Martin"))
        .as("back again")
        .isEmpty();
  }

  @Test
  void aNameThatIsNoneIsRefused() {
    Entry.Welcome alice = first("Alice");
    for (String name : List.of("", " ", "Ali\u202Ece", "a".repeat(61))) {
      assertThat(names().rename(alice.account().id(), name, "Alice")).isNotEmpty();
    }
    assertThat(names().rename("no-such-account", "Zoe", "Alice")).isNotEmpty();
    assertThat(accounts.all()).extracting(Account::name).containsExactly("Alice");
  }

  @Test
  void linkStaysGoodWhenTheNameIsTaken() {
    first("Alice");
    String link = accounts.invite(Role.READER).secret().text();
    assertThat(accounts.accept(link, " ALICE ", GOOD, Device.UNKNOWN))
        .isEqualTo(new Entry.Faulty(List.of(Fault.of("name", Rule.TAKEN))));
    assertThat(accounts.accept(link, "Bob", GOOD, Device.UNKNOWN))
        .isInstanceOf(Entry.Welcome.class);
  }

  @Test
  void passwordThatIsShortOrTheNameOrOneKeyIsRefused() {
    String link = accounts.firstInvitation().orElseThrow().secret().text();
    for (String bad : List.of("", "court", "aaaaaaaaaaaaaaaa", "abcdefghijklmn", "Alexandrine12")) {
      assertThat(accounts.accept(link, "Alexandrine", bad, Device.UNKNOWN))
          .as(bad)
          .isInstanceOf(Entry.Faulty.class);
    }
    assertThat(accounts.all()).isEmpty();
  }

  @Test
  void nameWithHiddenCharactersIsRefused() {
    String link = accounts.firstInvitation().orElseThrow().secret().text();
    assertThat(accounts.accept(link, "Ali\u202Ece", GOOD, Device.UNKNOWN))
        .isInstanceOf(Entry.Faulty.class);
    assertThat(accounts.accept(link, " ", GOOD, Device.UNKNOWN)).isInstanceOf(Entry.Faulty.class);
  }

  @Test
  void rightPasswordSignsInAndWrongOnesAreOneAnswer() {
    first("Alice");
    assertThat(entrance.signIn("alice ", GOOD, HOME)).isInstanceOf(Entry.Welcome.class);
    assertThat(entrance.signIn("Alice", GOOD + "x", HOME)).isEqualTo(new Entry.Refused());
    assertThat(entrance.signIn("Nobody", GOOD, HOME)).isEqualTo(new Entry.Refused());
  }

  @Test
  void unknownNameCostsAsMuchAsAKnownOne() {
    first("Alice");
    entrance.signIn("Alice", "wrong wrong wrong", HOME);
    long known = timed(() -> entrance.signIn("Alice", "wrong wrong wrong", HOME));
    long unknown = timed(() -> entrance.signIn("Nobody", "wrong wrong wrong", HOME));
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
      entrance.signIn("Nobody", "guess", HOME);
    }
    assertThat(entrance.signIn("Alice", GOOD, HOME)).isInstanceOf(Entry.Later.class);
    assertThat(entrance.signIn("Alice", GOOD, ELSEWHERE)).isInstanceOf(Entry.Welcome.class);
    pass(Duration.ofMinutes(1));
    assertThat(entrance.signIn("Alice", GOOD, HOME)).isInstanceOf(Entry.Welcome.class);
  }

  @Test
  void guessersFromEverywhereDoNotLockOutWhoHasBeenHereBefore() {
    first("Alice");
    entrance.signIn("Alice", GOOD, HOME);
    for (int i = 0; i < 31; i++) {
      entrance.signIn("Alice", "guess", from("203.0.113." + i));
    }
    assertThat(entrance.signIn("Alice", GOOD, ELSEWHERE)).isInstanceOf(Entry.Later.class);
    assertThat(entrance.signIn("Alice", GOOD, HOME)).isInstanceOf(Entry.Welcome.class);
  }

  @Test
  void strangersWhoTryPasskeysEverywhereLockNobodyOut() {
    for (int i = 0; i < 40; i++) {
      entrance.take(from("203.0.113." + i));
    }
    assertThat(entrance.take(HOME)).isZero();
  }

  @Test
  void aClockPutBackKeepsNobodyWaiting() {
    first("Alice");
    pass(Duration.ofHours(3));
    for (int i = 0; i < 10; i++) {
      entrance.signIn("Nobody", "guess", HOME);
    }
    pass(Duration.ofHours(-3));
    entrance.signIn("Alice", GOOD, HOME);
    pass(Duration.ofMinutes(1));
    assertThat(entrance.signIn("Alice", GOOD, HOME)).isInstanceOf(Entry.Welcome.class);
  }

  @Test
  void namesThatCannotBeAnybodysAreCountedAsOne() {
    for (int i = 0; i < 30; i++) {
      String longName = "n".repeat(5000 + i);
      assertThat(entrance.signIn(longName, "guess", from("203.0.113." + i)))
          .isEqualTo(new Entry.Refused());
    }
    assertThat(entrance.signIn("m".repeat(6000), "guess", ELSEWHERE))
        .isInstanceOf(Entry.Later.class);
  }

  @Test
  void whoComesByTheOldPasswordWhileItChangesIsOutAgain() throws Exception {
    first("Alice");
    for (int round = 0; round < 3; round++) {
      String old = round == 0 ? GOOD : GOOD + round;
      String next = GOOD + (round + 1);
      Arrival thief = from("198.51.100." + (20 + round));
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Callable<Entry>> both =
            new ArrayList<>(List.of(() -> entrance.changePassword("Alice", old, next, HOME)));
        both.addAll(Collections.nCopies(6, () -> entrance.signIn("Alice", old, thief)));
        var done = threads.invokeAll(both);
        assertThat(done.removeFirst().get()).isInstanceOf(Entry.Welcome.class);
        for (var sneaked : done) {
          if (sneaked.get() instanceof Entry.Welcome in) {
            assertThat(sessions.find(in.session().text())).as("round " + round).isEmpty();
          }
        }
      }
      pass(Duration.ofMinutes(10));
    }
  }

  @Test
  void whoIsAnOwnerNoMoreHasNoLinkLeft() {
    first("Alice");
    Account bob = join("Bob", Role.OWNER);
    String hidden = accounts.invite(Role.OWNER, "Bob").secret().text();
    assertThat(accounts.close(bob.id(), "Alice")).isEqualTo(Change.DONE);
    assertThat(accounts.invited(hidden)).isEmpty();
    assertThat(accounts.accept(hidden, "Bob again", GOOD, Device.UNKNOWN))
        .isEqualTo(new Entry.Refused());
    accounts.reopen(bob.id(), "Alice");
    String other = accounts.invite(Role.OWNER, "Bob").secret().text();
    Account carol = join("Carol", Role.EDITOR);
    accounts.close(carol.id(), "Alice");
    assertThat(accounts.invited(other)).isPresent();
    accounts.changeRole(bob.id(), Role.EDITOR, "Alice");
    assertThat(accounts.invited(other)).isEmpty();
  }

  @Test
  void sessionEndsAfterHalfAnHourOfQuietOrTwelveHours() {
    String idle = first("Alice").session().text();
    pass(Sessions.IDLE);
    assertThat(sessions.find(idle)).isEmpty();
    String busy = ((Entry.Welcome) entrance.signIn("Alice", GOOD, HOME)).session().text();
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
    String there = ((Entry.Welcome) entrance.signIn("Alice", GOOD, ELSEWHERE)).session().text();
    Entry changed = entrance.changePassword("Alice", GOOD, "une autre phrase longue", HOME);
    assertThat(sessions.find(here)).isEmpty();
    assertThat(sessions.find(there)).isEmpty();
    assertThat(sessions.find(((Entry.Welcome) changed).session().text())).isPresent();
    assertThat(entrance.signIn("Alice", GOOD, HOME)).isEqualTo(new Entry.Refused());
  }

  @Test
  void passwordChangesOnlyForWhoKnowsTheOldOne() {
    String here = first("Alice").session().text();
    assertThat(entrance.changePassword("Alice", "not this one", "une autre phrase longue", HOME))
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
    assertThat(tokens.revoke(issued.token().id(), "Alice")).isTrue();
    assertThat(tokens.revoke(issued.token().id(), "Alice")).isFalse();
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

  private Account join(String name, Role role) {
    String link = accounts.invite(role, "Alice").secret().text();
    return ((Entry.Welcome) accounts.accept(link, name, GOOD, Device.UNKNOWN)).account();
  }

  private Sessions.SignedIn signedIn(String name, String device) {
    Arrival arrival = new Arrival(HOME.from(), new Device(device));
    Entry.Welcome in = (Entry.Welcome) entrance.signIn(name, GOOD, arrival);
    return sessions.find(in.session().text()).orElseThrow();
  }

  private List<String> log() {
    return found(AuditQuestion.EVERYTHING, 500).reversed().stream()
        .map(entry ->
            entry.actor() + " " + entry.deed() + " " + entry.outcome() + " " + entry.detail())
        .map(String::strip)
        .toList();
  }

  @Test
  void sessionsAreListedWithWayAndDeviceAndEndOneByOne() {
    Account alice = first("Alice").account();
    Sessions.SignedIn phone = signedIn("Alice", "Firefox, Android");
    pass(Duration.ofMinutes(5));
    Sessions.SignedIn desk = signedIn("Alice", "Chrome, Windows");
    assertThat(sessions.of(alice))
        .extracting(session -> session.way() + " " + session.device().text())
        .containsExactly("PASSWORD Chrome, Windows", "PASSWORD Firefox, Android", "LINK ");
    assertThat(sessions.revoke(alice, phone.id())).isTrue();
    assertThat(sessions.revoke(alice, phone.id())).isFalse();
    sessions.revokeOthers(desk);
    assertThat(sessions.of(alice)).extracting(Session::id).containsExactly(desk.id());
  }

  @Test
  void nobodyEndsTheSessionOfSomebodyElse() {
    first("Alice");
    Account bob = join("Bob", Role.READER);
    Sessions.SignedIn alices = signedIn("Alice", "");
    assertThat(sessions.revoke(bob, alices.id())).isFalse();
    assertThat(sessions.of(alices.account())).extracting(Session::id).contains(alices.id());
  }

  @Test
  void everyWayInMakesASecretOfItsOwn() {
    String one = first("Alice").session().text();
    String two = ((Entry.Welcome) entrance.signIn("Alice", GOOD, HOME)).session().text();
    String three = ((Entry.Welcome) entrance.signIn("Alice", GOOD, HOME)).session().text();
    assertThat(Set.of(one, two, three)).hasSize(3);
  }

  @Test
  void roleChangeEndsSessionsAndTheNextHasTheNewRole() {
    first("Alice");
    Account bob = join("Bob", Role.READER);
    Sessions.SignedIn before = signedIn("Bob", "");
    assertThat(accounts.changeRole(bob.id(), Role.APPROVER, "Alice")).isEqualTo(Change.DONE);
    assertThat(sessions.of(before.account())).isEmpty();
    assertThat(signedIn("Bob", "").account().role()).isEqualTo(Role.APPROVER);
    assertThat(accounts.changeRole(bob.id(), Role.APPROVER, "Alice"))
        .isEqualTo(Change.NOTHING_TO_CHANGE);
  }

  @Test
  void closedAccountLetsNobodyInUntilItIsOpenedAgain() {
    first("Alice");
    Account bob = join("Bob", Role.EDITOR);
    List<Secret> codes = household.codes().renew(bob);
    String there = ((Entry.Welcome) entrance.signIn("Bob", GOOD, HOME)).session().text();
    assertThat(accounts.close(bob.id(), "Alice")).isEqualTo(Change.DONE);
    assertThat(sessions.find(there)).isEmpty();
    assertThat(entrance.signIn("Bob", GOOD, HOME)).isEqualTo(new Entry.Refused());
    assertThat(entrance.recover("Bob", codes.getFirst().text(), GOOD + "!", HOME))
        .isEqualTo(new Entry.Refused());
    Entry vouched =
        database()
            .write(transaction -> entrance.welcome(transaction, bob.id(), Way.PROVIDER, HOME));
    assertThat(vouched).isEqualTo(new Entry.Refused());
    assertThat(accounts.reopen(bob.id(), "Alice")).isEqualTo(Change.DONE);
    assertThat(entrance.signIn("Bob", GOOD, HOME)).isInstanceOf(Entry.Welcome.class);
  }

  @Test
  void lastOwnerIsNeitherClosedNorDemoted() {
    Account alice = first("Alice").account();
    Account bob = join("Bob", Role.EDITOR);
    assertThat(accounts.close(alice.id(), "Alice")).isEqualTo(Change.LAST_OWNER);
    assertThat(accounts.changeRole(alice.id(), Role.EDITOR, "Alice")).isEqualTo(Change.LAST_OWNER);
    accounts.changeRole(bob.id(), Role.OWNER, "Alice");
    accounts.close(bob.id(), "Alice");
    assertThat(accounts.close(alice.id(), "Alice")).isEqualTo(Change.LAST_OWNER);
    accounts.reopen(bob.id(), "Alice");
    assertThat(accounts.close(alice.id(), "Bob")).isEqualTo(Change.DONE);
  }

  @Test
  void twoOwnersWhoDemoteEachOtherAtOnceLeaveOne() throws Exception {
    Account alice = first("Alice").account();
    for (int round = 0; round < 5; round++) {
      Account bob = join("Bob " + round, Role.OWNER);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Callable<Change>> both =
            List.of(
                () -> accounts.changeRole(bob.id(), Role.READER, "Alice"),
                () -> accounts.changeRole(alice.id(), Role.READER, "Bob"));
        for (var done : threads.invokeAll(both)) {
          done.get();
        }
      }
      assertThat(accounts.all()).filteredOn(one -> one.role() == Role.OWNER).isNotEmpty();
      accounts.changeRole(alice.id(), Role.OWNER, "Bob");
      accounts.changeRole(bob.id(), Role.READER, "Alice");
    }
  }

  @Test
  void recoveryCodeWorksOnceAndMakesANewPassword() {
    Account alice = first("Alice").account();
    assertThat(household.codes().left(alice)).isZero();
    List<Secret> codes = household.codes().renew(alice);
    assertThat(codes).hasSize(RecoveryCodes.MANY).doesNotHaveDuplicates();
    assertThat(codes.getFirst().text()).matches("([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}");
    String there = ((Entry.Welcome) entrance.signIn("Alice", GOOD, HOME)).session().text();
    String typed = codes.getFirst().text().toUpperCase(java.util.Locale.ROOT).replace('-', ' ');
    assertThat(entrance.recover("alice", typed, "une autre phrase longue", HOME))
        .isInstanceOf(Entry.Welcome.class);
    assertThat(sessions.find(there)).isEmpty();
    assertThat(household.codes().left(alice)).isEqualTo(9);
    assertThat(entrance.recover("alice", typed, "une autre phrase longue", HOME))
        .isEqualTo(new Entry.Refused());
    assertThat(entrance.signIn("Alice", GOOD, HOME)).isEqualTo(new Entry.Refused());
    household.codes().renew(alice);
    assertThat(entrance.recover("Alice", codes.get(1).text(), GOOD, HOME))
        .isEqualTo(new Entry.Refused());
  }

  @Test
  void recoveryCodeOfSomebodyElseOrOfNobodyIsOneAnswer() {
    List<Secret> codes = household.codes().renew(first("Alice").account());
    join("Bob", Role.READER);
    String code = codes.getFirst().text();
    assertThat(entrance.recover("Bob", code, GOOD + "!", HOME)).isEqualTo(new Entry.Refused());
    assertThat(entrance.recover("Nobody", code, GOOD + "!", HOME)).isEqualTo(new Entry.Refused());
    assertThat(entrance.recover("Alice", "", GOOD + "!", HOME)).isEqualTo(new Entry.Refused());
    assertThat(entrance.recover("Alice", code, "court", HOME)).isInstanceOf(Entry.Faulty.class);
    assertThat(entrance.recover("Alice", code, GOOD + "!", HOME)).isInstanceOf(Entry.Welcome.class);
  }

  @Test
  void everyDeedIsInTheLogWithWhatCameOfIt() {
    Account alice = first("Alice").account();
    Account bob = join("Bob", Role.READER);
    entrance.signIn("Alice", "wrong wrong wrong", HOME);
    entrance.signIn("a password typed by mistake", "x", HOME);
    entrance.changePassword("Alice", "wrong wrong", "une autre phrase longue", HOME);
    accounts.changeRole(bob.id(), Role.OWNER, "Alice");
    accounts.close(bob.id(), "Alice");
    accounts.close(alice.id(), "Alice");
    Tokens.Issue.Issued token = token(Duration.ofDays(1));
    tokens.revoke(token.token().id(), "Alice");
    household.codes().renew(alice);
    entrance.recover("Alice", "no such code", GOOD, HOME);
    sessions.end(((Entry.Welcome) entrance.signIn("Alice", GOOD, HOME)).session().text());
    assertThat(log())
        .containsExactly(
            "SERVER PERSON_INVITED DONE OWNER",
            "PERSON Alice PERSON_JOINED DONE LINK OWNER",
            "PERSON Alice PERSON_INVITED DONE READER",
            "PERSON Bob PERSON_JOINED DONE LINK READER",
            "PERSON Alice SIGN_IN_REFUSED REFUSED PASSWORD",
            "STRANGER SIGN_IN_REFUSED REFUSED PASSWORD",
            "PERSON Alice PASSWORD_CHANGED REFUSED PASSWORD",
            "PERSON Alice ROLE_CHANGED DONE READER OWNER",
            "PERSON Alice ACCOUNT_CLOSED DONE OWNER",
            "PERSON Alice ACCOUNT_CLOSED REFUSED LAST_OWNER",
            "PERSON Alice TOKEN_ISSUED DONE statements:write",
            "PERSON Alice TOKEN_REVOKED DONE",
            "PERSON Alice RECOVERY_RENEWED DONE",
            "PERSON Alice RECOVERY_USED REFUSED RECOVERY_CODE",
            "PERSON Alice SIGNED_IN DONE PASSWORD",
            "PERSON Alice SIGNED_OUT DONE");
  }

  @Test
  void strangersDoNotFillTheLog() {
    first("Alice");
    for (int i = 0; i < 300; i++) {
      household.refusals().note(Deed.SIGN_IN_REFUSED, null, "PASSWORD");
    }
    assertThat(log()).hasSize(2 + 100);
    pass(Duration.ofSeconds(15));
    household.refusals().note(Deed.SIGN_IN_REFUSED, null, "PASSWORD");
    assertThat(log().getLast())
        .isEqualTo("STRANGER SIGN_IN_REFUSED REFUSED PASSWORD LEFT_OUT_BEFORE 200");
  }

  @Test
  void logIsReadByActorAndDeedAndPageByPage() {
    first("Alice");
    join("Bob", Role.READER);
    assertThat(found(new AuditQuestion("PERSON Alice", Deed.PERSON_INVITED, null), 10)).hasSize(1);
    List<AuditEntry> two = found(AuditQuestion.EVERYTHING, 2);
    List<AuditEntry> next = found(new AuditQuestion(null, null, two.getLast().id()), 10);
    assertThat(two).hasSize(2);
    assertThat(next).hasSize(2).doesNotContainAnyElementsOf(two);
  }

  private List<AuditEntry> found(AuditQuestion question, int most) {
    AuditLog audit = new AuditLog(this::id);
    return database().read(transaction -> audit.find(transaction, question, most));
  }

  @Test
  void deviceIsToldAsAFamilyAndNoMore() {
    assertThat(
            Device.of(
                    "Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/140.0.0.0 Mobile Safari/537.36")
                .text())
        .isEqualTo("Chrome, Android");
    assertThat(Device.of("<script>alert(1)</script>")).isEqualTo(Device.UNKNOWN);
  }
}
