package io.tocsin.console;

import static io.tocsin.access.oidc.Refusal.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import io.tocsin.access.Account;
import io.tocsin.access.Accounts;
import io.tocsin.access.Role;
import io.tocsin.access.oidc.HonestProvider;
import io.tocsin.access.oidc.HonestProvider.Answer;
import io.tocsin.access.oidc.HonestProvider.Conduct;
import io.tocsin.access.oidc.HonestProvider.Keys;
import io.tocsin.access.oidc.Refusal;
import io.tocsin.access.oidc.Tokens;
import io.tocsin.audit.AuditEntry;
import io.tocsin.audit.Deed;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that must not open the newsroom: each misdeed alone, against a provider that is honest
 * in all else. Nobody is in, no account changed, one line in the audit log says why, the provider
 * was asked for each thing at most once, and afterwards an honest sign-in works.
 */
class ProviderMisdeedsTest {

  private static final String DESCRIPTION = "/.well-known/openid-configuration";
  private static final String HTML = "text/html";
  private static final String JSON = "application/json";

  @TempDir static Path folder;
  private static ProviderStage stage;
  private static final Map<Refusal.Next, String> PAGES = new EnumMap<>(Refusal.Next.class);

  /** Something that must not be done, and the last page that who does it sees. */
  interface Deeds {
    Browser.Page last(ProviderStage stage, Browser browser);
  }

  /**
   * A row of the table.
   *
   * @param why what the audit log says; null where the door refuses before anybody is asked
   */
  record Misdeed(String name, @Nullable Refusal why, Deeds deeds) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void open() throws IOException {
    stage = new ProviderStage(folder);
    try (Browser alice = stage.browser()) {
      stage.wholeInvited(alice, stage.invitation(Role.EDITOR));
      assertThat(ProviderStage.isIn(alice)).isTrue();
    }
    try (Browser gerda = stage.browser()) {
      stage.calm();
      stage.op.conduct.person =
          Map.of("sub", "gerda", "name", "Gerda", "groups", List.of("tocsin-editors"));
      stage.whole(gerda);
      assertThat(ProviderStage.isIn(gerda)).isTrue();
    }
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({
    "waysBack",
    "departures",
    "descriptions",
    "tokenAnswers",
    "tokens",
    "keys",
    "claims",
    "secondAnswers",
    "people"
  })
  void misdeedOpensNothing(Misdeed misdeed) {
    stage.calm();
    List<Account> people = stage.people();
    try (Browser browser = stage.browser()) {
      stage.op.takeAsked();
      String newest = stage.audit().getFirst().id();
      Browser.Page last = misdeed.deeds().last(stage, browser);
      assertThat(ProviderStage.isIn(browser)).as("is in").isFalse();
      assertThat(last.cookies()).noneMatch(cookie -> cookie.contains("tocsin_session"));
      assertThat(stage.people()).isEqualTo(people);
      told(misdeed.why(), newest);
      seen(misdeed.why(), last);
    }
    assertThat(stage.trapped()).as("errands to elsewhere").isZero();
    leftAlone();
    honestSignInWorks();
  }

  private static void told(@Nullable Refusal why, String newest) {
    List<AuditEntry> audit = stage.audit();
    List<String> refused =
        audit.stream()
            .takeWhile(line -> !line.id().equals(newest))
            .filter(line -> line.deed() == Deed.SIGN_IN_REFUSED)
            .filter(line -> line.outcome() == AuditEntry.Outcome.REFUSED)
            .map(AuditEntry::detail)
            .toList();
    if (why == null) {
      assertThat(refused).isEmpty();
    } else {
      assertThat(refused).containsExactly("PROVIDER " + why);
    }
  }

  /** One page per next step, whatever happened. */
  private static void seen(@Nullable Refusal why, Browser.Page last) {
    if (why != null) {
      assertThat(last.status()).isEqualTo(why.next().status());
      String page = last.document().select("main").html();
      assertThat(PAGES.computeIfAbsent(why.next(), _ -> page)).isEqualTo(page);
    } else {
      assertThat(last.status()).isBetween(400, 405);
    }
  }

  private static void leftAlone() {
    assertThat(stage.op.takeAsked())
        .allMatch(line -> line.endsWith(" 1") || line.startsWith("/authorize"));
  }

  private static void honestSignInWorks() {
    stage.calm();
    try (Browser alice = stage.browser()) {
      Browser.Page in = stage.whole(alice);
      assertThat(in.status()).as(in.text()).isEqualTo(303);
      assertThat(alice.get("/console").status()).isEqualTo(200);
    }
  }

  @Test
  void thereAreAtLeastSixtyAndNoTwoAlike() {
    List<String> names =
        Stream.of(
                waysBack(),
                departures(),
                descriptions(),
                tokenAnswers(),
                tokens(),
                keys(),
                claims(),
                secondAnswers(),
                people())
            .flatMap(List::stream)
            .map(Misdeed::name)
            .toList();
    assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(120);
  }

  // On the way back.

  static List<Misdeed> waysBack() {
    return List.of(
        back("no state", RETURN_MALFORMED, way -> way.replaceAll("&state=[^&]*", "")),
        back("empty state", RETURN_MALFORMED, way -> way.replaceAll("state=[^&]*", "state=")),
        back("short state", RETURN_MALFORMED, way -> way.replaceAll("state=[^&]*", "state=abc")),
        back("state nobody made", STATE_UNKNOWN, way -> withState(way, "A".repeat(43))),
        back("state twice", RETURN_MALFORMED, way -> way + "&state=" + "A".repeat(43)),
        back("code twice", RETURN_MALFORMED, way -> way + "&code=code-1"),
        back("code and error", RETURN_MALFORMED, way -> way + "&error=access_denied"),
        back("neither code nor error", RETURN_MALFORMED, way -> way.replaceAll("code=[^&]*&", "")),
        back("empty code", RETURN_MALFORMED, way -> way.replaceAll("code=[^&]*", "code=")),
        back(
            "endless code",
            RETURN_MALFORMED,
            way -> way.replaceAll("code=[^&]*", "code=" + "c".repeat(4_097))),
        back(
            "line break in code",
            RETURN_MALFORMED,
            way -> way.replaceAll("code=[^&]*", "code=a%0d%0ab")),
        back(
            "zero byte in code",
            RETURN_MALFORMED,
            way -> way.replaceAll("code=[^&]*", "code=a%00")),
        back("issuer twice", RETURN_MALFORMED, way -> way + "&iss=https%3A%2F%2Fid.example"),
        back(
            "another provider's way back",
            OTHER_PROVIDER,
            way -> way.replaceAll("iss=[^&]*", "iss=https%3A%2F%2Fid.example")),
        back("issuer with a slash on the way back", OTHER_PROVIDER, way -> way + "%2F"),
        back(
            "no issuer where ours always names itself",
            OTHER_PROVIDER,
            way -> way.replaceAll("&iss=[^&]*", "")),
        back("code nobody made", CODE_REFUSED, way -> way.replaceAll("code=[^&]*", "code=code-0")),
        back(
            "denied there",
            DENIED_THERE,
            way -> way.replaceAll("code=[^&]*", "error=access_denied")),
        back(
            "unknown error",
            ERROR_THERE,
            way ->
                way.replaceAll(
                    "code=[^&]*",
                    "error=on_fire&error_description=%3Cscript%3Ealert(1)%3C%2Fscript%3E&error_uri=javascript:alert(1)")),
        back(
            "error that is a script",
            ERROR_THERE,
            way -> way.replaceAll("code=[^&]*", "error=%3Cscript%3Ealert(1)%3C%2Fscript%3E")),
        new Misdeed(
            "state used before",
            STATE_UNKNOWN,
            (s, b) -> {
              String way = s.wayBack(b);
              Map<String, String> cookies = Map.copyOf(b.cookies());
              assertThat(b.get(way).status()).isEqualTo(303);
              b.cookies().clear();
              b.cookies().putAll(cookies);
              return b.get(way);
            }),
        new Misdeed(
            "state of another browser",
            OTHER_BROWSER,
            (s, b) -> {
              try (Browser other = s.browser()) {
                return b.get(s.wayBack(other));
              }
            }),
        new Misdeed(
            "state of another browser in one that set out too",
            OTHER_BROWSER,
            (s, b) -> {
              s.wayBack(b);
              try (Browser other = s.browser()) {
                return b.get(s.wayBack(other));
              }
            }),
        new Misdeed(
            "cookie of another journey",
            OTHER_BROWSER,
            (s, b) -> {
              String way = s.wayBack(b);
              b.cookies().replaceAll((_, _) -> "A".repeat(43));
              return b.get(way);
            }),
        new Misdeed(
            "cookie that is no secret",
            OTHER_BROWSER,
            (s, b) -> {
              String way = s.wayBack(b);
              b.cookies().replaceAll((_, value) -> value + "x");
              return b.get(way);
            }),
        new Misdeed(
            "cookie lost",
            OTHER_BROWSER,
            (s, b) -> {
              String way = s.wayBack(b);
              b.cookies().clear();
              return b.get(way);
            }),
        new Misdeed(
            "after ten minutes",
            STATE_EXPIRED,
            (s, b) -> {
              String way = s.wayBack(b);
              s.house.pass(Duration.ofMinutes(10));
              return b.get(way);
            }),
        new Misdeed(
            "code stolen and brought in by another journey",
            CODE_REFUSED,
            (s, b) -> {
              try (Browser victim = s.browser()) {
                String code = s.wayBack(victim).replaceAll(".*code=([^&]*).*", "$1");
                return b.get(s.wayBack(b).replaceAll("code=[^&]*", "code=" + code));
              }
            }),
        new Misdeed(
            "post on the way back", null, (s, b) -> b.post(s.wayBack(b), List.of(), "cross-site")),
        new Misdeed(
            "answer as a posted form",
            null,
            (s, b) -> {
              String way = s.wayBack(b);
              String state = way.replaceAll(".*state=([^&]*).*", "$1");
              return b.post(
                  Newsroom.PROVIDER_RETURN,
                  List.of(Map.entry("state", state), Map.entry("code", "code-1")),
                  "cross-site");
            }),
        new Misdeed(
            "head on the way back",
            null,
            (s, b) -> {
              String way = s.wayBack(b);
              Browser.Page page = b.head(way);
              assertThat(s.op.takeAsked("/token")).isZero();
              return page;
            }));
  }

  // What is told of a person on a second question.

  private static Misdeed second(String name, Refusal why, Consumer<Conduct> conduct) {
    return new Misdeed(
        name,
        why,
        (s, b) -> {
          s.op.conduct.told = new java.util.LinkedHashMap<>(Map.of("sub", "alice", "name", "Al"));
          s.op.conduct.keptBack = List.of("name");
          conduct.accept(s.op.conduct);
          return s.whole(b);
        });
  }

  private static Answer answered(int status, String type, String body) {
    return Answer.of(status, type, body);
  }

  private static Misdeed secondAnswer(String name, Refusal why, Answer instead) {
    return second(name, why, conduct -> conduct.instead = Map.of("/userinfo", instead));
  }

  static List<Misdeed> secondAnswers() {
    return List.of(
        second(
            "told of somebody else",
            USERINFO_OF_ANOTHER,
            c -> c.told = Map.of("sub", "mallory", "name", "Alice")),
        second("told of nobody", USERINFO_OF_ANOTHER, c -> c.told = Map.of("name", "Alice")),
        second(
            "told of a subject that is no text",
            USERINFO_OF_ANOTHER,
            c -> c.told = Map.of("sub", List.of("alice"), "name", "Alice")),
        second(
            "told of the same subject in capitals",
            USERINFO_OF_ANOTHER,
            c -> c.told = Map.of("sub", "ALICE", "name", "Alice")),
        second(
            "a second question to a host that nobody named",
            ADDRESS_NOT_ALLOWED,
            c -> c.description = all -> all.put("userinfo_endpoint", stage.elsewhere())),
        second(
            "a second question to no address",
            DISCOVERY_INCOMPLETE,
            c -> c.description = all -> all.put("userinfo_endpoint", 7)),
        secondAnswer("second answer refused", PROVIDER_ANSWER_WRONG, answered(403, JSON, "{}")),
        secondAnswer("second answer an error", PROVIDER_ANSWER_WRONG, answered(500, JSON, "{}")),
        secondAnswer(
            "second answer elsewhere",
            PROVIDER_ANSWER_WRONG,
            new Answer(302, "", new byte[0], Map.of("Location", "http://127.0.0.1/"))),
        secondAnswer(
            "second answer a page",
            PROVIDER_ANSWER_WRONG,
            answered(200, HTML, "{\"sub\":\"alice\",\"name\":\"Alice\"}")),
        secondAnswer(
            "second answer signed, which was not asked for",
            PROVIDER_ANSWER_WRONG,
            answered(200, "application/jwt", "a.b.c")),
        secondAnswer(
            "second answer with the subject twice",
            PROVIDER_ANSWER_WRONG,
            answered(200, JSON, "{\"sub\":\"mallory\",\"sub\":\"alice\",\"name\":\"A\"}")),
        secondAnswer(
            "endless second answer",
            PROVIDER_ANSWER_TOO_LARGE,
            answered(200, JSON, "{\"sub\":\"alice\",\"name\":\"" + "a".repeat(70_000) + "\"}")),
        second("slow second answer", PROVIDER_TOO_SLOW, c -> c.slow = "/userinfo"));
  }

  private static String withState(String way, String state) {
    return way.replaceAll("state=[^&]*", "state=" + state);
  }

  private static Misdeed back(String name, Refusal why, UnaryOperator<String> changed) {
    return new Misdeed(name, why, (s, b) -> b.get(changed.apply(s.wayBack(b))));
  }

  // Setting out.

  static List<Misdeed> departures() {
    return List.of(
        new Misdeed(
            "form of another site",
            null,
            (s, b) -> {
              Browser.Page page = b.get(Newsroom.SIGN_IN);
              String action = Newsroom.SIGN_IN + "/provider";
              return b.post(action, Browser.fields(page, action, Map.of()), "cross-site");
            }),
        new Misdeed(
            "form without its token",
            null,
            (s, b) -> b.post(Newsroom.SIGN_IN + "/provider", List.of(), "same-origin")),
        new Misdeed(
            "link in place of the button", null, (s, b) -> b.get(Newsroom.SIGN_IN + "/provider")),
        new Misdeed(
            "verifier of another challenge",
            CODE_REFUSED,
            (s, b) -> tampered(s, b, "code_challenge", "A".repeat(43))),
        new Misdeed(
            "nonce changed on the way there",
            WRONG_NONCE,
            (s, b) -> tampered(s, b, "nonce", "mine")),
        new Misdeed(
            "state changed on the way there",
            STATE_UNKNOWN,
            (s, b) -> tampered(s, b, "state", "B".repeat(43))));
  }

  private static Browser.Page tampered(ProviderStage s, Browser b, String name, String value) {
    String there = ProviderStage.leads(s.press(b)).toString();
    return b.get(
        s.agreed(URI.create(there.replaceAll("(?<=[?&])" + name + "=[^&]*", name + "=" + value))));
  }

  // The provider's word about itself.

  static List<Misdeed> descriptions() {
    return List.of(
        described(
            "description of another issuer",
            DISCOVERY_OF_ANOTHER,
            d -> d.put("issuer", "https://id.example")),
        described(
            "description with a slash after the issuer",
            DISCOVERY_OF_ANOTHER,
            d -> d.merge("issuer", "/", (a, z) -> a + "" + z)),
        described("description without issuer", DISCOVERY_OF_ANOTHER, d -> d.remove("issuer")),
        described(
            "description with a list of issuers",
            DISCOVERY_OF_ANOTHER,
            d -> d.put("issuer", List.of(stage.op.issuer()))),
        described("no token endpoint", DISCOVERY_INCOMPLETE, d -> d.remove("token_endpoint")),
        described("no keys", DISCOVERY_INCOMPLETE, d -> d.remove("jwks_uri")),
        described(
            "token endpoint of another type",
            DISCOVERY_INCOMPLETE,
            d -> d.put("token_endpoint", 7)),
        described(
            "authorization by script",
            ADDRESS_NOT_ALLOWED,
            d -> d.put("authorization_endpoint", "javascript:alert(1)")),
        described(
            "authorization on another host",
            ADDRESS_NOT_ALLOWED,
            d -> d.put("authorization_endpoint", "https://evil.example/authorize")),
        described(
            "token endpoint on another port",
            ADDRESS_NOT_ALLOWED,
            d -> d.put("token_endpoint", stage.elsewhere())),
        described(
            "keys on another host",
            ADDRESS_NOT_ALLOWED,
            d -> d.put("jwks_uri", "https://keys.example/keys")),
        described(
            "keys on a private address",
            ADDRESS_NOT_ALLOWED,
            d -> d.put("jwks_uri", "https://10.0.0.1/keys")),
        described(
            "keys by plain http on a host that is named",
            ADDRESS_NOT_ALLOWED,
            d -> d.put("jwks_uri", "http://keys.invalid/keys")),
        described(
            "keys in a file", ADDRESS_NOT_ALLOWED, d -> d.put("jwks_uri", "file:///etc/passwd")),
        described(
            "host hidden behind a user name",
            ADDRESS_NOT_ALLOWED,
            d -> d.put("token_endpoint", stage.op.issuer().replace("http://", "http://user@"))),
        described(
            "host hidden before an at sign",
            ADDRESS_NOT_ALLOWED,
            d -> d.put("token_endpoint", stage.op.issuer() + "@" + stage.elsewhere().substring(7))),
        described(
            "fragment in the token endpoint",
            ADDRESS_NOT_ALLOWED,
            d -> d.put("token_endpoint", stage.op.issuer() + "/token#x")),
        described(
            "endless address",
            ADDRESS_NOT_ALLOWED,
            d -> d.put("token_endpoint", stage.op.issuer() + "/" + "x".repeat(2_000))),
        described(
            "address with a blank",
            ADDRESS_NOT_ALLOWED,
            d -> d.put("token_endpoint", stage.op.issuer() + "/to ken")),
        instead(
            "description that is a page",
            PROVIDER_ANSWER_WRONG,
            DESCRIPTION,
            Answer.of(200, HTML, "<h1>Hello</h1>")),
        instead(
            "description called text",
            PROVIDER_ANSWER_WRONG,
            DESCRIPTION,
            Answer.of(200, "text/plain", "{}")),
        instead(
            "description that is an error",
            PROVIDER_ANSWER_WRONG,
            DESCRIPTION,
            Answer.of(500, JSON, "{}")),
        instead(
            "description that is missing",
            PROVIDER_ANSWER_WRONG,
            DESCRIPTION,
            Answer.of(404, JSON, "{}")),
        instead("description that is elsewhere", PROVIDER_ANSWER_WRONG, DESCRIPTION, redirect(302)),
        instead(
            "description that is a list",
            PROVIDER_ANSWER_WRONG,
            DESCRIPTION,
            Answer.of(200, JSON, "[]")),
        instead(
            "description that is nothing",
            PROVIDER_ANSWER_WRONG,
            DESCRIPTION,
            Answer.of(200, JSON, "null")),
        instead(
            "description that says a thing twice",
            PROVIDER_ANSWER_WRONG,
            DESCRIPTION,
            Answer.of(200, JSON, "{\"issuer\":\"a\",\"issuer\":\"b\"}")),
        instead(
            "description that is not UTF-8",
            PROVIDER_ANSWER_WRONG,
            DESCRIPTION,
            new Answer(
                200,
                JSON,
                "{\"issuer\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1),
                Map.of())),
        instead(
            "description of a hundred levels",
            DISCOVERY_OF_ANOTHER,
            DESCRIPTION,
            Answer.of(200, JSON, "{\"a\":".repeat(100) + "1" + "}".repeat(100))),
        instead(
            "endless description",
            PROVIDER_ANSWER_TOO_LARGE,
            DESCRIPTION,
            Answer.of(200, JSON, "{\"a\":\"" + "a".repeat(70_000) + "\"}")),
        arranged(
            "slow description",
            PROVIDER_TOO_SLOW,
            c -> c.slow = DESCRIPTION,
            stage -> stage::press),
        arranged(
            "description that drips",
            PROVIDER_TOO_SLOW,
            c -> c.drips = DESCRIPTION,
            stage -> stage::press));
  }

  private static Answer redirect(int status) {
    return new Answer(status, "", new byte[0], Map.of("Location", stage.elsewhere()));
  }

  private static Misdeed described(String name, Refusal why, Consumer<Map<String, Object>> wrong) {
    return new Misdeed(
        name,
        why,
        (s, b) -> {
          s.op.conduct.description = wrong;
          return s.press(b);
        });
  }

  private static Misdeed instead(String name, Refusal why, String path, Answer answer) {
    return new Misdeed(
        name,
        why,
        (s, b) -> {
          s.op.conduct.instead = Map.of(path, answer);
          return path.equals(DESCRIPTION) ? s.press(b) : s.whole(b);
        });
  }

  interface Walk {
    Browser.Page go(Browser browser);
  }

  private static Misdeed arranged(
      String name,
      Refusal why,
      Consumer<Conduct> wrong,
      java.util.function.Function<ProviderStage, Walk> walk) {
    return new Misdeed(
        name,
        why,
        (s, b) -> {
          wrong.accept(s.op.conduct);
          return walk.apply(s).go(b);
        });
  }

  private static Misdeed whole(String name, Refusal why, Consumer<Conduct> wrong) {
    return arranged(name, why, wrong, stage -> stage::whole);
  }

  // The answer for the code.

  static List<Misdeed> tokenAnswers() {
    return List.of(
        instead(
            "code refused",
            CODE_REFUSED,
            "/token",
            Answer.of(400, JSON, "{\"error\":\"invalid_grant\"}")),
        instead(
            "client refused",
            CODE_REFUSED,
            "/token",
            Answer.of(401, JSON, "{\"error\":\"invalid_client\"}")),
        instead(
            "error of the token endpoint",
            PROVIDER_ANSWER_WRONG,
            "/token",
            Answer.of(500, JSON, "{\"error\":\"server_error\"}")),
        instead(
            "page in place of tokens",
            PROVIDER_ANSWER_WRONG,
            "/token",
            Answer.of(200, HTML, "<script>alert(1)</script>")),
        instead(
            "tokens called text",
            PROVIDER_ANSWER_WRONG,
            "/token",
            Answer.of(200, "text/plain", "{}")),
        instead("tokens without a type", PROVIDER_ANSWER_WRONG, "/token", Answer.of(200, "", "{}")),
        instead(
            "tokens as a form",
            PROVIDER_ANSWER_WRONG,
            "/token",
            Answer.of(200, "application/x-www-form-urlencoded", "id_token=a.b.c")),
        instead(
            "nothing in place of tokens",
            PROVIDER_ANSWER_WRONG,
            "/token",
            Answer.of(200, JSON, "")),
        new Misdeed(
            "tokens elsewhere, and the code with them",
            PROVIDER_ANSWER_WRONG,
            (s, b) -> {
              s.op.conduct.instead = Map.of("/token", redirect(307));
              return s.whole(b);
            }),
        new Misdeed(
            "tokens elsewhere by get",
            PROVIDER_ANSWER_WRONG,
            (s, b) -> {
              s.op.conduct.instead = Map.of("/token", redirect(303));
              return s.whole(b);
            }),
        whole("no ID token", TOKEN_MISSING, c -> c.answer = a -> a.remove("id_token")),
        whole(
            "ID token that is a number", TOKEN_MISSING, c -> c.answer = a -> a.put("id_token", 7)),
        whole(
            "ID token that is a list",
            TOKEN_MISSING,
            c -> c.answer = a -> a.put("id_token", List.of(a.get("id_token")))),
        whole(
            "endless answer for the code",
            PROVIDER_ANSWER_TOO_LARGE,
            c -> c.answer = a -> a.put("more", "m".repeat(70_000))),
        whole("slow answer for the code", PROVIDER_TOO_SLOW, c -> c.slow = "/token"),
        whole("answer for the code that drips", PROVIDER_TOO_SLOW, c -> c.drips = "/token"));
  }

  // The token.

  static List<Misdeed> tokens() {
    return List.of(
        whole(
            "token cut short",
            SIGNATURE_WRONG,
            c -> cut(c, token -> token.substring(0, token.length() - 8))),
        whole(
            "token of two parts",
            TOKEN_MALFORMED,
            c -> cut(c, token -> token.substring(0, token.lastIndexOf('.')))),
        whole(
            "token without signature",
            TOKEN_MALFORMED,
            c -> cut(c, token -> token.substring(0, token.lastIndexOf('.') + 1))),
        whole("token of four parts", TOKEN_MALFORMED, c -> cut(c, token -> token + ".a")),
        whole(
            "token of five parts",
            TOKEN_ENCRYPTED,
            c -> cut(c, token -> "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.a.b.c.d")),
        whole(
            "token with a blank",
            TOKEN_MALFORMED,
            c -> cut(c, token -> token.replaceFirst("\\.", " ."))),
        whole("token with padding", TOKEN_MALFORMED, c -> cut(c, token -> token + "=")),
        whole("token in the other alphabet", TOKEN_MALFORMED, c -> cut(c, token -> "+/" + token)),
        whole("empty token", TOKEN_MALFORMED, c -> cut(c, _ -> "")),
        whole(
            "endless token",
            TOKEN_MALFORMED,
            c -> c.claims = claims -> claims.put("more", "m".repeat(17_000))),
        whole(
            "header that is not JSON",
            TOKEN_MALFORMED,
            c -> cut(c, token -> Tokens.base64("alg") + token.substring(token.indexOf('.')))),
        whole(
            "header that says a thing twice",
            TOKEN_MALFORMED,
            c ->
                cut(
                    c,
                    token ->
                        Tokens.base64("{\"alg\":\"RS256\",\"alg\":\"none\"}")
                            + token.substring(token.indexOf('.')))),
        whole("claims that are not JSON", TOKEN_MALFORMED, c -> c.claimsText = _ -> "claims"),
        whole(
            "claims that are a list",
            TOKEN_MALFORMED,
            c -> c.claimsText = text -> "[" + text + "]"),
        whole(
            "claims that say a thing twice",
            TOKEN_MALFORMED,
            c -> c.claimsText = text -> text.replaceFirst("\\{", "{\"sub\":\"gerda\",")),
        whole(
            "claims changed after signing",
            SIGNATURE_WRONG,
            c ->
                cut(
                    c,
                    token ->
                        token.replaceFirst(
                            "\\.[^.]*\\.", "." + Tokens.base64("{\"sub\":\"gerda\"}") + "."))),
        whole(
            "algorithm none",
            ALGORITHM_NOT_ALLOWED,
            c ->
                c.token =
                    text -> Tokens.base64("{\"alg\":\"none\"}") + "." + Tokens.base64(text) + "."),
        whole(
            "algorithm nOnE",
            ALGORITHM_NOT_ALLOWED,
            c ->
                c.token =
                    text -> Tokens.base64("{\"alg\":\"nOnE\"}") + "." + Tokens.base64(text) + "."),
        whole(
            "algorithm none with a signature",
            ALGORITHM_NOT_ALLOWED,
            c -> c.header = h -> h.put("alg", "none")),
        whole("algorithm missing", TOKEN_MALFORMED, c -> c.header = h -> h.remove("alg")),
        whole(
            "algorithm that is a list",
            TOKEN_MALFORMED,
            c ->
                c.token =
                    text ->
                        Tokens.base64("{\"alg\":[\"RS256\"]}")
                            + "."
                            + Tokens.base64(text)
                            + ".c2ln"),
        whole(
            "algorithm in small letters",
            ALGORITHM_NOT_ALLOWED,
            c -> c.header = h -> h.put("alg", "rs256")),
        whole(
            "keyed hash with the client's secret",
            ALGORITHM_NOT_ALLOWED,
            c ->
                c.token =
                    text ->
                        Tokens.hashed(
                            Tokens.header("HS256", "first"),
                            text,
                            HonestProvider.SECRET.getBytes(StandardCharsets.UTF_8))),
        whole(
            "keyed hash with the public key",
            ALGORITHM_NOT_ALLOWED,
            c ->
                c.token =
                    text -> Tokens.hashed(Tokens.header("HS256", "first"), text, publicKey())),
        whole(
            "token that is an access token",
            TOKEN_MALFORMED,
            c -> c.header = h -> h.put("typ", "at+jwt")),
        whole(
            "token that is for signing out",
            TOKEN_MALFORMED,
            c -> c.header = h -> h.put("typ", "logout+jwt")),
        whole("type that is a number", TOKEN_MALFORMED, c -> c.header = h -> h.put("typ", 1)),
        whole(
            "extension that must be understood",
            TOKEN_MALFORMED,
            c -> {
              c.header =
                  h -> {
                    h.put("crit", List.of("b64"));
                    h.put("b64", false);
                  };
            }));
  }

  private static void cut(Conduct conduct, UnaryOperator<String> cut) {
    conduct.answer = answer -> answer.compute("id_token", (_, token) -> cut.apply((String) token));
  }

  private static byte[] publicKey() {
    try {
      return ((RSAKey) Keys.FIRST.published()).toRSAPublicKey().getEncoded();
    } catch (com.nimbusds.jose.JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  // The keys.

  static List<Misdeed> keys() {
    RSAKey first = (RSAKey) Keys.FIRST.published();
    return List.of(
        whole("key unknown", KEY_UNKNOWN, c -> c.header = h -> h.put("kid", "third")),
        whole("key id that is a number", TOKEN_MALFORMED, c -> c.header = h -> h.put("kid", 1)),
        whole(
            "no key id and two keys",
            KEY_UNKNOWN,
            c -> {
              c.header = h -> h.remove("kid");
              c.published = List.of(first.toJSONObject(), Keys.SECOND.published().toJSONObject());
            }),
        whole(
            "another key under the same id",
            SIGNATURE_WRONG,
            c -> {
              c.key = Keys.SECOND;
              c.header = h -> h.put("kid", "first");
            }),
        whole(
            "key for encryption",
            KEY_UNKNOWN,
            c ->
                c.published =
                    published(new RSAKey.Builder(first).keyUse(KeyUse.ENCRYPTION).build())),
        whole(
            "key for signing only",
            KEY_UNKNOWN,
            c ->
                c.published =
                    published(
                        new RSAKey.Builder(first)
                            .keyUse(null)
                            .keyOperations(Set.of(KeyOperation.SIGN))
                            .build())),
        whole(
            "key for another algorithm",
            KEY_UNKNOWN,
            c ->
                c.published =
                    published(
                        new RSAKey.Builder(first)
                            .algorithm(com.nimbusds.jose.JWSAlgorithm.RS512)
                            .build())),
        whole(
            "short key",
            KEY_UNKNOWN,
            c -> {
              c.key = Keys.SHORT;
              c.published = List.of(Keys.SHORT.published().toJSONObject());
            }),
        whole(
            "curve's algorithm with a key that is none",
            KEY_UNKNOWN,
            c -> {
              c.key = Keys.CURVE;
              c.algorithm = "ES256";
              c.header = h -> h.put("kid", "first");
            }),
        whole(
            "key that the token brings along",
            SIGNATURE_WRONG,
            c -> {
              c.key = Keys.SECOND;
              c.header =
                  h -> {
                    h.put("kid", "first");
                    h.put("jwk", Keys.SECOND.published().toJSONObject());
                  };
            }),
        whole(
            "key that the token says where to find",
            KEY_UNKNOWN,
            c -> {
              c.key = Keys.SECOND;
              c.header = h -> h.put("jku", stage.elsewhere());
            }),
        whole(
            "certificate that the token says where to find",
            KEY_UNKNOWN,
            c -> {
              c.key = Keys.SECOND;
              c.header = h -> h.put("x5u", stage.elsewhere());
            }),
        whole("no key at all", KEY_UNKNOWN, c -> c.published = List.of()),
        whole(
            "keyed hash with a key that is published",
            ALGORITHM_NOT_ALLOWED,
            c -> {
              c.published =
                  List.of(Map.of("kty", "oct", "kid", "first", "k", Tokens.base64("s".repeat(32))));
              c.token =
                  text ->
                      Tokens.hashed(
                          Tokens.header("HS256", "first"),
                          text,
                          "s".repeat(32).getBytes(StandardCharsets.US_ASCII));
            }),
        whole(
            "key after fifty others",
            KEY_UNKNOWN,
            c -> {
              List<Map<String, Object>> many = new ArrayList<>();
              for (int i = 0; i < 50; i++) {
                many.add(Map.of("kty", "RSA", "kid", "k" + i, "n", "AQAB", "e", "AQAB"));
              }
              many.add(first.toJSONObject());
              c.published = many;
            }),
        whole(
            "keys that are not a list",
            KEY_UNKNOWN,
            c -> c.instead = Map.of("/keys", Answer.of(200, JSON, "{\"keys\":{}}"))),
        whole(
            "keys that are a page",
            PROVIDER_ANSWER_WRONG,
            c -> c.instead = Map.of("/keys", Answer.of(200, HTML, "<p>"))),
        whole(
            "keys that are an error",
            PROVIDER_ANSWER_WRONG,
            c -> c.instead = Map.of("/keys", Answer.of(503, JSON, "{}"))),
        whole(
            "keys that are elsewhere",
            PROVIDER_ANSWER_WRONG,
            c -> c.instead = Map.of("/keys", redirect(302))),
        whole(
            "endless keys",
            PROVIDER_ANSWER_TOO_LARGE,
            c ->
                c.instead =
                    Map.of(
                        "/keys",
                        Answer.of(200, JSON, "{\"keys\":[\"" + "k".repeat(140_000) + "\"]}"))),
        whole("slow keys", PROVIDER_TOO_SLOW, c -> c.slow = "/keys"),
        whole(
            "keys on an address that no setting can allow",
            ADDRESS_NOT_ALLOWED,
            c -> c.description = d -> d.put("jwks_uri", "https://169.254.169.254/keys")),
        whole(
            "keys on a host that does not exist",
            PROVIDER_SILENT,
            c -> c.description = d -> d.put("jwks_uri", "https://keys.invalid/keys")));
  }

  private static List<Map<String, Object>> published(RSAKey key) {
    return List.of(key.toJSONObject());
  }

  // The claims.

  static List<Misdeed> claims() {
    return List.of(
        claim("another issuer", WRONG_ISSUER, "iss", "https://id.example"),
        claim(
            "issuer with a slash",
            WRONG_ISSUER,
            (c, now) -> c.merge("iss", "/", (a, z) -> a + "" + z)),
        claim(
            "issuer in capitals",
            WRONG_ISSUER,
            (c, now) -> c.put("iss", "HTTP" + c.get("iss").toString().substring(4))),
        claim("issuer missing", CLAIM_MALFORMED, (c, now) -> c.remove("iss")),
        claim(
            "issuer that is a list",
            CLAIM_MALFORMED,
            (c, now) -> c.put("iss", List.of(c.get("iss")))),
        claim("another audience", WRONG_AUDIENCE, "aud", "another"),
        claim("audience that begins like ours", WRONG_AUDIENCE, "aud", "tocsin2"),
        claim("audience missing", CLAIM_MALFORMED, (c, now) -> c.remove("aud")),
        claim("audience of nobody", CLAIM_MALFORMED, "aud", List.of()),
        claim("audience with a number", CLAIM_MALFORMED, "aud", List.of("tocsin", 7)),
        claim("several audiences and no party", WRONG_PARTY, "aud", List.of("tocsin", "another")),
        claim("another party", WRONG_PARTY, "azp", "another"),
        claim(
            "another party among several audiences",
            WRONG_PARTY,
            (c, now) -> {
              c.put("aud", List.of("tocsin", "another"));
              c.put("azp", "another");
            }),
        claim("party that is a list", CLAIM_MALFORMED, "azp", List.of("tocsin")),
        claim("expired a minute ago", TOKEN_EXPIRED, (c, now) -> c.put("exp", now - 60)),
        claim("expired long ago", TOKEN_EXPIRED, "exp", 0),
        claim("expiry missing", CLAIM_MALFORMED, (c, now) -> c.remove("exp")),
        claim("expiry in words", CLAIM_MALFORMED, "exp", "tomorrow"),
        claim(
            "expiry as a text of figures",
            CLAIM_MALFORMED,
            (c, now) -> c.put("exp", Long.toString(now + 300))),
        claim("expiry beyond all calendars", CLAIM_MALFORMED, "exp", 1e300),
        claim("made in two minutes", TOKEN_FROM_THE_FUTURE, (c, now) -> c.put("iat", now + 120)),
        claim("made yesterday", TOKEN_TOO_OLD, (c, now) -> c.put("iat", now - 86_400)),
        claim("time of making missing", CLAIM_MALFORMED, (c, now) -> c.remove("iat")),
        claim("good in two minutes", TOKEN_FROM_THE_FUTURE, (c, now) -> c.put("nbf", now + 120)),
        claim("beginning in words", CLAIM_MALFORMED, "nbf", "now"),
        claim("another nonce", WRONG_NONCE, "nonce", "another"),
        claim("nonce missing", WRONG_NONCE, (c, now) -> c.remove("nonce")),
        claim("empty nonce", WRONG_NONCE, "nonce", ""),
        claim("nonce that is a number", CLAIM_MALFORMED, "nonce", 7),
        claim(
            "hash of another access token",
            WRONG_ACCESS_TOKEN,
            "at_hash",
            HonestProvider.leftHalf("another")),
        claim("hash that is a number", CLAIM_MALFORMED, "at_hash", 7),
        whole(
            "hash of an access token that did not come",
            WRONG_ACCESS_TOKEN,
            c -> c.answer = a -> a.remove("access_token")),
        claim("subject missing", CLAIM_MALFORMED, (c, now) -> c.remove("sub")),
        claim("subject that is a number", CLAIM_MALFORMED, "sub", 7),
        claim("empty subject", SUBJECT_MALFORMED, "sub", ""),
        claim("subject of 256 letters", SUBJECT_MALFORMED, "sub", "a".repeat(256)),
        claim("subject with a zero byte", SUBJECT_MALFORMED, "sub", "alice\u0000"),
        claim("subject with a line break", SUBJECT_MALFORMED, "sub", "alice\n"),
        claim("subject with a blank at its end", SUBJECT_MALFORMED, "sub", "alice "),
        claim("subject that turns the line round", SUBJECT_MALFORMED, "sub", "\u202Ealice"));
  }

  private static Misdeed claim(String name, Refusal why, String claim, Object value) {
    return claim(name, why, (claims, _) -> claims.put(claim, value));
  }

  private static Misdeed claim(
      String name, Refusal why, BiConsumer<Map<String, Object>, Long> wrong) {
    return whole(
        name,
        why,
        conduct ->
            conduct.claims = claims -> wrong.accept(claims, stage.house.now().getEpochSecond()));
  }

  // The people.

  static List<Misdeed> people() {
    return List.of(
        person("nobody invited them", NOT_INVITED, Map.of("sub", "mallory", "name", "Mallory")),
        person(
            "same mail address, another subject",
            NOT_INVITED,
            Map.of(
                "sub",
                "mallory",
                "name",
                "Alice",
                "email",
                "alice@example.org",
                "email_verified",
                true)),
        person(
            "mail address that nobody verified",
            NOT_INVITED,
            Map.of("sub", "mallory", "email", "alice@example.org", "email_verified", false)),
        person(
            "same name, another subject",
            NOT_INVITED,
            Map.of("sub", "mallory", "name", "Alice", "preferred_username", "alice")),
        person("subject in capitals", NOT_INVITED, Map.of("sub", "ALICE", "name", "Alice")),
        person("role not given any more", ROLE_NOT_GIVEN, Map.of("sub", "gerda", "name", "Gerda")),
        person(
            "role of another word",
            ROLE_NOT_GIVEN,
            Map.of("sub", "gerda", "groups", List.of("tocsin-owners"))),
        person(
            "role of a word that begins alike",
            NOT_INVITED,
            Map.of("sub", "mallory", "groups", List.of("tocsin-editors-too"))),
        person(
            "role in capitals",
            NOT_INVITED,
            Map.of("sub", "mallory", "groups", List.of("TOCSIN-EDITORS"))),
        person(
            "roles in one text",
            NOT_INVITED,
            Map.of("sub", "mallory", "groups", "everybody tocsin-editors")),
        person(
            "roles that are a map",
            NOT_INVITED,
            Map.of("sub", "mallory", "groups", Map.of("tocsin-editors", true))),
        person("roles that are a number", NOT_INVITED, Map.of("sub", "mallory", "groups", 1)),
        person(
            "role named as ours",
            NOT_INVITED,
            Map.of("sub", "mallory", "role", "owner", "roles", List.of("owner"))),
        person(
            "role and no name",
            NAME_UNUSABLE,
            Map.of("sub", "nobody", "groups", List.of("tocsin-editors"))),
        person(
            "role and a name that turns the line round",
            NAME_UNUSABLE,
            Map.of("sub", "nobody", "groups", List.of("tocsin-editors"), "name", "A\u202Elice")),
        person(
            "role and an endless name",
            NAME_UNUSABLE,
            Map.of("sub", "nobody", "groups", List.of("tocsin-editors"), "name", "n".repeat(61))),
        person(
            "role and a name that is a list",
            NAME_UNUSABLE,
            Map.of(
                "sub", "nobody", "groups", List.of("tocsin-editors"), "name", List.of("Nobody"))),
        new Misdeed(
            "closed account",
            ACCOUNT_CLOSED,
            (s, b) -> {
              String alice = account("Alice");
              s.house.accounts.close(alice, "Olga");
              Browser.Page page = s.whole(b);
              s.house.accounts.reopen(alice, "Olga");
              return page;
            }),
        new Misdeed(
            "closed account with an invitation",
            ACCOUNT_CLOSED,
            (s, b) -> {
              String alice = account("Alice");
              s.house.accounts.close(alice, "Olga");
              Browser.Page page = s.wholeInvited(b, s.invitation(Role.OWNER));
              s.house.accounts.reopen(alice, "Olga");
              return page;
            }),
        new Misdeed(
            "invitation nobody made",
            INVITATION_GONE,
            (s, b) -> {
              s.op.conduct.person = Map.of("sub", "mallory", "name", "Mallory");
              return departed(s, b, "/console/first/" + "x".repeat(43));
            }),
        new Misdeed(
            "invitation whose day is over",
            INVITATION_GONE,
            (s, b) -> {
              s.op.conduct.person = Map.of("sub", "mallory", "name", "Mallory");
              String link = s.invitation(Role.OWNER);
              s.house.pass(Accounts.LINK_LASTS);
              return departed(s, b, link);
            }),
        new Misdeed(
            "invitation that runs out on the way",
            INVITATION_GONE,
            (s, b) -> {
              s.op.conduct.person = Map.of("sub", "mallory", "name", "Mallory");
              String link = s.invitation(Role.OWNER);
              s.house.pass(Accounts.LINK_LASTS.minusMinutes(1));
              String way = s.agreed(ProviderStage.leads(s.pressInvited(b, link)));
              s.house.pass(Duration.ofMinutes(2));
              return b.get(way);
            }),
        new Misdeed(
            "invitation taken by somebody who is here already",
            HAS_AN_ACCOUNT,
            (s, b) -> {
              String link = s.invitation(Role.OWNER);
              Browser.Page page = s.wholeInvited(b, link);
              assertThat(b.get(link).status()).as("the link is still good").isEqualTo(200);
              return page;
            }),
        new Misdeed(
            "invitation taken by somebody without a name",
            NAME_UNUSABLE,
            (s, b) -> {
              s.op.conduct.person = Map.of("sub", "nobody");
              String link = s.invitation(Role.READER);
              Browser.Page page = s.wholeInvited(b, link);
              assertThat(b.get(link).status()).as("the link is still good").isEqualTo(200);
              return page;
            }));
  }

  private static String account(String name) {
    return stage.people().stream()
        .filter(account -> account.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static Misdeed person(String name, Refusal why, Map<String, Object> person) {
    return whole(name, why, conduct -> conduct.person = person);
  }

  /** Presses a button that the page of a dead link does not show. */
  private static Browser.Page departed(ProviderStage s, Browser b, String link) {
    String action = Newsroom.SIGN_IN + "/provider";
    List<Map.Entry<String, String>> fields =
        Browser.fields(b.get(Newsroom.SIGN_IN), action, Map.of());
    return b.get(s.agreed(ProviderStage.leads(b.post(link + "/provider", fields, "same-origin"))));
  }
}
