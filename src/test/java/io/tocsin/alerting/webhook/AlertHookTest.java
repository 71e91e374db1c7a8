package io.tocsin.alerting.webhook;

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
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AlertHookTest {

  private static final byte[] SECRET = "between the two of us".getBytes(StandardCharsets.UTF_8);
  private static final Instant AT = Instant.parse("2026-03-03T06:40:00Z");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private OtherEnd server;

  @BeforeEach
  void listen() throws IOException {
    server = new OtherEnd("HTTP/1.1 204 No Content\r\n\r\n");
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private static AlertHook hook() {
    return new AlertHook(
        new WebPost(new EgressGate(), "Tocsin/test"),
        JSON::writeValueAsBytes,
        _ -> Optional.of(SECRET));
  }

  private AlertMessage message(URI url, boolean allowPrivate) {
    Teammate ann =
        new Teammate(
            "ann",
            "Ann",
            LocalizedText.of("en", "On call"),
            "en",
            Duration.ZERO,
            null,
            null,
            new Teammate.Hook(url, Path.of("secret"), allowPrivate));
    Alert alert =
        new Alert(
            "alert-1",
            "VERDICT i 1",
            Alert.Reason.VERDICT,
            "i",
            null,
            null,
            true,
            AT,
            1,
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
        ann,
        AT,
        "[EXERCISE] Été",
        List.of("One", "Two"),
        List.of(new AlertMessage.Fact("Since", "06:40")),
        URI.create("https://etat.example/a/x"),
        "See",
        "Why");
  }

  private URI here() {
    return URI.create(server.at("/hook?a=b"));
  }

  @Test
  void bodyIsSignedAndNamedSoThatTheOtherSideCanTellARepetition() throws Exception {
    Sent sent = hook().send(message(here(), true));
    assertThat(sent.outcome()).as(sent.reply()).isEqualTo(Outcome.ACCEPTED);
    OtherEnd.Taken one = server.taken().getFirst();
    assertThat(one.head().getFirst()).isEqualTo("POST /hook?a=b HTTP/1.1");
    assertThat(one.header("Tocsin-Delivery")).isEqualTo("call-1");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
    mac.update((AT.getEpochSecond() + ".").getBytes(StandardCharsets.US_ASCII));
    String tag = HexFormat.of().formatHex(mac.doFinal(one.body()));
    assertThat(one.header("Tocsin-Signature")).isEqualTo("t=" + AT.getEpochSecond() + ",v1=" + tag);
    JsonNode body = JSON.readTree(one.body());
    assertThat(body.path("title").asString("")).isEqualTo("[EXERCISE] Été");
    assertThat(body.path("exercise").asBoolean(false)).isTrue();
    assertThat(body.path("reason").asString("")).isEqualTo("VERDICT");
    assertThat(body.path("link").asString("")).isEqualTo("https://etat.example/a/x");
  }

  @Test
  void privateAddressIsRefusedUnlessTheOwnerAllowsIt() {
    List<String> addresses =
        List.of(
            here().toString(),
            "http://10.0.0.1/",
            "http://[::1]/",
            "http://169.254.169.254/latest",
            "http://localhost/");
    for (String address : addresses) {
      Sent sent = hook().send(message(URI.create(address), false));
      assertThat(sent.outcome()).as(address).isEqualTo(Outcome.NOT_SENDABLE);
    }
    assertThat(hook().send(message(URI.create("http://169.254.169.254/"), true)).outcome())
        .isEqualTo(Outcome.NOT_SENDABLE);
    assertThat(server.taken()).isEmpty();
  }

  @Test
  void answersAreReadForWhatTheyMean() {
    server.answer("HTTP/1.1 503 Later\r\n\r\n");
    assertThat(hook().send(message(here(), true)).outcome()).isEqualTo(Outcome.REFUSED_FOR_NOW);
    server.answer("HTTP/1.1 410 Gone\r\n\r\n");
    assertThat(hook().send(message(here(), true)).outcome()).isEqualTo(Outcome.REFUSED_FOR_GOOD);
    server.answer("HTTP/1.1 302 Found\r\nLocation: http://10.0.0.1/\r\n\r\n");
    assertThat(hook().send(message(here(), true)).outcome()).isEqualTo(Outcome.REFUSED_FOR_NOW);
    server.answer("nonsense\r\n");
    assertThat(hook().send(message(here(), true)).outcome()).isEqualTo(Outcome.REPLY_LOST);
  }

  @Test
  void nobodyThereIsNoAnswer() throws IOException {
    try (Socket deaf = new Socket()) {
      deaf.bind(new InetSocketAddress("127.0.0.1", 0));
      URI gone = URI.create("http://127.0.0.1:" + deaf.getLocalPort() + "/hook");
      assertThat(hook().send(message(gone, true)).outcome()).isEqualTo(Outcome.UNREACHABLE);
    }
  }
}
