package io.tocsin.access.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signed tokens made by hand, so that any header may stand over any signature. */
public final class Tokens {

  private Tokens() {}

  /** A key pair with its published half. */
  public record Key(JWK published, PrivateKey secret) {

    /** The same, published under other words. */
    public Key as(JWK other) {
      return new Key(other, secret);
    }
  }

  /** An RSA key for signatures. */
  public static Key rsa(String id, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      KeyPair pair = generator.generateKeyPair();
      return new Key(
          new RSAKey.Builder((RSAPublicKey) pair.getPublic())
              .keyID(id)
              .keyUse(KeyUse.SIGNATURE)
              .build(),
          pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A key on the curve P-256. */
  public static Key ec(String id) {
    try {
      ECKey key = new ECKeyGenerator(Curve.P_256).keyID(id).generate();
      return new Key(key.toPublicJWK(), key.toECPrivateKey());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A token under that header, signed as its algorithm says. */
  public static String signed(Map<String, Object> header, String claims, Key key) {
    String input = base64(JSONObjectUtils.toJSONString(header)) + "." + base64(claims);
    return input + "." + base64(signature(String.valueOf(header.get("alg")), input, key.secret()));
  }

  /** A token with a keyed hash in place of a signature. */
  public static String hashed(Map<String, Object> header, String claims, byte[] secret) {
    try {
      String input = base64(JSONObjectUtils.toJSONString(header)) + "." + base64(claims);
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return input + "." + base64(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] signature(String algorithm, String input, PrivateKey key) {
    try {
      Signature signature =
          Signature.getInstance(
              algorithm.startsWith("ES") ? "SHA256withECDSAinP1363Format" : "SHA256withRSA");
      signature.initSign(key);
      signature.update(input.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A header of the usual form. */
  public static Map<String, Object> header(String algorithm, String keyId) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", algorithm);
    header.put("typ", "JWT");
    header.put("kid", keyId);
    return header;
  }

  public static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  public static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
