package io.tocsin.access.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.Challenge;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.BadAlgorithmException;
import com.webauthn4j.verifier.exception.BadChallengeException;
import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.BadSignatureException;
import com.webauthn4j.verifier.exception.BadTopOriginException;
import com.webauthn4j.verifier.exception.CrossOriginException;
import com.webauthn4j.verifier.exception.InconsistentClientDataTypeException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.NotAllowedAlgorithmException;
import com.webauthn4j.verifier.exception.UserNotPresentException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;
import com.webauthn4j.verifier.exception.VerificationException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of the specification, by the library that keeps them; thread-safe.
 *
 * <p>What strangers send makes the library's readers throw whatever they meet, from their own
 * exceptions to a null pointer: while reading, every one of them means that it cannot be read.
 */
final class Ceremonies {

  private static final int LONGEST_ID = 1023;

  /** Hash of the site, flags and counter (section 6.1), in bytes. */
  private static final int WITHOUT_EXTENSIONS = 37;

  private static final List<PublicKeyCredentialParameters> ALGORITHMS =
      List.of(
          algorithm(COSEAlgorithmIdentifier.ES256),
          algorithm(COSEAlgorithmIdentifier.EdDSA),
          algorithm(COSEAlgorithmIdentifier.RS256));

  private final Site site;
  private final ObjectConverter converter = new ObjectConverter();
  private final WebAuthnManager library = WebAuthnManager.createNonStrictWebAuthnManager(converter);

  Ceremonies(Site site) {
    this.site = site;
  }

  private static PublicKeyCredentialParameters algorithm(COSEAlgorithmIdentifier algorithm) {
    return new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm);
  }

  /** What came of making a key, read but not believed. */
  record Made(RegistrationData data, byte[] challenge, AttestedCredentialData key, long counter) {}

  /**
   * A signature, read but not believed.
   *
   * @param person whose the key says it is, empty when it does not say
   */
  record Signature(
      AuthenticationData data, byte[] challenge, byte[] id, byte[] person, long counter) {}

  /** Reads what came of making a key; empty: it cannot be read. */
  Optional<Made> readNewKey(String json) {
    try {
      RegistrationData data = library.parseRegistrationResponseJSON(json);
      CollectedClientData said = data.getCollectedClientData();
      AttestationObject attested = data.getAttestationObject();
      if (said == null || attested == null) {
        return Optional.empty();
      }
      AttestedCredentialData key = attested.getAuthenticatorData().getAttestedCredentialData();
      return key == null
          ? Optional.empty()
          : Optional.of(
              new Made(data, challenge(said), key, attested.getAuthenticatorData().getSignCount()));
    } catch (RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  /** Reads a signature; empty: it cannot be read. */
  Optional<Signature> readSignature(String json) {
    try {
      AuthenticationData data = library.parseAuthenticationResponseJSON(json);
      CollectedClientData said = data.getCollectedClientData();
      AuthenticatorData<?> device = data.getAuthenticatorData();
      Optional<byte[]> id = Optional.ofNullable(data.getCredentialId());
      Optional<byte[]> person = Optional.ofNullable(data.getUserHandle());
      if (said == null || device == null || data.getSignature() == null || !isExact(data)) {
        return Optional.empty();
      }
      return id.filter(bytes -> bytes.length <= LONGEST_ID)
          .map(bytes ->
              new Signature(
                  data, challenge(said), bytes, person.orElse(new byte[0]), device.getSignCount()));
    } catch (RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  /** Whether the device's bytes hold what their flags say and no more; the library is lenient. */
  private static boolean isExact(AuthenticationData data) {
    int length = Optional.ofNullable(data.getAuthenticatorDataBytes()).orElse(new byte[0]).length;
    AuthenticatorData<?> device = data.getAuthenticatorData();
    return device != null
        && !device.isFlagAT()
        && device.isFlagED() == length > WITHOUT_EXTENSIONS
        && length >= WITHOUT_EXTENSIONS;
  }

  private static byte[] challenge(CollectedClientData said) {
    Challenge challenge = said.getChallenge();
    return challenge == null ? new byte[0] : challenge.getValue();
  }

  /** Believes a new key or not; its challenge was looked at before. */
  Checked newKey(Made made) {
    try {
      library.verify(
          made.data(),
          new RegistrationParameters(property(made.challenge()), ALGORITHMS, true, true));
    } catch (VerificationException doubtful) {
      return new Checked.Doubted(doubt(doubtful));
    }
    return made.key().getCredentialId().length > LONGEST_ID
        ? new Checked.Doubted(Doubt.MALFORMED)
        : new Checked.NewKey(
            base64(made.key().getCredentialId()),
            base64(converter.getCborMapper().writeValueAsBytes(made.key().getCOSEKey())),
            made.counter());
  }

  /** Believes a signature or not; its challenge was looked at before. */
  Checked signature(Signature signature, String key, long counter) {
    COSEKey cose =
        converter.getCborMapper().readValue(Base64.getUrlDecoder().decode(key), COSEKey.class);
    CredentialRecordImpl kept =
        new CredentialRecordImpl(
            new NoneAttestationStatement(),
            null,
            null,
            null,
            counter,
            new AttestedCredentialData(AAGUID.ZERO, signature.id(), cose),
            null,
            null,
            null,
            Set.of());
    try {
      library.verify(
          signature.data(),
          new AuthenticationParameters(property(signature.challenge()), kept, null, true, true));
      return new Checked.Signed(signature.counter());
    } catch (VerificationException doubtful) {
      return new Checked.Doubted(doubt(doubtful));
    }
  }

  private ServerProperty property(byte[] challenge) {
    return ServerProperty.builder()
        .origin(new Origin(site.origin()))
        .rpId(site.id())
        .challenge(new DefaultChallenge(challenge))
        .build();
  }

  private static Doubt doubt(VerificationException doubtful) {
    return switch (doubtful) {
      case BadChallengeException _ -> Doubt.CHALLENGE_WRONG;
      case InconsistentClientDataTypeException _ -> Doubt.TYPE_WRONG;
      case BadOriginException _ -> Doubt.ORIGIN_WRONG;
      case BadTopOriginException _ -> Doubt.ORIGIN_WRONG;
      case CrossOriginException _ -> Doubt.ORIGIN_WRONG;
      case BadRpIdException _ -> Doubt.SITE_WRONG;
      case UserNotPresentException _ -> Doubt.NOBODY_PRESENT;
      case UserNotVerifiedException _ -> Doubt.NOT_VERIFIED;
      case BadAlgorithmException _ -> Doubt.ALGORITHM_WRONG;
      case NotAllowedAlgorithmException _ -> Doubt.ALGORITHM_WRONG;
      case BadSignatureException _ -> Doubt.SIGNATURE_WRONG;
      case MaliciousCounterValueException _ -> Doubt.COUNTER_WENT_BACK;
      default -> Doubt.OTHER_RULE;
    };
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
