package io.tocsin.alerting.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.alerting.Alert;
import io.tocsin.alerting.AlertMessage;
import io.tocsin.alerting.Call;
import io.tocsin.alerting.OtherEnd;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Teammate;
import io.tocsin.delivery.Channel.Sent;
import io.tocsin.delivery.Outcome;
import io.tocsin.signals.probe.egress.EgressGate;
import io.tocsin.signals.probe.egress.WebPost;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Browsers are woken: those of whom the team names, through push services that are known. */
class AlertPushTest {

  private static final Instant AT = Instant.parse("2026-03-03T06:40:00Z");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final byte[] AUTHENTICATION = new byte[16];

  private final ECPrivateKey browser = Curve.privateKey(new byte[] {42});
  private final String point = BASE64.encodeToString(Curve.bytes(Curve.publicKey(browser)));
  private final Kept kept = new Kept();
  private OtherEnd service;

  /** Browsers in memory. */
  private static final class Kept implements Devices {
    private final List<Device> devices = new CopyOnWriteArrayList<>();

    @Override
    public List<Device> all() {
      return List.copyOf(devices);
    }

    @Override
    public void put(Device device, Instant now) {
      remove(device.endpoint());
      devices.add(device);
    }

    @Override
    public void remove(URI endpoint) {
      devices.removeIf(device -> device.endpoint().equals(endpoint));
    }
  }

  @BeforeEach
  void listen() throws IOException {
    service = new OtherEnd("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
  }

  @AfterEach
  void close() throws IOException {
    service.close();
  }

  private AlertPush push(PushServices services) {
    return new AlertPush(
        new WebPost(new EgressGate(), "Tocsin/test"),
        services,
        kept,
        new VapidKey(new byte[32], URI.create("https://etat.example/")),
        JSON::writeValueAsBytes,
        new SecureRandom());
  }

  private AlertPush push() {
    return push(new PushServices(Set.of("127.0.0.1"), List.of(), true));
  }

  private Device.Asked asked(String endpoint) {
    return new Device.Asked(endpoint, point, BASE64.encodeToString(AUTHENTICATION));
  }

  private String here(String path) {
    return service.at(path);
  }

  private static Teammate teammate(String name) {
    return new Teammate(
        "ann",
        name,
        LocalizedText.of("en", "On call"),
        "en",
        Duration.ZERO,
        "a@x.example",
        null,
        null);
  }

  private static AlertMessage message() {
    Alert alert =
        new Alert(
            "alert-1",
            "VERDICT i 1",
            Alert.Reason.VERDICT,
            "i",
            null,
            null,
            false,
            AT,
            2,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    return new AlertMessage(
        "call-1",
        alert,
        Call.Kind.WAKE,
        teammate("Ann"),
        AT,
        "E-mail: confirmed",
        List.of("One"),
        List.of(),
        URI.create("https://etat.example/a/secret"),
        "See",
        "Why");
  }

  @Test
  void everyBrowserOfThePersonIsWokenAndOfNobodyElse() throws GeneralSecurityException {
    AlertPush push = push();
    assertThat(push.add("Ann", asked(here("/phone")), "en", AT)).isTrue();
    assertThat(push.add("Ann", asked(here("/desk")), "en", AT)).isTrue();
    assertThat(push.add("Bob", asked(here("/bob")), "en", AT)).isTrue();
    assertThat(push.reaches(teammate("Ann"))).isTrue();
    assertThat(push.reaches(teammate("Cleo"))).isFalse();
    Sent sent = push.send(message());
    assertThat(sent.outcome()).as(sent.reply()).isEqualTo(Outcome.ACCEPTED);
    assertThat(service.taken())
        .extracting(one -> one.head().getFirst())
        .containsExactly("POST /phone HTTP/1.1", "POST /desk HTTP/1.1");
    assertThat(service.taken().getFirst().head())
        .contains("TTL: 3600", "Urgency: high", "Content-Encoding: aes128gcm")
        .anyMatch(line -> line.startsWith("Authorization: vapid t="));
    JsonNode text = JSON.readTree(opened(service.taken().getFirst().body()));
    assertThat(text.path("title").asString("")).isEqualTo("E-mail: confirmed");
    assertThat(text.path("round").asInt(0)).isEqualTo(2);
    assertThat(text.toString()).doesNotContain("/a/secret");
  }

  /** What the browser does with it (RFC 8291 section 3). */
  private byte[] opened(byte[] body) throws GeneralSecurityException {
    byte[] theirs = Arrays.copyOfRange(body, 21, 86);
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(browser);
    agreement.doPhase(Curve.publicKey(theirs), true);
    byte[] info = new byte[14 + 65 + 65 + 1];
    System.arraycopy("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), 0, info, 0, 14);
    System.arraycopy(Curve.bytes(Curve.publicKey(browser)), 0, info, 14, 65);
    System.arraycopy(theirs, 0, info, 79, 65);
    info[144] = 1;
    byte[] material = hmac(hmac(AUTHENTICATION, agreement.generateSecret()), info);
    byte[] root = hmac(Arrays.copyOf(body, 16), material);
    byte[] key = hmac(root, "Content-Encoding: aes128gcm\0\1".getBytes(StandardCharsets.US_ASCII));
    byte[] nonce = hmac(root, "Content-Encoding: nonce\0\1".getBytes(StandardCharsets.US_ASCII));
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(key, 0, 16, "AES"),
        new GCMParameterSpec(128, nonce, 0, 12));
    byte[] padded = cipher.doFinal(body, 86, body.length - 86);
    assertThat(padded[padded.length - 1]).isEqualTo((byte) 2);
    return Arrays.copyOf(padded, padded.length - 1);
  }

  private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text);
  }

  @Test
  void browserThatIsGoneIsAskedNoMore() {
    AlertPush push = push();
    push.add("Ann", asked(here("/phone")), "en", AT);
    service.answer("HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n");
    assertThat(push.send(message()).outcome()).isEqualTo(Outcome.REFUSED_FOR_GOOD);
    push.renew();
    assertThat(push.reaches(teammate("Ann"))).isFalse();
  }

  @Test
  void nobodyIsLedElsewhereThanToThePushServicesOfBrowsers() {
    AlertPush push = push(PushServices.OF_BROWSERS);
    for (String endpoint :
        List.of(
            here("/inside"),
            "https://127.0.0.1/",
            "https://169.254.169.254/latest/meta-data",
            "https://fcm.googleapis.com.elsewhere.example/x",
            "https://elsewhere.example/fcm.googleapis.com",
            "https://me@fcm.googleapis.com/x",
            "https://fcm.googleapis.com:8443/x",
            "http://fcm.googleapis.com/x",
            "ftp://fcm.googleapis.com/x",
            "https://notify.windows.com.elsewhere.example/",
            "https://fcm.googleapis.com/" + "x".repeat(2100),
            "/x",
            "")) {
      assertThat(push.add("Ann", asked(endpoint), "en", AT)).as(endpoint).isFalse();
    }
    for (String endpoint :
        List.of(
            "https://fcm.googleapis.com/fcm/send/a:b",
            "https://updates.push.services.mozilla.com/wpush/v2/a",
            "https://wns2-par02p.notify.windows.com/w/?token=a",
            "https://web.push.apple.com/a")) {
      assertThat(push.add("Ann", asked(endpoint), "en", AT)).as(endpoint).isTrue();
    }
  }

  @Test
  void keysThatAreNoneAreRefused() {
    AlertPush push = push();
    String secret = BASE64.encodeToString(AUTHENTICATION);
    byte[] off = Base64.getUrlDecoder().decode(point);
    off[64] ^= 1;
    for (Device.Asked bad :
        List.of(
            new Device.Asked(here("/x"), BASE64.encodeToString(off), secret),
            new Device.Asked(here("/x"), "", secret),
            new Device.Asked(here("/x"), "not base64!", secret),
            new Device.Asked(here("/x"), point, BASE64.encodeToString(new byte[15])))) {
      assertThat(push.add("Ann", bad, "en", AT)).isFalse();
    }
    assertThat(kept.all()).isEmpty();
  }

  @Test
  void onesOwnBrowserAloneIsLetGo() {
    AlertPush push = push();
    push.add("Ann", asked(here("/phone")), "en", AT);
    push.remove("Bob", here("/phone"));
    assertThat(push.reaches(teammate("Ann"))).isTrue();
    push.remove("Ann", here("/phone"));
    assertThat(push.reaches(teammate("Ann"))).isFalse();
  }
}
