package io.tocsin.access.oidc;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the provider says about itself (OpenID Connect Discovery 1.0 section 4), remembered for an
 * hour; thread-safe. A failure is remembered for a moment, so that many who try at once are one
 * question.
 */
final class Provider {

  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration FAILURE = Duration.ofSeconds(5);
  private static final long PATIENCE_SECONDS = 10;
  private static final int MOST = 64 * 1024;

  private final ProviderSettings settings;
  private final ProviderWire wire;
  private final InstantSource clock;
  private final ReentrantLock asking = new ReentrantLock();
  private @Nullable Kept kept;

  private record Kept(Checked<Description> said, Instant until) {}

  /**
   * What we need of the description.
   *
   * @param namesItself whether each way back names the issuer (RFC 9207)
   * @param takesBasic whether the client's secret goes into a header, and not into the form
   * @param userInfo where more is told of a person, as it is written there, or null; checked when
   *     it is needed
   * @param endSession where people sign out there, as it is written, or null; checked likewise
   */
  record Description(
      URI authorization,
      URI token,
      URI keys,
      boolean namesItself,
      boolean takesBasic,
      @Nullable Object userInfo,
      @Nullable Object endSession) {}

  Provider(ProviderSettings settings, ProviderWire wire, InstantSource clock) {
    this.settings = settings;
    this.wire = wire;
    this.clock = clock;
  }

  /** Returns the description, asked for anew when it is no longer fresh. */
  Checked<Description> description() {
    return oneAtATime(
        asking,
        () -> {
          Instant now = clock.instant();
          Kept last = kept;
          if (last == null || !now.isBefore(last.until())) {
            Checked<Description> said = ask();
            Duration lasts = said instanceof Checked.Passed<Description> ? FRESH : FAILURE;
            last = new Kept(said, now.plus(lasts));
            kept = last;
          }
          return last.said();
        });
  }

  static <T> Checked<T> oneAtATime(ReentrantLock lock, Supplier<Checked<T>> work) {
    try {
      if (!lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return Checked.failed(Refusal.PROVIDER_TOO_SLOW);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Checked.failed(Refusal.PROVIDER_TOO_SLOW);
    }
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  private Checked<Description> ask() {
    String issuer = settings.issuer();
    String root = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    return wire.get(URI.create(root + "/.well-known/openid-configuration"), MOST).then(this::check);
  }

  private Checked<Description> check(Map<String, Object> said) {
    if (!settings.issuer().equals(said.get("issuer"))) {
      return Checked.failed(Refusal.DISCOVERY_OF_ANOTHER);
    }
    boolean namesItself =
        Boolean.TRUE.equals(said.get("authorization_response_iss_parameter_supported"));
    Object methods = said.get("token_endpoint_auth_methods_supported");
    boolean basic = !(methods instanceof List<?> list) || list.contains("client_secret_basic");
    return wire.address(said.get("authorization_endpoint"))
        .then(authorization ->
            wire.address(said.get("token_endpoint"))
                .then(token ->
                    wire.address(said.get("jwks_uri"))
                        .then(keys ->
                            Checked.passed(
                                new Description(
                                    authorization,
                                    token,
                                    keys,
                                    namesItself,
                                    basic,
                                    said.get("userinfo_endpoint"),
                                    said.get("end_session_endpoint"))))));
  }
}
