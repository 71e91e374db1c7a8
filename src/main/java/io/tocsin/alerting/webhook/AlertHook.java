package io.tocsin.alerting.webhook;

import io.tocsin.alerting.AlertChannel;
import io.tocsin.alerting.AlertMessage;
import io.tocsin.catalog.Teammate;
import io.tocsin.delivery.Channel.Sent;
import io.tocsin.delivery.Outcome;
import io.tocsin.signals.probe.egress.WebPost;
import io.tocsin.signals.probe.egress.WebPost.Posted;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Wakes through an address that takes JSON, signed with HMAC-SHA-256 over time and body under the
 * secret of both sides; thread-safe. The same call has the same {@code Tocsin-Delivery} on every
 * try.
 */
public final class AlertHook implements AlertChannel {

  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final WebPost post;
  private final Function<Map<String, Object>, byte[]> json;
  private final Function<Path, Optional<byte[]>> secrets;

  /**
   * Posts through the one gate.
   *
   * @param json writes a body
   * @param secrets reads the secret in a file; empty if it cannot be read now
   */
  public AlertHook(
      WebPost post,
      Function<Map<String, Object>, byte[]> json,
      Function<Path, Optional<byte[]>> secrets) {
    this.post = post;
    this.json = json;
    this.secrets = secrets;
  }

  @Override
  public String id() {
    return "webhook";
  }

  @Override
  public boolean reaches(Teammate person) {
    return person.webhook() != null;
  }

  @Override
  public Sent send(AlertMessage message) {
    Teammate.Hook hook = message.person().webhook();
    if (hook == null) {
      return new Sent(Outcome.NOT_SENDABLE, "no webhook");
    }
    Optional<byte[]> secret = secrets.apply(hook.secretFile()).filter(bytes -> bytes.length > 0);
    if (secret.isEmpty()) {
      return new Sent(Outcome.SENDER_REFUSED, "the file with the secret cannot be read");
    }
    byte[] body = json.apply(body(message));
    Map<String, String> headers =
        Map.of(
            "Content-Type", "application/json",
            "Tocsin-Delivery", message.call(),
            "Tocsin-Signature", signature(secret.get(), message.at().getEpochSecond(), body));
    return sent(post.post(hook.url(), headers, body, hook.allowPrivate(), LIMIT));
  }

  private static Map<String, Object> body(AlertMessage message) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("schema", "tocsin-alert/1");
    body.put("id", message.call());
    body.put("kind", message.kind().name());
    body.put("alert", message.alert().id());
    body.put("reason", message.alert().reason().name());
    body.put("exercise", message.alert().exercise());
    put(body, "incident", message.alert().incident());
    put(body, "playbook", message.alert().playbook());
    put(body, "taken_by", message.alert().takenBy());
    body.put("raised_at", message.alert().raisedAt().toString());
    body.put("round", message.alert().round());
    body.put("person", message.person().id());
    body.put("language", message.person().language());
    body.put("title", message.subject());
    body.put("text", String.join("\n", message.paragraphs()));
    body.put("facts", facts(message.facts()));
    body.put("link", message.link().toString());
    return body;
  }

  private static void put(Map<String, Object> body, String name, @Nullable String value) {
    if (value != null) {
      body.put(name, value);
    }
  }

  private static List<Map<String, String>> facts(List<AlertMessage.Fact> facts) {
    return facts.stream()
        .map(fact -> Map.of("label", fact.label(), "value", fact.value()))
        .toList();
  }

  /** {@code t=SECONDS,v1=HEX}: the HMAC of the seconds, a full stop and the body. */
  static String signature(byte[] secret, long seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update((seconds + ".").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private static Sent sent(Posted posted) {
    return switch (posted) {
      case Posted.Answered(int status) when status < 300 ->
          new Sent(Outcome.ACCEPTED, "status " + status);
      case Posted.Answered(int status) when status == 404 || status == 410 ->
          new Sent(Outcome.REFUSED_FOR_GOOD, "status " + status);
      case Posted.Answered(int status) -> new Sent(Outcome.REFUSED_FOR_NOW, "status " + status);
      case Posted.Forbidden(String why) -> new Sent(Outcome.NOT_SENDABLE, why);
      case Posted.Failed(String why, boolean handedOver) ->
          new Sent(handedOver ? Outcome.REPLY_LOST : Outcome.UNREACHABLE, why);
    };
  }
}
