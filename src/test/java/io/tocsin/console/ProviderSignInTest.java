package io.tocsin.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.access.Account;
import io.tocsin.access.Role;
import io.tocsin.access.oidc.HonestProvider.Keys;
import io.tocsin.access.oidc.Refusal;
import io.tocsin.audit.AuditEntry;
import io.tocsin.audit.Deed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sign-in at a provider of identities that does all as it should. */
class ProviderSignInTest {

  @TempDir Path folder;
  private ProviderStage stage;
  private Browser alice;

  @BeforeEach
  void open() throws IOException {
    stage = new ProviderStage(folder);
    alice = stage.browser();
  }

  @AfterEach
  void close() {
    alice.close();
    stage.close();
  }

  private void invited() {
    Browser.Page in = stage.wholeInvited(alice, stage.invitation(Role.APPROVER));
    assertThat(in.status()).as(in.text()).isEqualTo(303);
    alice.cookies().clear();
  }

  private void signsIn() {
    Browser.Page in = stage.whole(alice);
    assertThat(in.status()).as(in.text()).isEqualTo(303);
    assertThat(in.location()).isEqualTo("/console");
    assertThat(alice.get("/console").status()).isEqualTo(200);
  }

  private Optional<Role> roleOf(String name) {
    return stage.people().stream()
        .filter(account -> account.name().equals(name))
        .map(Account::role)
        .findFirst();
  }

  @Test
  void invitedPersonOpensAnAccountAndComesBackByIt() {
    invited();
    assertThat(roleOf("Alice")).contains(Role.APPROVER);
    signsIn();
    assertThat(stage.people()).hasSize(1);
    AuditEntry last = stage.audit().getFirst();
    assertThat(last.deed()).isEqualTo(Deed.SIGNED_IN);
    assertThat(last.actor()).isEqualTo("PERSON Alice");
    assertThat(last.outcome()).isEqualTo(AuditEntry.Outcome.DONE);
  }

  @Test
  void oneSignInAsksForEachThingOnce() {
    invited();
    stage.calm();
    signsIn();
    assertThat(stage.op.takeAsked())
        .containsExactlyInAnyOrder(
            "/.well-known/openid-configuration 1", "/authorize 1", "/token 1", "/keys 1");
    signsIn();
    assertThat(stage.op.takeAsked()).containsExactlyInAnyOrder("/authorize 1", "/token 1");
  }

  @Test
  void ellipticCurveIsTaken() {
    invited();
    stage.calm();
    stage.op.conduct.key = Keys.CURVE;
    stage.op.conduct.algorithm = "ES256";
    stage.op.conduct.published =
        List.of(
            Keys.FIRST.published().toJSONObject(),
            Keys.CURVE.published().toJSONObject(),
            Map.of("kty", "of another century", "kid", "curve"));
    signsIn();
  }

  @Test
  void providerMayChangeItsKeysWithinTheHour() {
    invited();
    signsIn();
    stage.op.conduct.key = Keys.SECOND;
    stage.op.conduct.published =
        List.of(Keys.SECOND.published().toJSONObject(), Keys.FIRST.published().toJSONObject());
    stage.house.pass(Duration.ofMinutes(2));
    signsIn();
    assertThat(stage.op.takeAsked("/keys")).isEqualTo(2);
  }

  @Test
  void onlyKeyNeedsNoName() {
    invited();
    stage.calm();
    stage.op.conduct.header = header -> header.remove("kid");
    signsIn();
  }

  @Test
  void severalAudiencesAreTakenWhenThePartyIsUs() {
    invited();
    stage.op.conduct.claims =
        claims -> {
          claims.put("aud", List.of("another", "tocsin"));
          claims.put("azp", "tocsin");
        };
    signsIn();
  }

  @Test
  void clocksMayDifferByAMinute() {
    invited();
    long now = stage.house.now().getEpochSecond();
    for (long skew : new long[] {59, -59}) {
      stage.op.conduct.claims =
          claims -> {
            claims.put("iat", now + skew);
            claims.put("exp", now + skew);
          };
      signsIn();
    }
  }

  @Test
  void providersWordGivesAndChangesAndTakesTheRole() {
    stage.op.conduct.person.put("groups", List.of("everybody", "tocsin-editors"));
    signsIn();
    assertThat(roleOf("Alice")).contains(Role.EDITOR);
    stage.op.conduct.person.put("groups", List.of("everybody"));
    try (Browser again = stage.browser()) {
      assertThat(stage.whole(again).status()).isEqualTo(403);
    }
    assertThat(alice.get("/console").status())
        .as("who has no role there any more has no session here")
        .isEqualTo(303);
  }

  @Test
  void roleGivenInTheNewsroomIsNotTheProvidersToChange() {
    stage.op.conduct.person.put("groups", List.of("tocsin-editors"));
    invited();
    signsIn();
    assertThat(roleOf("Alice")).contains(Role.APPROVER);
  }

  @Test
  void whatTheTokenLeavesOutIsAskedForAndWhatItSaysStands() {
    stage.op.conduct.keptBack = List.of("name");
    stage.op.conduct.told =
        Map.of("sub", "alice", "name", "Alice Martin", "groups", List.of("tocsin-editors"));
    signsIn();
    assertThat(stage.op.takeAsked("/userinfo")).isOne();
    assertThat(roleOf("Alice Martin")).contains(Role.EDITOR);
    stage.calm();
    stage.op.conduct.person =
        Map.of("sub", "bob", "name", "Bob", "groups", List.of("tocsin-editors"));
    stage.op.conduct.told = Map.of("sub", "bob", "name", "The Boss");
    signsIn();
    assertThat(stage.op.takeAsked("/userinfo")).as("the token says it all").isZero();
    assertThat(roleOf("Bob")).contains(Role.EDITOR);
    assertThat(roleOf("The Boss")).isEmpty();
  }

  @Test
  void roleOfTheTokenIsNotTakenFromTheSecondAnswer() {
    stage.op.conduct.person = Map.of("sub", "bob", "groups", List.of("guests"));
    stage.op.conduct.told =
        Map.of("sub", "bob", "name", "Bob", "groups", List.of("tocsin-editors"));
    assertThat(stage.whole(alice).status()).isEqualTo(403);
    assertThat(stage.people()).isEmpty();
  }

  private Browser.Page leaves() {
    String token = alice.get("/console").document().select("input[name=form_token]").attr("value");
    List<Map.Entry<String, String>> form = List.of(Map.entry("form_token", token));
    return alice.post("/console/sign-out", form, "same-origin");
  }

  @Test
  void whoCameFromThereSignsOutThereToo() {
    stage.op.conduct.signsOut = true;
    invited();
    signsIn();
    Browser.Page left = leaves();
    URI there = ProviderStage.leads(left);
    assertThat(there.toString())
        .startsWith(stage.op.issuer() + "/end?realm=house&client_id=tocsin&")
        .contains("post_logout_redirect_uri=https%3A%2F%2Fetat.example%2Fconsole%2Fsign-in&ui_l")
        .doesNotContain("token", "alice");
    assertThat(left.refresh()).isEqualTo("0; url=" + there);
    assertThat(ProviderStage.isIn(alice)).isFalse();
    assertThat(left.document().select("form[action$=sign-out]")).as("nobody is in").isEmpty();
    assertThat(alice.get("/console").status()).isEqualTo(303);
  }

  @Test
  void whereThereIsNoWayOutThereThePersonIsTold() {
    invited();
    for (Consumer<Map<String, Object>> description :
        List.<Consumer<Map<String, Object>>>of(
            _ -> {},
            all -> all.put("end_session_endpoint", "https://elsewhere.example/end"),
            all -> all.put("end_session_endpoint", "javascript:alert(1)"),
            all -> all.put("end_session_endpoint", List.of("x")))) {
      stage.calm();
      stage.op.conduct.description = description;
      signsIn();
      Browser.Page left = leaves();
      assertThat(left.status()).isEqualTo(200);
      assertThat(left.text()).contains("Exemple ID may still know you on this machine");
      assertThat(left.refresh()).isEmpty();
      assertThat(ProviderStage.isIn(alice)).isFalse();
    }
  }

  @Test
  void whoCameInByPasswordLeavesAsBefore() {
    stage.op.conduct.signsOut = true;
    String link = stage.invitation(Role.EDITOR);
    Map<String, String> filled =
        Map.of("name", "Zoe", "password", NewsroomHouse.PASSWORD, "again", NewsroomHouse.PASSWORD);
    alice.submit(alice.get(link), link, filled);
    assertThat(leaves().location()).isEqualTo("/console/sign-in");
  }

  @Test
  void namesakeSignsWithANumber() {
    invited();
    stage.op.conduct.person.put("sub", "another alice");
    try (Browser other = stage.browser()) {
      assertThat(stage.wholeInvited(other, stage.invitation(Role.READER)).status()).isEqualTo(303);
    }
    assertThat(stage.people()).extracting(Account::name).containsExactly("Alice", "Alice 2");
  }

  @Test
  void twoTabsOfOneBrowserBothArrive() {
    invited();
    String first = stage.wayBack(alice);
    String second = stage.wayBack(alice);
    assertThat(alice.get(first).status()).isEqualTo(303);
    assertThat(alice.get(second).status()).isEqualTo(303);
    assertThat(alice.cookies()).containsOnlyKeys("tocsin_session");
  }

  @Test
  void oneReturnSentEightTimesAtOnceEntersOnce() throws Exception {
    invited();
    String back = stage.wayBack(alice);
    List<Integer> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> once =
          () -> {
            try (Browser copy = stage.browser()) {
              copy.cookies().putAll(alice.cookies());
              return copy.get(back).status();
            }
          };
      for (var done : threads.invokeAll(java.util.Collections.nCopies(8, once))) {
        answers.add(done.get());
      }
    }
    assertThat(answers).containsOnlyOnce(303);
    assertThat(stage.op.takeAsked("/token")).isEqualTo(2);
  }

  @Test
  void whoComesBackIsLedNowhereElse() {
    invited();
    for (String more :
        List.of(
            "&next=https://evil.example/",
            "&return_to=//evil.example",
            "&redirect_uri=https://evil.example/",
            "&RelayState=javascript:alert(1)",
            "&lang=fr&url=%0d%0aLocation:%20https://evil.example")) {
      Browser.Page in = alice.get(stage.wayBack(alice) + more);
      assertThat(in.location()).as(more).isEqualTo("/console");
    }
  }

  @Test
  void sessionThatWasPlantedIsNotTheOneThatIsOpened() {
    invited();
    stage.op.conduct.person.putAll(Map.of("sub", "mallory", "name", "Mallory"));
    try (Browser mallory = stage.browser()) {
      stage.wholeInvited(mallory, stage.invitation(Role.READER));
      alice.cookies().put("tocsin_session", mallory.cookies().get("tocsin_session"));
      stage.op.conduct.person.putAll(Map.of("sub", "alice", "name", "Alice"));
      String planted = alice.cookies().get("tocsin_session");
      signsIn();
      assertThat(alice.cookies().get("tocsin_session")).isNotEqualTo(planted);
      assertThat(mallory.get("/console").status()).as("the planted one is over").isEqualTo(303);
    }
  }

  @Test
  void nothingOnTheWayIsSaidTwiceOrKept() {
    Browser.Page leaving = stage.press(alice);
    URI there = ProviderStage.leads(leaving);
    assertThat(there.getRawQuery())
        .contains("response_type=code", "code_challenge_method=S256", "scope=openid+profile")
        .doesNotContain("secret", alice.cookies().values().iterator().next());
    assertThat(leaving.cookies().getFirst())
        .startsWith("tocsin_way_")
        .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=600");
    String kept =
        stage.house.database.read(transaction ->
            transaction
                .handle()
                .createQuery("SELECT state_hash || browser_hash FROM provider_journey")
                .mapTo(String.class)
                .one());
    assertThat(there.toString()).doesNotContain(kept.substring(0, 20));
    assertThat(kept).doesNotContain(alice.cookies().values().iterator().next());
  }

  @Test
  void whoSetsOutTooOftenWaitsAndTheProviderIsLeftAlone() {
    stage.calm();
    int refused = 0;
    for (int i = 0; i < 14; i++) {
      Browser.Page page = stage.press(alice);
      refused += page.status() == 429 ? 1 : 0;
    }
    assertThat(refused).isEqualTo(4);
    assertThat(stage.op.takeAsked()).containsExactly("/.well-known/openid-configuration 1");
  }

  @Test
  void providerThatIsDownIsAskedOnceByManyAndThePasswordStillOpens() {
    stage.op.conduct.slow = "/.well-known/openid-configuration";
    for (int i = 0; i < 5; i++) {
      Browser.Page page = stage.press(alice);
      assertThat(page.status()).isEqualTo(503);
      assertThat(page.document().select("main a[href=/console/sign-in]")).isNotEmpty();
    }
    assertThat(stage.op.takeAsked()).containsExactly("/.well-known/openid-configuration 1");
  }

  @Test
  void everyReasonIsExplainedToWhoeverRunsIt() throws IOException {
    String page = Files.readString(Path.of("docs", "signing-in-elsewhere.md"));
    for (Refusal why : Refusal.values()) {
      assertThat(page).contains("`" + why + "`");
    }
  }
}
