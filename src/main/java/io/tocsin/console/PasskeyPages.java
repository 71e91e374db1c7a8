package io.tocsin.console;

import io.tocsin.access.Arrival;
import io.tocsin.access.Entry;
import io.tocsin.access.Sessions;
import io.tocsin.access.passkey.Passkeys;
import io.tocsin.web.Cookie;
import io.tocsin.web.Form;
import io.tocsin.web.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/** What the script asks when somebody makes or uses a passkey; thread-safe. */
final class PasskeyPages {

  /** Ties a challenge to the browser that asked for it. */
  private static final String BROWSER = "tocsin_browser";

  private static final Duration BROWSER_LASTS = Duration.ofMinutes(10);
  private static final long PATIENCE = Duration.ofMinutes(5).toMillis();

  /** ES256, EdDSA, RS256 (IANA COSE algorithms). */
  private static final List<Integer> ALGORITHMS = List.of(-7, -8, -257);

  private static final String KEYS = "/console/account#passkeys";

  private final Tools tools;
  private final JsonMapper json = JsonMapper.shared();

  PasskeyPages(Tools tools) {
    this.tools = tools;
  }

  private Passkeys passkeys() {
    return tools.passkeys();
  }

  private Reply reply(int status, Map<String, ?> answer) {
    return Reply.json(status, json.writeValueAsBytes(answer));
  }

  private Reply no() {
    return reply(422, Map.of("refused", true));
  }

  /** What is needed to sign in; a cookie remembers for which browser. */
  Reply signing(Visit visit, String body) {
    String browser = passkeys().browser();
    Passkeys.Signing signing = passkeys().signing(browser);
    return reply(
            200,
            Map.of(
                "challenge", signing.challenge(),
                "rpId", signing.site().id(),
                "timeout", PATIENCE,
                "userVerification", "required",
                "allowCredentials", List.of()))
        .with(new Cookie(BROWSER, browser, BROWSER_LASTS, visit.request().secure()));
  }

  Reply enter(Visit visit, String body) {
    String browser = visit.request().cookie(BROWSER).orElse("");
    return switch (passkeys().enter(body, browser, Arrival.of(visit.request()))) {
      case Entry.Welcome(_, var session) -> {
        visit.request().cookie(Sessions.COOKIE).ifPresent(tools.household().sessions()::end);
        boolean secure = visit.request().secure();
        yield reply(200, Map.of("go", "/console"))
            .with(new Cookie(Sessions.COOKIE, session.text(), Sessions.LONGEST, secure))
            .with(Cookie.gone(BROWSER, secure));
      }
      case Entry.Refused() -> no();
      case Entry.Faulty(_) -> no();
      case Entry.Later(Duration after) ->
          EntryPages.later(reply(429, Map.of("refused", true)), after);
    };
  }

  /** Answers for who is signed in; whose session ended a moment ago is refused as a stranger is. */
  private Reply asker(Visit visit, Function<Sessions.SignedIn, Reply> answer) {
    return visit
        .request()
        .cookie(Sessions.COOKIE)
        .flatMap(tools.household().sessions()::find)
        .map(answer)
        .orElseGet(this::no);
  }

  Reply making(Visit visit, String body) {
    return asker(visit, me -> making(visit, passkeys().making(me)));
  }

  private Reply making(Visit visit, Passkeys.Making making) {
    return reply(
        200,
        Map.of(
            "rp", Map.of("id", making.site().id(), "name", visit.siteName()),
            "user",
                Map.of(
                    "id", making.userHandle(),
                    "name", making.userName(),
                    "displayName", making.userName()),
            "challenge", making.challenge(),
            "pubKeyCredParams",
                ALGORITHMS.stream()
                    .map(algorithm -> Map.of("type", "public-key", "alg", algorithm))
                    .toList(),
            "timeout", PATIENCE,
            "excludeCredentials",
                making.known().stream().map(id -> Map.of("type", "public-key", "id", id)).toList(),
            "authenticatorSelection",
                Map.of(
                    "residentKey", "required",
                    "requireResidentKey", true,
                    "userVerification", "required"),
            "attestation", "none"));
  }

  Reply add(Visit visit, String body) {
    String name = visit.request().query().first("name").orElse("");
    return asker(
        visit,
        me -> passkeys().add(me, name, body).isEmpty() ? reply(200, Map.of("go", KEYS)) : no());
  }

  Reply remove(Visit visit, Form form) {
    String id = visit.request().parameter("passkey");
    return asker(
        visit,
        me -> {
          boolean password = tools.household().accounts().hasPassword(me.account());
          passkeys().remove(me.account(), id, password);
          return Reply.seeOther(KEYS);
        });
  }
}
