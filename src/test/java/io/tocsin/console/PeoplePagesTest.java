package io.tocsin.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.access.Account;
import io.tocsin.access.Role;
import io.tocsin.access.Sessions;
import io.tocsin.audit.AuditEntry;
import io.tocsin.audit.AuditQuestion;
import io.tocsin.audit.Deed;
import io.tocsin.catalog.Mode;
import io.tocsin.wording.Phrasebook;
import io.tocsin.wording.Phrases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts, sessions and the log over HTTP, as people without script use them. */
class PeoplePagesTest {

  private static final String ACCOUNT = "/console/account";

  @TempDir Path folder;
  private NewsroomHouse house;
  private Browser alice;

  @BeforeEach
  void open() {
    house = new NewsroomHouse(folder, Mode.OPERATOR);
    alice = new Browser(house.address());
    house.join(alice, "Alice", Role.OWNER);
  }

  @AfterEach
  void close() {
    alice.close();
    house.close();
  }

  private Browser signedIn(String name) {
    Browser browser = new Browser(house.address());
    browser.submit(
        browser.get(Newsroom.SIGN_IN),
        Newsroom.SIGN_IN,
        Map.of("name", name, "password", NewsroomHouse.PASSWORD));
    return browser;
  }

  private Account account(String name) {
    return house.accounts.all().stream()
        .filter(account -> account.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isIn(Browser browser) {
    return browser.get("/console").status() == 200;
  }

  @Test
  void sessionElsewhereIsSeenAndEnded() {
    try (Browser phone = signedIn("Alice")) {
      assertThat(isIn(phone)).isTrue();
      Browser.Page page = alice.get(ACCOUNT);
      String end = page.document().select("form[action$=/end]").getFirst().attr("action");
      assertThat(alice.submit(page, end, Map.of()).status()).isEqualTo(303);
      assertThat(isIn(phone)).isFalse();
      assertThat(isIn(alice)).isTrue();
    }
  }

  @Test
  void oneRenamesOneselfAndAnOwnerAnybody() {
    Browser.Page page = alice.get(ACCOUNT);
    assertThat(alice.submit(page, ACCOUNT + "/name", Map.of("name", "Alice Martin")).status())
        .isEqualTo(303);
    assertThat(alice.get(ACCOUNT).document().select("h1").text()).isEqualTo("Alice Martin");
    try (Browser bob = new Browser(house.address())) {
      house.join(bob, "Bob", Role.READER);
      Browser.Page mine = bob.get(ACCOUNT);
      assertThat(bob.submit(mine, ACCOUNT + "/name", Map.of("name", "alice")).status())
          .as("a name that was somebody's")
          .isEqualTo(422);
      String action = "/console/people/" + account("Bob").id() + "/name";
      assertThat(bob.submit(mine, ACCOUNT + "/name", Map.of("name", "Robert")).status())
          .isEqualTo(303);
      assertThat(bob.get("/console/people").status()).isEqualTo(403);
      Browser.Page people = alice.get("/console/people");
      assertThat(alice.submit(people, action, Map.of("name", "Alice")).status()).isEqualTo(422);
      assertThat(alice.submit(people, action, Map.of("name", "Bob Durand")).status())
          .isEqualTo(303);
      assertThat(bob.get(ACCOUNT).document().select("h1").text()).isEqualTo("Bob Durand");
    }
    assertThat(alice.get("/console/audit").text())
        .contains("Name changed", "Alice > Alice Martin", "Robert > Bob Durand");
  }

  @Test
  void allOtherSessionsEndAtOnce() {
    try (Browser one = signedIn("Alice");
        Browser two = signedIn("Alice")) {
      String all = ACCOUNT + "/sessions/end";
      alice.submit(alice.get(ACCOUNT), all, Map.of());
      assertThat(isIn(one)).isFalse();
      assertThat(isIn(two)).isFalse();
      assertThat(isIn(alice)).isTrue();
    }
  }

  @Test
  void sessionsElsewhereDieWhenThePasswordChanges() {
    try (Browser phone = signedIn("Alice")) {
      String wanted = "une autre phrase longue";
      Browser.Page done =
          alice.submit(
              alice.get(ACCOUNT),
              ACCOUNT,
              Map.of("old", NewsroomHouse.PASSWORD, "password", wanted, "again", wanted));
      assertThat(done.status()).isEqualTo(303);
      assertThat(isIn(phone)).isFalse();
      assertThat(isIn(alice)).isTrue();
    }
  }

  @Test
  void signingInTakesTheSessionAwayThatTheBrowserHadBefore() {
    String before = alice.cookies().get(Sessions.COOKIE);
    alice.submit(
        alice.get(Newsroom.SIGN_IN),
        Newsroom.SIGN_IN,
        Map.of("name", "Alice", "password", NewsroomHouse.PASSWORD));
    String after = alice.cookies().get(Sessions.COOKIE);
    assertThat(after).isNotEqualTo(before);
    assertThat(house.household.sessions().find(before)).isEmpty();
    assertThat(house.household.sessions().find(after)).isPresent();
  }

  @Test
  void cookiePlantedByAStrangerIsNotTheSession() {
    try (Browser planted = new Browser(house.address())) {
      planted.cookies().put(Sessions.COOKIE, "planted");
      planted.submit(
          planted.get(Newsroom.SIGN_IN),
          Newsroom.SIGN_IN,
          Map.of("name", "Alice", "password", NewsroomHouse.PASSWORD));
      assertThat(planted.cookies().get(Sessions.COOKIE)).isNotEqualTo("planted");
      assertThat(house.household.sessions().find("planted")).isEmpty();
    }
  }

  @Test
  void roleChangeAndClosingShowThePersonOut() {
    try (Browser bob = new Browser(house.address())) {
      house.join(bob, "Bob", Role.EDITOR);
      String person = "/console/people/" + account("Bob").id();
      alice.submit(
          alice.get("/console/people"), person + "/role", Map.of("role", Role.AGENT.word()));
      assertThat(isIn(bob)).isFalse();
      assertThat(account("Bob").role()).isEqualTo(Role.AGENT);
      alice.submit(alice.get("/console/people"), person + "/close", Map.of());
      try (Browser again = signedIn("Bob")) {
        assertThat(isIn(again)).isFalse();
      }
      alice.submit(alice.get("/console/people"), person + "/reopen", Map.of());
      try (Browser again = signedIn("Bob")) {
        assertThat(isIn(again)).isTrue();
      }
    }
  }

  @Test
  void lastOwnerIsToldWhySheCannotLeave() {
    String close = "/console/people/" + account("Alice").id() + "/close";
    Browser.Page page = alice.submit(alice.get("/console/people"), close, Map.of());
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.text()).contains("This is the last owner.");
    assertThat(isIn(alice)).isTrue();
  }

  @Test
  void recoveryCodesAreShownOnceToWhoJustCameInAndLetInOnce() {
    String renew = ACCOUNT + "/recovery";
    Browser.Page shown = alice.submit(alice.get(ACCOUNT), renew, Map.of());
    List<String> codes = shown.document().select(".codes code").eachText();
    assertThat(codes).hasSize(10);
    assertThat(alice.get(ACCOUNT).document().select(".codes code")).isEmpty();
    Map<String, String> filled =
        Map.of(
            "name",
            "Alice",
            "code",
            codes.getFirst(),
            "password",
            "une autre phrase longue",
            "again",
            "une autre phrase longue");
    try (Browser lost = new Browser(house.address())) {
      Browser.Page in = lost.submit(lost.get("/console/recover"), "/console/recover", filled);
      assertThat(in.location()).isEqualTo(ACCOUNT);
      assertThat(isIn(lost)).isTrue();
      assertThat(isIn(alice)).isFalse();
      Browser.Page twice = lost.submit(lost.get("/console/recover"), "/console/recover", filled);
      assertThat(twice.status()).isEqualTo(422);
    }
  }

  @Test
  void sessionLeftOpenForLongMakesNoRecoveryCodes() {
    house.pass(Sessions.FRESH);
    List<Map.Entry<String, String>> fields =
        List.of(
            Map.entry(
                "form_token",
                alice.get(ACCOUNT).document().select("input[name=form_token]").attr("value")));
    Browser.Page page = alice.post(ACCOUNT + "/recovery", fields, "same-origin");
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.document().select(".codes code")).isEmpty();
  }

  @Test
  void logTellsWhatWasDoneAndIsSievedAndTakenAway() {
    String incident = house.incident();
    alice.submit(
        alice.get("/console/incidents/" + incident),
        "/console/incidents/" + incident + "/claims",
        Map.of("by", "operator", "text.en", "Back this evening.", "source.speaker", "helpline"));
    alice.submit(
        alice.get("/console/incidents/" + incident),
        "/console/incidents/" + incident + "/claims",
        Map.of("source.speaker", "helpline", "source.url", "not an address"));
    Browser.Page page = alice.get("/console/audit?deed=CLAIM_RECORDED");
    assertThat(page.document().select(".log > li")).isNotEmpty();
    assertThat(page.text()).contains("Claim recorded", "PERSON Alice", incident);
    assertThat(alice.get("/console/audit?actor=PERSON+Nobody").document().select(".log > li"))
        .isEmpty();
    String file = alice.get("/console/audit.csv").text();
    assertThat(file).contains("\"CLAIM_RECORDED\",\"DONE\"", "\"PERSON_JOINED\"");
  }

  @Test
  void logIsReadPageByPage() {
    for (int i = 0; i < 150; i++) {
      house.pass(Duration.ofSeconds(i < 95 ? 0 : 15));
      house.household.refusals().note(Deed.SIGN_IN_REFUSED, null, "PASSWORD");
    }
    Browser.Page page = alice.get("/console/audit");
    assertThat(page.document().select(".log > li")).hasSize(100);
    String older = page.document().select("a[href^=/console/audit?before]").attr("href");
    assertThat(alice.get(older).document().select(".log > li")).hasSize(52);
  }

  @Test
  void refusedDeedIsInTheLogWithItsReason() {
    alice.submit(
        alice.get("/console/maintenance"),
        "/console/maintenance",
        Map.of(
            "components",
            "mail/receive",
            "text.en",
            "Work.",
            "text.fr",
            "Travaux.",
            "start",
            "2026-03-03T08:00",
            "end",
            "2026-03-03T09:00"));
    List<AuditEntry> found =
        house.database.read(transaction ->
            house.audit.find(
                transaction, new AuditQuestion(null, Deed.MAINTENANCE_ANNOUNCED, null), 10));
    assertThat(found).extracting(AuditEntry::outcome).containsOnly(AuditEntry.Outcome.REFUSED);
  }

  @Test
  void everyDeedHasAPhraseInEachLanguage() {
    Phrasebook book = Phrasebook.load("people", Reception.LANGUAGES);
    for (String language : Reception.LANGUAGES) {
      Phrases phrases = book.in(language);
      for (Deed deed : Deed.values()) {
        assertThat(phrases.has("deed." + deed.name())).as(language + " " + deed).isTrue();
      }
    }
  }
}
