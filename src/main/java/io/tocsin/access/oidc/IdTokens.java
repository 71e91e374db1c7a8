package io.tocsin.access.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import java.text.ParseException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Opens ID tokens: what comes out was signed by the provider, with a key it publishes for that, in
 * one of a few ways; thread-safe. Keys that a token itself brings along or names are not looked at.
 */
final class IdTokens {

  private static final int LONGEST = 16 * 1024;
  private static final Pattern THREE_PARTS =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");
  private static final Pattern FIVE_PARTS = Pattern.compile("[^.]*(?:\\.[^.]*){4}");
  private static final Set<JWSAlgorithm> TAKEN =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final KeyRing ring;

  IdTokens(KeyRing ring) {
    this.ring = ring;
  }

  /**
   * What was signed.
   *
   * @param algorithm by which it was
   */
  record Opened(String algorithm, Map<String, Object> claims) {}

  /** Opens a token with the keys at that address. */
  Checked<Opened> open(String token, URI keys) {
    if (token.length() > LONGEST) {
      return Checked.failed(Refusal.TOKEN_MALFORMED);
    }
    if (!THREE_PARTS.matcher(token).matches()) {
      boolean five = FIVE_PARTS.matcher(token).matches();
      return Checked.failed(five ? Refusal.TOKEN_ENCRYPTED : Refusal.TOKEN_MALFORMED);
    }
    Optional<Map<String, Object>> header = part(token.substring(0, token.indexOf('.')));
    return header.isEmpty()
        ? Checked.failed(Refusal.TOKEN_MALFORMED)
        : header(header.get()).then(_ -> signed(token, keys));
  }

  /** Judged before the library reads it: it refuses some of this in its own way. */
  private static Checked<String> header(Map<String, Object> header) {
    if (!(header.get("alg") instanceof String name)) {
      return Checked.failed(Refusal.TOKEN_MALFORMED);
    }
    if (TAKEN.stream().noneMatch(taken -> taken.getName().equals(name))) {
      return Checked.failed(Refusal.ALGORITHM_NOT_ALLOWED);
    }
    Object type = header.getOrDefault("typ", "JWT");
    boolean plain = type instanceof String text && text.toUpperCase(Locale.ROOT).equals("JWT");
    return plain && !header.containsKey("crit")
        ? Checked.passed(name)
        : Checked.failed(Refusal.TOKEN_MALFORMED);
  }

  private Checked<Opened> signed(String token, URI keys) {
    JWSObject parsed;
    try {
      parsed = JWSObject.parse(token);
    } catch (ParseException | IllegalArgumentException e) {
      return Checked.failed(Refusal.TOKEN_MALFORMED);
    }
    Optional<Map<String, Object>> claims = ProviderWire.object(parsed.getPayload().toBytes());
    return ring.candidates(keys, parsed.getHeader())
        .then(candidates ->
            candidates.stream().noneMatch(key -> isSignedBy(parsed, key))
                ? Checked.failed(Refusal.SIGNATURE_WRONG)
                : claims
                    .map(all ->
                        Checked.passed(
                            new Opened(parsed.getHeader().getAlgorithm().getName(), all)))
                    .orElseGet(() -> Checked.failed(Refusal.TOKEN_MALFORMED)));
  }

  private static boolean isSignedBy(JWSObject token, JWK key) {
    try {
      JWSVerifier verifier =
          switch (key) {
            case RSAKey rsa -> new RSASSAVerifier(rsa);
            case ECKey ec -> new ECDSAVerifier(ec);
            default -> throw new JOSEException("a key of another kind");
          };
      return verifier.verify(token.getHeader(), token.getSigningInput(), token.getSignature());
    } catch (JOSEException unusable) {
      return false;
    }
  }

  private static Optional<Map<String, Object>> part(String encoded) {
    try {
      return ProviderWire.object(Base64.getUrlDecoder().decode(encoded));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
