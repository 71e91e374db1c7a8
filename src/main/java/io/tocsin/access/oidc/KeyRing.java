package io.tocsin.access.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The provider's public keys (RFC 7517), remembered for an hour; thread-safe. An unknown key makes
 * it look again, but at most once a minute: a forged token costs the provider nothing.
 */
final class KeyRing {

  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);
  private static final int MOST = 128 * 1024;
  private static final int MOST_KEYS = 50;
  private static final int MOST_CANDIDATES = 4;
  private static final int SHORTEST_RSA = 2048;

  private final ProviderWire wire;
  private final InstantSource clock;
  private final ReentrantLock asking = new ReentrantLock();
  private List<JWK> keys = List.of();
  private Instant askedAt = Instant.MIN;

  KeyRing(ProviderWire wire, InstantSource clock) {
    this.wire = wire;
    this.clock = clock;
  }

  /** Returns the keys by which a token with this header may be signed; at least one. */
  Checked<List<JWK>> candidates(URI address, JWSHeader header) {
    return Provider.oneAtATime(
        asking,
        () -> {
          Instant now = clock.instant();
          boolean fresh = askedAt.plus(FRESH).isAfter(now);
          List<JWK> found = fresh ? fitting(header) : List.of();
          if (!found.isEmpty()) {
            return Checked.passed(found);
          }
          if (askedAt.plus(AGAIN_AFTER).isAfter(now)) {
            return Checked.failed(Refusal.KEY_UNKNOWN);
          }
          askedAt = now;
          keys = List.of();
          return wire.get(address, MOST)
              .then(said -> {
                keys = read(said);
                List<JWK> fitting = fitting(header);
                return fitting.isEmpty()
                    ? Checked.failed(Refusal.KEY_UNKNOWN)
                    : Checked.passed(fitting);
              });
        });
  }

  private static List<JWK> read(Map<String, Object> said) {
    List<JWK> read = new ArrayList<>();
    if (said.get("keys") instanceof List<?> list) {
      for (Object one : list.subList(0, Math.min(list.size(), MOST_KEYS))) {
        key(one).ifPresent(read::add);
      }
    }
    return read;
  }

  /** A key of a kind that we do not know is no mistake of the provider's. */
  private static Optional<JWK> key(Object written) {
    if (!(written instanceof Map<?, ?> map)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(JWK.parse(JSONObjectUtils.toJSONString(texts(map))).toPublicJWK());
    } catch (ParseException | IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  private static Map<String, ?> texts(Map<?, ?> map) {
    Map<String, Object> named = new java.util.HashMap<>();
    map.forEach((name, value) -> named.put(String.valueOf(name), value));
    return named;
  }

  /**
   * Without a key id in the token, the provider must leave no choice (OpenID Core section 10.1).
   */
  private List<JWK> fitting(JWSHeader header) {
    List<JWK> able = keys.stream().filter(key -> fits(key, header.getAlgorithm())).toList();
    String id = header.getKeyID();
    if (id == null) {
      return able.size() == 1 ? able : List.of();
    }
    return able.stream().filter(key -> id.equals(key.getKeyID())).limit(MOST_CANDIDATES).toList();
  }

  private static boolean fits(JWK key, JWSAlgorithm algorithm) {
    boolean forSignatures = key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE);
    boolean forChecking =
        key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY);
    boolean forThis = key.getAlgorithm() == null || Objects.equals(key.getAlgorithm(), algorithm);
    return forSignatures && forChecking && forThis && isStrong(key, algorithm);
  }

  private static boolean isStrong(JWK key, JWSAlgorithm algorithm) {
    return switch (key) {
      case RSAKey rsa -> JWSAlgorithm.Family.RSA.contains(algorithm) && rsa.size() >= SHORTEST_RSA;
      case ECKey ec ->
          Curve.forJWSAlgorithm(algorithm) != null
              && Curve.forJWSAlgorithm(algorithm).contains(ec.getCurve());
      default -> false;
    };
  }
}
