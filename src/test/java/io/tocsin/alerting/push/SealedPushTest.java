package io.tocsin.alerting.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What goes to a push service: sealed for one browser, signed by this house. */
class SealedPushTest {

  private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();
  private static final URI HOUSE = URI.create("https://etat.example/");

  @Test
  void theExampleOfTheStandardComesOutByteForByte() {
    // RFC 8291 section 5 and appendix A.
    Device device =
        new Device(
            "Ann",
            URI.create("https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV"),
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            "BTBZMqHH6r4Tts7J_aSIgg",
            "en");
    byte[] text = "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.US_ASCII);
    BigInteger once =
        new BigInteger(1, BASE64.decode("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"));
    byte[] sealed =
        SealedPush.seal(
            device, text, Curve.privateKey(once), BASE64.decode("DGv6ra1nlYgDCS1FRnbzlw"));
    assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(sealed))
        .isEqualTo(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
                + "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
                + "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
  }

  @Test
  void publicKeysAreThoseTheMachineMakes() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    for (int i = 0; i < 20; i++) {
      KeyPair pair = generator.generateKeyPair();
      ECPublicKey made = Curve.publicKey((ECPrivateKey) pair.getPrivate());
      assertThat(made.getW()).isEqualTo(((ECPublicKey) pair.getPublic()).getW());
      assertThat(Curve.publicKey(Curve.bytes(made)).getW()).isEqualTo(made.getW());
    }
  }

  @Test
  void pointThatIsNotOnTheCurveIsNoKey() {
    byte[] point = BASE64.decode(new VapidKey(new byte[32], HOUSE).publicKey());
    point[40] ^= 1;
    assertThatThrownBy(() -> Curve.publicKey(point)).hasMessage("not on the curve");
    assertThatThrownBy(() -> Curve.publicKey(new byte[65])).hasMessageContaining("point");
  }

  @Test
  void tokenIsForOnePushServiceForHalfADayAndSignedByThisHouse() throws GeneralSecurityException {
    VapidKey key = new VapidKey(new byte[] {7}, HOUSE);
    assertThat(new VapidKey(new byte[] {7}, HOUSE).publicKey()).isEqualTo(key.publicKey());
    String said =
        key.authorization(
            URI.create("https://fcm.googleapis.com/fcm/send/abc"), Instant.ofEpochSecond(1000));
    String token = said.substring("vapid t=".length(), said.indexOf(", k="));
    String[] parts = token.split("\\.");
    assertThat(new String(BASE64.decode(parts[1]), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"aud\":\"https://fcm.googleapis.com\",\"exp\":44200,\"sub\":\"https://etat.example/\"}");
    assertThat(said).endsWith(", k=" + key.publicKey());
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initVerify(Curve.publicKey(BASE64.decode(key.publicKey())));
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    assertThat(signature.verify(BASE64.decode(parts[2]))).isTrue();
  }
}
