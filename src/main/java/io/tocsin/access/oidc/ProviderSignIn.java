package io.tocsin.access.oidc;

import io.tocsin.access.Arrival;
import io.tocsin.access.Household;
import io.tocsin.access.Secret;
import io.tocsin.access.SignInLimits;
import io.tocsin.access.oidc.CodeExchange.Tokens;
import io.tocsin.access.oidc.Journeys.Journey;
import io.tocsin.access.oidc.Provider.Description;
import io.tocsin.access.sql.AccessTables;
import io.tocsin.audit.AuditLog;
import io.tocsin.web.Form;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sign-in at the owner's provider of identities: setting out and coming back; thread-safe. */
public final class ProviderSignIn {

  private final ProviderSettings settings;
  private final InstantSource clock;
  private final Provider provider;
  private final CodeExchange exchange;
  private final UserInfo userInfo;
  private final ProviderWire wire;
  private final IdTokens tokens;
  private final Journeys journeys;
  private final Guests guests;
  private final SignInLimits departures;
  private final SignInLimits returns;

  /** What of the house it works with. */
  public record House(
      AccessTables tables,
      Household household,
      AuditLog audit,
      InstantSource clock,
      SecureRandom random) {}

  /** Opens the way to that provider over that line; nothing is asked of it yet. */
  public ProviderSignIn(ProviderSettings settings, ProviderLine line, House house) {
    this.settings = settings;
    this.clock = house.clock();
    ProviderWire wire = new ProviderWire(settings, line);
    this.provider = new Provider(settings, wire, clock);
    this.exchange = new CodeExchange(settings, wire);
    this.userInfo = new UserInfo(settings, wire);
    this.wire = wire;
    this.tokens = new IdTokens(new KeyRing(wire, clock));
    this.journeys = new Journeys(house.tables(), house.random());
    this.guests = new Guests(house);
    this.departures = new SignInLimits(clock);
    this.returns = new SignInLimits(clock);
  }

  /** What comes of setting out. */
  public sealed interface Departure {

    /**
     * The browser goes there, with that cookie.
     *
     * @param to the provider's page
     */
    record Going(URI to, Ticket ticket) implements Departure {}

    /** The provider cannot be reached, or must not. */
    record Refused(Refusal why) implements Departure {}

    /** Too many set out from there. */
    record Later(Duration after) implements Departure {}
  }

  /** The cookie that a browser needs to come back; good for one return. */
  public record Ticket(String cookie, Secret secret) {

    /** How long the way may take. */
    public static final Duration LASTS = Journeys.LASTS;
  }

  /** What comes of coming back. */
  public sealed interface Return {

    /** In; the secret goes into the cookie of the session. */
    record Welcome(Secret session) implements Return {}

    /** Not in. */
    record Refused(Refusal why) implements Return {}

    /** Too many come back to there. */
    record Later(Duration after) implements Return {}
  }

  /** Returns the provider's name, as the button says it. */
  public String name() {
    return settings.name();
  }

  /**
   * Sets out.
   *
   * @param invitation the one-time link to be used up on return
   * @param language in which the provider's pages should be
   */
  public Departure depart(Arrival arrival, Optional<Secret> invitation, String language) {
    Duration wait = departures.take(arrival.from());
    if (!wait.isZero()) {
      return new Departure.Later(wait);
    }
    Instant now = clock.instant();
    return switch (provider.description()) {
      case Checked.Failed<Description>(Refusal why) -> {
        guests.refused(why);
        yield new Departure.Refused(why);
      }
      case Checked.Passed<Description>(Description there) -> {
        Journey journey = journeys.begin(invitation.map(Secret::fingerprint), now);
        Ticket ticket = new Ticket(Journeys.cookieOf(journey.state()), journey.browser());
        yield new Departure.Going(address(there, journey, language), ticket);
      }
    };
  }

  private URI address(Description there, Journey journey, String language) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", settings.clientId());
    query.put("redirect_uri", settings.redirect().toString());
    query.put(
        "scope",
        Stream.concat(Stream.of("openid"), settings.scopes().stream())
            .distinct()
            .collect(Collectors.joining(" ")));
    query.put("state", journey.state());
    query.put("nonce", journey.nonce());
    query.put("code_challenge", journey.challenge());
    query.put("code_challenge_method", "S256");
    query.put("ui_locales", language);
    return with(there.authorization(), query);
  }

  /**
   * Returns where somebody who came in this way signs out there too (OpenID Connect RP-Initiated
   * Logout 1.0), and is sent back to the sign-in page from; empty when the provider offers no such
   * place, or none that we may send anybody to.
   *
   * <p>No ID token is kept to go along: the provider asks the person instead.
   */
  public Optional<URI> farewell(String language) {
    Checked<URI> there =
        provider
            .description()
            .then(described ->
                described.endSession() == null
                    ? Checked.failed(Refusal.DISCOVERY_INCOMPLETE)
                    : wire.address(described.endSession()));
    if (!(there instanceof Checked.Passed<URI>(URI address))) {
      return Optional.empty();
    }
    Map<String, String> query = new LinkedHashMap<>();
    query.put("client_id", settings.clientId());
    query.put("post_logout_redirect_uri", settings.afterSignOut().toString());
    query.put("ui_locales", language);
    return Optional.of(with(address, query));
  }

  private static URI with(URI address, Map<String, String> query) {
    String base = address.toString();
    return URI.create(base + (base.contains("?") ? "&" : "?") + CodeExchange.encoded(query));
  }

  /** Returns the name of the cookie that this return needs; empty when it is none of ours. */
  public Optional<String> ticketOf(Form query) {
    return query.first("state").filter(Journeys::isState).map(Journeys::cookieOf);
  }

  /**
   * Comes back.
   *
   * @param cookies finds a cookie of this browser
   */
  public Return arrive(Form query, Function<String, Optional<String>> cookies, Arrival arrival) {
    Duration wait = returns.take(arrival.from());
    if (!wait.isZero()) {
      return new Return.Later(wait);
    }
    Checked<Vouched> vouched = Checked.failed(Refusal.RETURN_MALFORMED);
    Checked<Journey> journey = Checked.failed(Refusal.RETURN_MALFORMED);
    if (WayBack.read(query) instanceof Checked.Passed<WayBack>(WayBack back)) {
      Optional<String> cookie = cookies.apply(Journeys.cookieOf(back.state()));
      journey = journeys.end(back.state(), cookie, clock.instant());
      vouched = journey.then(open -> vouched(back, open));
    }
    Checked<Journey> ended = journey;
    return switch (vouched) {
      case Checked.Failed<Vouched>(Refusal why) -> {
        guests.refused(why);
        yield new Return.Refused(why);
      }
      case Checked.Passed<Vouched>(Vouched person) ->
          entered(ended.then(open -> guests.enter(person, open.invitation(), arrival)), arrival);
    };
  }

  private Return entered(Checked<Secret> entered, Arrival arrival) {
    return switch (entered) {
      case Checked.Failed<Secret>(Refusal why) -> new Return.Refused(why);
      case Checked.Passed<Secret>(Secret session) -> {
        departures.welcome(arrival.from());
        returns.welcome(arrival.from());
        yield new Return.Welcome(session);
      }
    };
  }

  private Checked<Vouched> vouched(WayBack back, Journey journey) {
    return provider
        .description()
        .then(there ->
            sameProvider(back, there)
                .then(ProviderSignIn::code)
                .then(code -> exchange.exchange(there, code, journey.verifier()))
                .then(got ->
                    tokens
                        .open(got.idToken(), there.keys())
                        .then(opened -> judge(opened, got, journey))
                        .then(claims -> userInfo.complete(claims, there, got.accessToken()))))
        .then(claims -> Checked.passed(TokenRules.vouched(claims, settings)));
  }

  private Checked<WayBack> sameProvider(WayBack back, Description there) {
    boolean same = back.issuer().map(settings.issuer()::equals).orElse(!there.namesItself());
    return same ? Checked.passed(back) : Checked.failed(Refusal.OTHER_PROVIDER);
  }

  private static Checked<String> code(WayBack back) {
    return back.code()
        .map(Checked::passed)
        .orElseGet(() -> {
          boolean denied = back.error().filter("access_denied"::equals).isPresent();
          return Checked.failed(denied ? Refusal.DENIED_THERE : Refusal.ERROR_THERE);
        });
  }

  private Checked<Map<String, Object>> judge(IdTokens.Opened opened, Tokens got, Journey journey) {
    return TokenRules.judge(
        opened,
        new TokenRules.Expected(settings, journey.nonce(), got.accessToken(), clock.instant()));
  }

  /** Asks the provider who it is and changes nothing; returns why it will not do, or empty. */
  public static Optional<Refusal> ailment(
      ProviderSettings settings, ProviderLine line, InstantSource clock) {
    Provider there = new Provider(settings, new ProviderWire(settings, line), clock);
    return there.description() instanceof Checked.Failed<Description>(Refusal why)
        ? Optional.of(why)
        : Optional.empty();
  }
}
