package io.tocsin.alerting.push;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;

/** Keys on P-256 (FIPS 186-4 D.1.2.3) and the 65 bytes of an uncompressed point. Immutable. */
final class Curve {

  static final int POINT_BYTES = 65;
  private static final int FIELD_BYTES = 32;
  private static final byte UNCOMPRESSED = 4;
  private static final ECParameterSpec P256 = parameters();
  private static final BigInteger PRIME = ((ECFieldFp) P256.getCurve().getField()).getP();

  private Curve() {}

  private static ECParameterSpec parameters() {
    try {
      AlgorithmParameters named = AlgorithmParameters.getInstance("EC");
      named.init(new ECGenParameterSpec("secp256r1"));
      return named.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has P-256", e);
    }
  }

  /** Makes a private key from 32 secret bytes, the same one each time. */
  static ECPrivateKey privateKey(byte[] secret) {
    BigInteger most = P256.getOrder().subtract(BigInteger.ONE);
    return privateKey(new BigInteger(1, secret).mod(most).add(BigInteger.ONE));
  }

  static ECPrivateKey privateKey(BigInteger scalar) {
    try {
      return (ECPrivateKey)
          KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(scalar, P256));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has P-256", e);
    }
  }

  /** Returns the public key of a private one. Not in constant time: for keys of our own alone. */
  static ECPublicKey publicKey(ECPrivateKey key) {
    return publicKey(times(key.getS(), P256.getGenerator()));
  }

  /** Reads a point; throws what is none on the curve. */
  static ECPublicKey publicKey(byte[] point) {
    if (point.length != POINT_BYTES || point[0] != UNCOMPRESSED) {
      throw new IllegalArgumentException("not an uncompressed point");
    }
    BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + FIELD_BYTES));
    BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 1 + FIELD_BYTES, POINT_BYTES));
    BigInteger right =
        x.pow(3).add(P256.getCurve().getA().multiply(x)).add(P256.getCurve().getB()).mod(PRIME);
    boolean small = x.compareTo(PRIME) < 0 && y.compareTo(PRIME) < 0;
    if (!small || !y.pow(2).mod(PRIME).equals(right)) {
      throw new IllegalArgumentException("not on the curve");
    }
    return publicKey(new ECPoint(x, y));
  }

  private static ECPublicKey publicKey(ECPoint point) {
    try {
      return (ECPublicKey)
          KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, P256));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has P-256", e);
    }
  }

  static byte[] bytes(ECPublicKey key) {
    byte[] point = new byte[POINT_BYTES];
    point[0] = UNCOMPRESSED;
    put(key.getW().getAffineX(), point, 1);
    put(key.getW().getAffineY(), point, 1 + FIELD_BYTES);
    return point;
  }

  private static void put(BigInteger number, byte[] into, int at) {
    byte[] bytes = number.toByteArray();
    int length = Math.min(bytes.length, FIELD_BYTES);
    System.arraycopy(bytes, bytes.length - length, into, at + FIELD_BYTES - length, length);
  }

  private static ECPoint times(BigInteger scalar, ECPoint point) {
    ECPoint sum = ECPoint.POINT_INFINITY;
    for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
      sum = plus(sum, sum);
      if (scalar.testBit(bit)) {
        sum = plus(sum, point);
      }
    }
    return sum;
  }

  private static ECPoint plus(ECPoint one, ECPoint other) {
    if (one.equals(ECPoint.POINT_INFINITY)) {
      return other;
    }
    if (other.equals(ECPoint.POINT_INFINITY)) {
      return one;
    }
    BigInteger x = one.getAffineX();
    BigInteger y = one.getAffineY();
    BigInteger slope;
    if (one.equals(other)) {
      BigInteger above = x.pow(2).multiply(BigInteger.valueOf(3)).add(P256.getCurve().getA());
      slope = above.multiply(y.shiftLeft(1).modInverse(PRIME)).mod(PRIME);
    } else {
      BigInteger run = other.getAffineX().subtract(x).mod(PRIME).modInverse(PRIME);
      slope = other.getAffineY().subtract(y).multiply(run).mod(PRIME);
    }
    BigInteger sumX = slope.pow(2).subtract(x).subtract(other.getAffineX()).mod(PRIME);
    BigInteger sumY = slope.multiply(x.subtract(sumX)).subtract(y).mod(PRIME);
    return new ECPoint(sumX, sumY);
  }
}
