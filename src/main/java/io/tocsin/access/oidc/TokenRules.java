package io.tocsin.access.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says what an opened ID token is worth (OpenID Connect Core 1.0 section 3.1.3.7); pure. */
final class TokenRules {

  private static final Duration SKEW = Duration.ofSeconds(60);
  private static final Duration OLDEST = Duration.ofMinutes(10);
  private static final Pattern SUBJECT = Pattern.compile("[!-~](?:[ -~]{0,253}[!-~])?");

  private TokenRules() {}

  /**
   * What the token must answer to.
   *
   * @param accessToken that came with it; empty if none did
   */
  record Expected(
      ProviderSettings settings, String nonce, Optional<String> accessToken, Instant now) {}

  /** Judges; the first thing that is wrong is told. */
  static Checked<Map<String, Object>> judge(IdTokens.Opened opened, Expected expected) {
    Claims claims = new Claims(opened.claims());
    Stream<Supplier<Optional<Refusal>>> rules =
        Stream.of(
            () -> issuer(claims, expected),
            () -> audience(claims, expected),
            () -> time(claims, expected.now()),
            () -> nonce(claims, expected),
            () -> accessToken(claims, opened.algorithm(), expected),
            () -> subject(claims));
    return rules
        .map(Supplier::get)
        .flatMap(Optional::stream)
        .findFirst()
        .map(Checked::<Map<String, Object>>failed)
        .orElseGet(() -> Checked.passed(claims.all()));
  }

  private static Optional<Refusal> issuer(Claims claims, Expected expected) {
    Optional<String> issuer = claims.text("iss");
    if (issuer.isEmpty()) {
      return Optional.of(Refusal.CLAIM_MALFORMED);
    }
    return unless(issuer.get().equals(expected.settings().issuer()), Refusal.WRONG_ISSUER);
  }

  private static Optional<Refusal> audience(Claims claims, Expected expected) {
    String ours = expected.settings().clientId();
    List<String> audience = claims.texts("aud");
    Optional<String> party = claims.text("azp");
    if (audience.isEmpty() || claims.isMalformed()) {
      return Optional.of(Refusal.CLAIM_MALFORMED);
    }
    if (!audience.contains(ours)) {
      return Optional.of(Refusal.WRONG_AUDIENCE);
    }
    boolean partyFits = party.map(ours::equals).orElse(audience.stream().allMatch(ours::equals));
    return unless(partyFits, Refusal.WRONG_PARTY);
  }

  private static Optional<Refusal> time(Claims claims, Instant now) {
    Optional<Instant> expires = claims.moment("exp");
    Optional<Instant> issued = claims.moment("iat");
    Optional<Instant> notBefore = claims.moment("nbf");
    if (expires.isEmpty() || issued.isEmpty() || claims.isMalformed()) {
      return Optional.of(Refusal.CLAIM_MALFORMED);
    }
    if (!now.isBefore(expires.get().plus(SKEW))) {
      return Optional.of(Refusal.TOKEN_EXPIRED);
    }
    Instant latest = now.plus(SKEW);
    if (issued.get().isAfter(latest) || notBefore.filter(latest::isBefore).isPresent()) {
      return Optional.of(Refusal.TOKEN_FROM_THE_FUTURE);
    }
    return unless(!issued.get().isBefore(now.minus(OLDEST)), Refusal.TOKEN_TOO_OLD);
  }

  private static Optional<Refusal> nonce(Claims claims, Expected expected) {
    Optional<String> nonce = claims.text("nonce");
    if (claims.isMalformed()) {
      return Optional.of(Refusal.CLAIM_MALFORMED);
    }
    return unless(
        nonce.filter(one -> same(one, expected.nonce())).isPresent(), Refusal.WRONG_NONCE);
  }

  private static Optional<Refusal> accessToken(Claims claims, String algorithm, Expected expected) {
    Optional<String> hash = claims.text("at_hash");
    if (claims.isMalformed()) {
      return Optional.of(Refusal.CLAIM_MALFORMED);
    }
    if (hash.isEmpty()) {
      return Optional.empty();
    }
    boolean fits =
        expected
            .accessToken()
            .filter(token -> same(hash.get(), leftHalf(token, algorithm)))
            .isPresent();
    return unless(fits, Refusal.WRONG_ACCESS_TOKEN);
  }

  private static Optional<Refusal> subject(Claims claims) {
    Optional<String> subject = claims.text("sub");
    if (subject.isEmpty()) {
      return Optional.of(Refusal.CLAIM_MALFORMED);
    }
    return unless(SUBJECT.matcher(subject.get()).matches(), Refusal.SUBJECT_MALFORMED);
  }

  /** Names that are no texts are no names: nothing hangs on them. */
  static List<String> names(Map<String, Object> claims) {
    Claims told = new Claims(claims);
    return Stream.of("name", "preferred_username", "nickname")
        .flatMap(name -> told.text(name).stream())
        .toList();
  }

  /** Returns who it is, after the claims were judged. */
  static Vouched vouched(Map<String, Object> claims, ProviderSettings settings) {
    return new Vouched(
        settings.issuer(),
        new Claims(claims).text("sub").orElseThrow(),
        names(claims),
        settings.roles().flatMap(rule -> rule.roleOf(claims)));
  }

  private static Optional<Refusal> unless(boolean holds, Refusal refusal) {
    return holds ? Optional.empty() : Optional.of(refusal);
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /** The left half of the hash that goes with the signature (section 3.1.3.6). */
  private static String leftHalf(String token, String algorithm) {
    try {
      String bits = algorithm.substring(algorithm.length() - 3);
      byte[] whole =
          MessageDigest.getInstance("SHA-" + bits)
              .digest(token.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(whole, whole.length / 2));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256, 384 and 512", e);
    }
  }
}
